// task: Sum the column amount of exports/sales.csv.
// mistake: CsvHelper, which is not there
using System.IO;
using CsvHelper;

var file = await tools.Filesystem.ReadTextFileAsync(path: "exports/sales.csv");
using var csv = new CsvReader(new StringReader(file.Content), CultureInfo.InvariantCulture);
return csv.GetRecords<Sale>().Sum(s => s.Amount);

record Sale(string Region, decimal Amount);
