// task: Print the names of three customers.
// mistake: a class Program with Main
using System;
using System.Threading.Tasks;

public class Program
{
    public static async Task Main(string[] args)
    {
        foreach (var id in new[] { "cust_8a3f", "cust_1b7c", "cust_2d90" })
        {
            var customer = await tools.Crm.GetCustomerAsync(id: id);
            Console.WriteLine(customer.Name);
        }
    }
}
