using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Names the records and unions of one unit. Equal shapes that would like the same name are one record.</summary>
internal sealed class RecordNames
{
    private const int DeepestSignature = 200;

    private readonly Dictionary<ObjectShape, string> names = [];
    private readonly Dictionary<string, ObjectShape> records = new(StringComparer.Ordinal);
    private readonly Dictionary<ObjectShape, string> signatures = [];
    private readonly Dictionary<UnionShape, string> unionNames = [];
    private readonly Dictionary<string, UnionShape> unions = new(StringComparer.Ordinal);
    private ILookup<string, string>? unionsByCase;
    private readonly HashSet<string> ofResults = new(StringComparer.Ordinal);

    private RecordNames() { }

    /// <summary>The record of a shape.</summary>
    public string this[ObjectShape shape] => names[shape];

    /// <summary>Names every record that the tools use.</summary>
    /// <param name="upstream">The upstream's C# name, which leads where a name is taken.</param>
    /// <param name="reserved">Names of other types in the namespace.</param>
    /// <param name="tools">The tools, in a stable order.</param>
    public static RecordNames Assign(string upstream, IReadOnlySet<string> reserved, IReadOnlyList<(string Tool, ToolShape Shape)> tools)
    {
        var result = new RecordNames();
        var uses = tools.SelectMany(tool => ShapeWalk.Of(tool.Shape).Shapes.Select(shape => (tool.Tool, Shape: shape))).ToList();
        // What was declared first: a script that names such a record means it still when something was learned.
        foreach (var kind in uses.GroupBy(use => use.Shape.IsLearned).OrderBy(kind => kind.Key))
        {
            result.Name([.. kind], upstream, reserved);
        }

        result.AddUnions(upstream, reserved, tools.SelectMany(tool => ShapeWalk.Of(tool.Shape).Unions).Distinct());
        foreach (var walk in tools.Select(tool => ShapeWalk.Of(tool.Shape.Result)))
        {
            result.ofResults.UnionWith(result.NamesOf(walk));
        }

        return result;
    }

    /// <summary>The interface of a union.</summary>
    public string this[UnionShape union] => unionNames[union];

    /// <summary>The names of all records and unions that were found, each once.</summary>
    public IEnumerable<string> NamesOf(ShapeWalk walk) =>
        walk.Shapes.Select(shape => this[shape]).Concat(walk.Unions.Select(union => this[union])).Distinct();

    /// <summary>Whether results have that record or union.</summary>
    public bool AreOfResults(string name) => ofResults.Contains(name);

    /// <summary>The unions that a record is a case of.</summary>
    public IEnumerable<string> UnionsOf(ObjectShape shape)
    {
        unionsByCase ??= unions
            .SelectMany(union => union.Value.Shapes.Select(one => (Case: this[one], Union: union.Key)).Distinct())
            .ToLookup(one => one.Case, one => one.Union, StringComparer.Ordinal);
        return unionsByCase[this[shape]].Order(StringComparer.Ordinal);
    }

    /// <summary>The unions, by name.</summary>
    public IEnumerable<(string Name, UnionShape Union)> Unions() => unions.Select(union => (union.Key, union.Value));

    /// <summary>Whether results never have the record of that shape.</summary>
    public bool AreOnlyArguments(ObjectShape shape) => !AreOfResults(this[shape]);

    /// <summary>The records, by name.</summary>
    public IEnumerable<(string Name, ObjectShape Shape)> Records() =>
        records.OrderBy(record => record.Key, StringComparer.Ordinal).Select(record => (record.Key, record.Value));

    private void Name(IReadOnlyList<(string Tool, ObjectShape Shape)> uses, string upstream, IReadOnlySet<string> reserved)
    {
        var groups = uses.GroupBy(use => use.Shape.Name, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).ToList();
        var wanted = groups.Select(group => group.Key).ToHashSet(StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var variants = group.GroupBy(use => Signature(use.Shape)).ToList();
            foreach (var variant in variants)
            {
                var (tool, first) = variant.First();
                string[] names = variants.Count == 1 && !records.ContainsKey(group.Key)
                    ? [group.Key]
                    : [Identifier.Pascal($"{tool} {group.Key}"), .. first.OtherName == group.Key || wanted.Contains(first.OtherName) ? [] : new[] { first.OtherName }];
                Add(Free(names, upstream, reserved, first), variant.Select(use => use.Shape));
            }
        }
    }

