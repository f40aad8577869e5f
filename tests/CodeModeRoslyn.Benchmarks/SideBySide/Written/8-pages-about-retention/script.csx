var found = await tools.Filesystem.SearchFilesAsync(path: "/srv/shop/handbook", pattern: "**/*.md");
var paths = found.Content.Split('\n', StringSplitOptions.RemoveEmptyEntries);
var hits = await Task.WhenAll(paths.Select(async path =>
{
    var text = (await tools.Filesystem.ReadTextFileAsync(path: path)).Content;
    return new { path, lines = text.Split('\n').Where(l => l.Contains("retention", StringComparison.OrdinalIgnoreCase)).ToList() };
}));
return hits.Where(h => h.lines.Count > 0).OrderBy(h => h.path);
