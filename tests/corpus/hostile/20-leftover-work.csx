// expect: contained ; category: leftover ; note: goes on printing and calling after its run
_ = Task.Run(async () => { while (true) { await Task.Delay(1); Console.WriteLine("leftover"); } });
_ = Task.Run(async () => { while (true) { await Task.Delay(1); try { await tools.Crm.GetCustomerAsync(id: "cust_8a3f"); } catch { } } });
return 1;
