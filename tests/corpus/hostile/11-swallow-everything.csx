// expect: contained ; category: hang ; note: catches whatever could stop it
while (true)
{
    try { await Task.Delay(1); }
    catch { }
    finally { Console.Write(""); }
}
