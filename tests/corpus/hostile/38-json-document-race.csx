// expect: contained ; category: memory ; note: a document disposed while it is read
for (var k = 0; k < 300; k++)
{
    var d = JsonDocument.Parse("[" + string.Join(",", Enumerable.Repeat("\"abcdef\"", 500)) + "]");
    var e = d.RootElement;
    Parallel.Invoke(() => { try { foreach (var x in e.EnumerateArray()) x.GetString(); } catch { } }, d.Dispose, d.Dispose, () => { try { e.GetRawText(); } catch { } });
}
return "raced";