    private void Add(string name, IEnumerable<ObjectShape> shapes)
    {
        foreach (var shape in shapes)
        {
            names[shape] = name;
            records.TryAdd(name, shape);
        }
    }

    private void AddUnions(string upstream, IReadOnlySet<string> reserved, IEnumerable<UnionShape> all)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var union in all)
        {
            var signature = $"{union.Name} {union.Discriminator} {string.Join(' ', union.Cases.Select(one => $"{one.Value}={this[one.Shape]}"))}";
            if (!known.TryGetValue(signature, out var name))
            {
                var wanted = "I" + union.Name;
                name = TakenTypeNames.Contains(wanted) || reserved.Contains(wanted) ? $"I{upstream}{union.Name}" : wanted;
                while (records.ContainsKey(name) || unions.ContainsKey(name) || reserved.Contains(name) || TakenTypeNames.Contains(name))
                {
                    name += Identifier.Suffix(signature);
                }

                known.Add(signature, name);
                unions.Add(name, union);
            }

            unionNames.Add(union, name);
        }
    }

    // The first of the names that nobody has; failing that the first, told apart by what the record holds.
    private string Free(string[] wanted, string upstream, IReadOnlySet<string> reserved, ObjectShape shape)
    {
        var names = wanted.Select(name => Allowed(name, upstream, reserved, shape)).ToList();
        return names.Find(name => !records.ContainsKey(name)) ?? names[0] + Identifier.Suffix(Signature(shape));
    }

    private static string Allowed(string wanted, string upstream, IReadOnlySet<string> reserved, ObjectShape shape)
    {
        var name = TakenTypeNames.Contains(wanted) || reserved.Contains(wanted) ? upstream + wanted : wanted;

        // A member may not be called like its type.
        while (shape.MoreName == name || shape.Properties.Any(property => property.Name == name) || TakenTypeNames.Contains(name) || reserved.Contains(name) || PropertyNames.RecordMembers.Contains(name))
        {
            name += "Record";
        }

        return name;
    }

    private string Signature(ObjectShape shape, int depth = 0)
    {
        if (signatures.TryGetValue(shape, out var known))
        {
            return known;
        }

        // Shapes that were read one by one may hang together in a chain of any length.
        if (depth > DeepestSignature)
        {
            return "^" + shape.Name;
        }

        // Met again on the way down: the shape refers to itself.
        signatures[shape] = "^" + shape.Name;
        var text = new StringBuilder();
        foreach (var property in shape.Properties)
        {
            text.Append(property.JsonName).Append(property.IsRequired ? '!' : '?').Append(property.MustBeSet);
            Describe(property.Type, text, depth + 1);
            text.Append(';');
        }

        if (shape.More is { } more)
        {
            text.Append('*');
            Describe(more, text, depth + 1);
        }

        if (shape.Elements is { } elements)
        {
            text.Append('[');
            Describe(elements, text, depth + 1);
        }

        text.Append(shape.IsLearned);
        var signature = Convert.ToHexStringLower(SHA256.HashData(Encoding.Unicode.GetBytes(text.ToString())));
        signatures[shape] = signature;
        return signature;
    }

    private void Describe(SchemaType type, StringBuilder text, int depth)
    {
        text.Append(CultureInfo.InvariantCulture, $"{type.Kind}{(type.IsNullable ? "0" : "")}[{string.Join('|', type.Values)}]");
        if (type.Item is { } item)
        {
            Describe(item, text, depth);
        }

        if (type.Shape is { } shape)
        {
            text.Append(shape.Name).Append('#').Append(Signature(shape, depth));
        }

        if (type.Union is { } union)
        {
            text.Append(union.Name).Append('(').Append(union.Discriminator);
            foreach (var (value, part) in union.Cases)
            {
                text.Append(value).Append('=').Append(part.Name).Append('#').Append(Signature(part, depth));
            }

            text.Append(')');
        }
    }
}
