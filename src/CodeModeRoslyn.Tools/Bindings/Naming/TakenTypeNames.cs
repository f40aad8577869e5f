using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace CodeModeRoslyn.Tools.Bindings.Naming;

/// <summary>The type names that a script has in scope without a <c>using</c>: a record of the same name would make both ambiguous.</summary>
internal static class TakenTypeNames
{
    private static readonly FrozenSet<string> Namespaces = FrozenSet.Create(
        StringComparer.Ordinal,
        "System", "System.Collections.Generic", "System.Globalization", "System.Linq", "System.Text", "System.Text.Json",
        "System.Text.RegularExpressions", "System.Threading", "System.Threading.Tasks");

    // One type of each assembly that has types in those namespaces, beside the names that the guest and the script itself have.
    private static readonly Lazy<FrozenSet<string>> Taken = new(() =>
        new[]
        {
            typeof(object), typeof(Enumerable), typeof(SortedSet<>), typeof(ConcurrentBag<>), typeof(JsonElement), typeof(Regex),
            typeof(Uri), typeof(Barrier), typeof(Parallel), typeof(Console), typeof(AsyncEnumerable),
        }
        .SelectMany(type => type.Assembly.GetExportedTypes())
        .Where(type => type.Namespace is { } name && Namespaces.Contains(name))
        .Select(type => type.Name.Split('`')[0])
        .Concat(["Json", "ToolList", "ToolException", "Tools", "Catalog", "ToolInfo", "ScriptGlobals", "Script", "Content", "Output", "KeptRuns", "KeptRun", "JsonEntry"])
        .ToFrozenSet(StringComparer.Ordinal));

    public static bool Contains(string name) => Taken.Value.Contains(name);
}
