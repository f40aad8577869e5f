using System.Diagnostics;
using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Tests.Support;
namespace CodeModeRoslyn.Tools.Tests;
public sealed class Tmp(ITestOutputHelper o)
{
    [Fact] public void Time()
    {
        foreach (var d in new[] { 2, 4, 6, 8, 10, 12 }) {
            var s = string.Concat(Enumerable.Repeat("{\"type\":[\"array\",\"null\"],\"items\":", d)) + "{\"type\":\"integer\"}" + new string('}', d);
            var t = JsonElement.Parse("{\"name\":\"n\",\"inputSchema\":{\"type\":\"object\",\"properties\":{\"a\":" + s + "}},\"outputSchema\":{\"type\":\"object\",\"properties\":{\"a\":" + s + ",\"b\":" + s + "}}}");
            var c = Stopwatch.StartNew(); var b = BindingWriter.Write(ToolFiles.Snapshot("g", [t])); var w = c.ElapsedMilliseconds; c.Restart(); BindingAssembly.Errors(b); o.WriteLine($"{d} {w} {c.ElapsedMilliseconds} {b.Source.Length}");
        }
    }
}
