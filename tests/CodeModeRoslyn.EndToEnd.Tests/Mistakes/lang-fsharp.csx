// task: Names of two customers.
// mistake: F#
let ids = [ "cust_8a3f"; "cust_1b7c" ]
let! customers = ids |> List.map (fun id -> tools.Crm.GetCustomerAsync(id = id)) |> Task.WhenAll
customers |> Array.map (fun c -> c.Name)
