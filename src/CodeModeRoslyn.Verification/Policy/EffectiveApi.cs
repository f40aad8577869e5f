using System.Text;

namespace CodeModeRoslyn.Verification.Policy;

/// <summary>
/// What scripts can really name, by exact documentation-comment id: <c>base.policy</c> worked out against the reference assemblies
/// and written down. A name that the policy allows, but that nobody has seen in this list, is not allowed.
/// </summary>
public sealed class EffectiveApi
{
    /// <summary>Behind a type's id: a script's types may derive from it or implement it.</summary>
    public const string Base = " @base";

    /// <summary>Behind the id of a property or field: it may be written, too.</summary>
    public const string Write = " @write";

    private static readonly Lazy<EffectiveApi> BuiltInList = new(() => new EffectiveApi(BuiltInText.ReadBytes("effective-api.txt")));

    private readonly byte[] lines;

    private EffectiveApi(byte[] lines) => this.lines = lines;

    /// <summary>The list of <c>sandbox-policy/effective-api.txt</c>, which is part of this assembly.</summary>
    public static EffectiveApi BuiltIn => BuiltInList.Value;

    /// <summary>A list from text.</summary>
    /// <param name="text">One id a line, with what is marked behind it, in ordinal order.</param>
    public static EffectiveApi Parse(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether the list has an id, whatever is marked behind it.</summary>
    public bool Has(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Find(id) is not null;
    }

    /// <summary>Whether the list has an id with a mark: <see cref="Base"/> or <see cref="Write"/>.</summary>
    public bool Has(string id, string mark)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Find(id) == mark;
    }

    // In the text itself, which is sorted: a process that compiles one script does not wait for ten thousand lines to be hashed.
    private string? Find(string id)
    {
        var wanted = Encoding.UTF8.GetBytes(id);
        var rest = lines.AsSpan();
        while (!rest.IsEmpty)
        {
            var middle = rest.Length / 2;
            var start = rest[..middle].LastIndexOf((byte)'\n') + 1;
            var end = rest[middle..].IndexOf((byte)'\n');
            var line = end < 0 ? rest[start..] : rest[start..(middle + end)];
            var mark = line.IndexOf((byte)' ');
            var order = wanted.AsSpan().SequenceCompareTo(mark < 0 ? line : line[..mark]);
            if (order == 0)
            {
                return mark < 0 ? "" : Encoding.UTF8.GetString(line[mark..]);
            }

            rest = order < 0 ? rest[..start] : end < 0 ? [] : rest[(middle + end + 1)..];
        }

        return null;
    }
}
