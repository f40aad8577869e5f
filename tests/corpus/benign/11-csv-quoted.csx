// expect: [{"id":"1","name":"Smith, Ann","note":"said \"hi\" twice"},{"id":"2","name":"Bob","note":""}]
using System.IO;
static List<string> SplitCsv(string line)
{
    var cells = new List<string>();
    var cell = new StringBuilder();
    var quoted = false;
    for (var i = 0; i < line.Length; i++)
    {
        var c = line[i];
        if (quoted)
        {
            if (c == '"' && i + 1 < line.Length && line[i + 1] == '"') { cell.Append('"'); i++; }
            else if (c == '"') quoted = false;
            else cell.Append(c);
        }
        else if (c == '"') quoted = true;
        else if (c == ',') { cells.Add(cell.ToString()); cell.Clear(); }
        else cell.Append(c);
    }
    cells.Add(cell.ToString());
    return cells;
}
var csv = """
    id,name,note
    1,"Smith, Ann","said ""hi"" twice"
    2,Bob,
    """;
using var reader = new StringReader(csv);
var header = SplitCsv(reader.ReadLine()!);
var rows = new List<Dictionary<string, string>>();
while (reader.ReadLine() is { } line)
    rows.Add(header.Zip(SplitCsv(line)).ToDictionary(p => p.First, p => p.Second, StringComparer.OrdinalIgnoreCase));
return rows;
