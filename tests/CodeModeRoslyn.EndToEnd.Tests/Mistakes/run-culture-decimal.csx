// task: Sum the column amount of a German CSV: "1250,50" and "980,25".
// mistake: decimals with a comma are read with the invariant culture, which takes the comma for thousands
var amounts = new[] { "1250,50", "980,25" }.Select(t => decimal.Parse(t));
return amounts.Sum();
