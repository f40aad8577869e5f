using CodeModeRoslyn.Tools.Bindings.Schema;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Bindings.Paging;

/// <summary>Finds the operations of a unit that answer in pages, and names the methods that go through all of them.</summary>
internal static class PagedMethods
{
    private const string Ending = "Async";

    /// <summary>The method of each such operation.</summary>
    /// <param name="tools">All tools of the unit, with the names of their plain methods.</param>
    public static IReadOnlyDictionary<ToolDescriptor, (string Method, PagedShape Pages)> Find(IReadOnlyList<(ToolDescriptor Tool, string Method, ToolShape Shape)> tools)
    {
        var taken = tools.Select(tool => tool.Method).ToHashSet(StringComparer.Ordinal);
        var paged = new Dictionary<ToolDescriptor, (string, PagedShape)>(ReferenceEqualityComparer.Instance);
        foreach (var (tool, method, shape) in tools)
        {
            if (PageReader.Read(tool, shape) is { } pages)
            {
                // A method whose name others would have had too does not end in Async.
                var stem = method.EndsWith(Ending, StringComparison.Ordinal) ? method[..^Ending.Length] : method;
                string[] names = [$"{stem}All{Ending}", $"{stem}AllPages{Ending}"];
                if (names.FirstOrDefault(taken.Add) is { } name)
                {
                    paged.Add(tool, (name, pages));
                }
            }
        }

        return paged;
    }
}
