using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CodeModeRoslyn.Verification.Policy;

/// <summary>
/// What a company changes in the built-in policy, by exact documentation-comment ids. A denial of a type is one of its members and
/// nested types too, a denial of a namespace one of its types and of no other namespace. A denial counts for more than a loosening.
/// </summary>
public sealed partial class CompanyPolicy
{
    private readonly FrozenDictionary<string, CompanyDenial> denied;
    private readonly FrozenSet<string> loosened;
    private readonly FrozenSet<string> nameable;

    public CompanyPolicy(ImmutableArray<CompanyDenial> denials, ImmutableArray<Loosening> loosenings)
    {
        Denials = denials;
        Loosenings = loosenings;
        denied = denials.SelectMany(denial => denial.Ids.Select(id => (id, denial)))
            .DistinctBy(pair => pair.id)
            .ToFrozenDictionary(pair => pair.id, pair => pair.denial, StringComparer.Ordinal);
        loosened = loosenings.SelectMany(loosening => loosening.Ids).ToFrozenSet(StringComparer.Ordinal);
        nameable = loosenings.SelectMany(loosening => loosening.Types).ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>Changes nothing.</summary>
    public static CompanyPolicy None { get; } = new([], []);

    public ImmutableArray<CompanyDenial> Denials { get; }

    public ImmutableArray<Loosening> Loosenings { get; }

    /// <summary>Whether it changes nothing.</summary>
    public bool IsEmpty => Denials.IsEmpty && Loosenings.IsEmpty;

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <param name="utf8">Comes from the host, which checked it; empty for <see cref="None"/>.</param>
    /// <exception cref="JsonException">The host did not write this.</exception>
    public static CompanyPolicy Parse(ReadOnlySpan<byte> utf8) =>
        utf8.IsEmpty ? None
        : JsonSerializer.Deserialize(utf8, Json.Default.Content) is { } content ? new CompanyPolicy(content.Denials, content.Loosenings)
        : throw new JsonException("A policy is null.");

    /// <summary>Writes it down for a child process; empty when it changes nothing.</summary>
    public byte[] ToJson() => IsEmpty ? [] : JsonSerializer.SerializeToUtf8Bytes(new Content(Denials, Loosenings), Json.Default.Content);

    /// <summary>The denial of a type, of a type around it, or of its namespace; null when there is none.</summary>
    /// <param name="ns">The exact namespace; empty for the global one.</param>
    /// <param name="type">With arity, nested types as <c>Outer`1.Inner</c>.</param>
    public CompanyDenial? DenialOfType(string ns, string type)
    {
        if (denied.Count == 0)
        {
            return null;
        }

        if (denied.TryGetValue($"N:{ns}", out var denial))
        {
            return denial;
        }

        for (var end = type.IndexOf('.', StringComparison.Ordinal); end >= 0; end = type.IndexOf('.', end + 1))
        {
            if (denied.TryGetValue(TypeId(ns, type[..end]), out denial))
            {
                return denial;
            }
        }

        return denied.GetValueOrDefault(TypeId(ns, type));
    }

    /// <summary>The denial of a member by its exact id, or of the type that declares it; null when there is none.</summary>
    public CompanyDenial? DenialOfMember(string ns, string type, string id) =>
        DenialOfType(ns, type) ?? (denied.Count == 0 ? null : denied.GetValueOrDefault(id));

    /// <summary>Whether a type may be named though the built-in policy does not list it: it is loosened, or something of it is.</summary>
    public bool LoosensType(string ns, string type) =>
        Loosens(ns, type) || (nameable.Count > 0 && nameable.Contains(TypeId(ns, type)) && DenialOfType(ns, type) is null);

    /// <summary>Whether a member may be used though the built-in policy does not list it: it is loosened, or its type is.</summary>
    public bool LoosensMember(string ns, string type, string id) =>
        loosened.Count > 0 && (loosened.Contains(id) || Loosens(ns, type)) && DenialOfMember(ns, type, id) is null;

    private bool Loosens(string ns, string type)
    {
        if (loosened.Count == 0 || DenialOfType(ns, type) is not null)
        {
            return false;
        }

        for (var end = type.IndexOf('.', StringComparison.Ordinal); end >= 0; end = type.IndexOf('.', end + 1))
        {
            if (loosened.Contains(TypeId(ns, type[..end])))
            {
                return true;
            }
        }

        return loosened.Contains(TypeId(ns, type));
    }

    private static string TypeId(string ns, string type) => ns.Length == 0 ? $"T:{type}" : $"T:{ns}.{type}";

    private sealed record Content(ImmutableArray<CompanyDenial> Denials, ImmutableArray<Loosening> Loosenings);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
    [JsonSerializable(typeof(Content))]
    private sealed partial class Json : JsonSerializerContext;
}
