var path = "/srv/shop/catalog/prices.csv";
var lines = (await tools.Filesystem.ReadTextFileAsync(path: path)).Content.Split('\n');
var changed = new List<string>();
for (var i = 1; i < lines.Length; i++)
{
    var f = lines[i].Split(',');
    if (f.Length < 4 || f[2] != "tea") continue;
    f[3] = (decimal.Parse(f[3], CultureInfo.InvariantCulture) * 1.1m).ToString("0.00", CultureInfo.InvariantCulture);
    lines[i] = string.Join(',', f);
    changed.Add($"{f[1]} {f[3]}");
}
await tools.Filesystem.WriteFileAsync(path: path, content: string.Join('\n', lines));
return changed;
