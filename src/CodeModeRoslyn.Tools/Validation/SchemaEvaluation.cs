using System.Text.Json;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>
/// Evaluates one value against one schema (JSON Schema drafts 4 to 2020-12, by https://json-schema.org/specification). Both are a
/// stranger's: work is counted and depth is bounded, and whoever asks for too much is told nothing, which is what
/// <see cref="GaveUp"/> says. Keywords that make no sense are passed over.
/// </summary>
/// <param name="source">Where the schema is from.</param>
internal sealed class SchemaEvaluation(SchemaSource source)
{
    private const int MostSteps = 200_000;
    private const int DeepestSchema = 256;
    private const int CharactersOfOneStep = 1_000;

    /// <summary>A step may be a long one. This many milliseconds are more than any honest schema takes.</summary>
    private const long Patience = 1_000;

    private readonly DynamicScope scope = new(source.Root);
    private readonly long started = Environment.TickCount64;
    private int steps;

    /// <summary>Whether it was too much work, so that no answer means anything.</summary>
    public bool GaveUp { get; private set; }

    /// <summary>
    /// How often something could not be decided (a pattern for another engine, an unknown format, a reference to elsewhere) and was
    /// taken to fit. Whoever would refuse a value because something fits looks whether this has grown.
    /// </summary>
    public int Undecided { get; internal set; }

    /// <summary>What is wrong with a value; null for nothing.</summary>
    public Misfit? Find(JsonElement schema, JsonElement value) => Find(schema, value, Spot.Whole, 0, source.Tracks ? new Evaluated() : null);

    /// <summary>Counts work.</summary>
    /// <returns>False when it has become too much.</returns>
    internal bool Spend(int work = 1)
    {
        steps += work;
        GaveUp |= steps > MostSteps || Environment.TickCount64 - started > Patience;
        return !GaveUp;
    }

    internal Misfit? Find(JsonElement schema, JsonElement value, Spot spot, int depth, Evaluated? seen)
    {
        if (!Spend() || (GaveUp |= depth > DeepestSchema))
        {
            return null;
        }

        if (schema.ValueKind == JsonValueKind.False)
        {
            return new Misfit(spot, "is not allowed here");
        }

        if (schema.ValueKind != JsonValueKind.Object || (value.ValueKind == JsonValueKind.Null && Member(schema, "nullable").ValueKind == JsonValueKind.True))
        {
            return null;
        }

        var entered = scope.Enter(schema);
        try
        {
            return FindReferred(schema, value, spot, depth, seen, out var isAll) ?? (isAll ? null : FindOwn(schema, value, spot, depth, seen));
        }
        finally
        {
            scope.Leave(entered);
        }
    }

    /// <summary>Finds what another schema says of the same value, and on success takes over what that has looked at.</summary>
    internal Misfit? FindInPlace(JsonElement schema, JsonElement value, Spot spot, int depth, Evaluated? seen)
    {
        var own = seen is null ? null : new Evaluated();
        var misfit = Find(schema, value, spot, depth + 1, own);
        if (misfit is null && own is not null)
        {
            seen!.Add(own);
        }

        return misfit;
    }

    /// <summary>What a schema refers to; undefined when it refers to nothing.</summary>
    internal JsonElement Resolve(JsonElement schema) => source.References.TryResolve(schema, out var target) ? target : default;

    internal static JsonElement Member(JsonElement schema, string name) => schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out var value) ? value : default;

    private Misfit? FindReferred(JsonElement schema, JsonElement value, Spot spot, int depth, Evaluated? seen, out bool isAll)
    {
        isAll = false;
        if (schema.TryGetProperty("$ref", out _))
        {
            isAll = source.Dialect.IgnoresSiblingsOfReferences;

            // What cannot be resolved is nowhere to be fetched from, and forbids nothing.
            if (!source.References.TryResolve(schema, out var target))
            {
                Undecided++;
            }
            else if (FindInPlace(target, value, spot, depth, seen) is { } misfit)
            {
                return misfit;
            }
        }

        return scope.Resolve(schema, source.References) is { } dynamic ? FindInPlace(dynamic, value, spot, depth, seen) : null;
    }

    private Misfit? FindOwn(JsonElement schema, JsonElement value, Spot spot, int depth, Evaluated? seen) =>
        TypeRules.Find(schema, value, spot)
        ?? ValueRules.Find(schema, value, spot, this)
        ?? value.ValueKind switch
        {
            JsonValueKind.Number => NumberRules.Find(schema, value, spot),
            JsonValueKind.String => Spend(value.GetRawText().Length / CharactersOfOneStep) ? StringRules.Find(schema, value, spot, this) : null,
            JsonValueKind.Array => ArrayRules.Find(schema, value, spot, depth, seen, this),
            JsonValueKind.Object => ObjectRules.Find(schema, value, spot, depth, seen, this),
            _ => null,
        }
        ?? BranchRules.Find(schema, value, spot, depth, seen, this)
        ?? (seen is null ? null : UnevaluatedRules.Find(schema, value, spot, depth, seen, this));
}
