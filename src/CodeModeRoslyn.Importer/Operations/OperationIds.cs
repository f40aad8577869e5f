using System.Text;

namespace CodeModeRoslyn.Importer.Operations;

/// <summary>Gives each operation an id that no other has.</summary>
internal sealed class OperationIds
{
    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <param name="own">The operation's own id; null when it has none.</param>
    /// <param name="method">Its method.</param>
    /// <param name="path">Its path.</param>
    public string Assign(string? own, string method, string path)
    {
        // The last one is unique: a document has a method only once for each path.
        string[] candidates = [own?.Trim() ?? "", Spoken(method, path), $"{method} {path}"];
        return candidates.First(candidate => candidate.Length > 0 && taken.Add(candidate));
    }

    // GET /pets/{id} is get_pets_by_id.
    private static string Spoken(string method, string path)
    {
        var id = new StringBuilder(method.ToLowerInvariant());
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            id.Append('_').Append(part.StartsWith('{') ? "by_" + part.Trim('{', '}') : part);
        }

        return id.ToString();
    }
}
