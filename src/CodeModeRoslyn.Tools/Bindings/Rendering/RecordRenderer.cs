using System.Text;
using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Rendering;

/// <summary>Renders one record. Its properties are read when they are asked for, and know whether a script has set them.</summary>
/// <param name="types">Types for the compiler.</param>
/// <param name="codecs">Expressions that read and write.</param>
/// <param name="records">The names of records, and what they are cases of.</param>
internal sealed class RecordRenderer(TypeText types, CodecText codecs, RecordNames records)
{
    private const int LongestDescription = 300;
    private const int HashedProperties = 3;

    public string Render(string name, ObjectShape shape)
    {
        var text = new StringBuilder();
        AppendSummary(text, "    ", shape.Description);
        text.Append($"    public sealed record {name} : {string.Join(", ", records.UnionsOf(shape).Prepend("__Record"))}\n    {{\n");
        text.Append("        private __Source __source;\n");
        if (types.PlaceIn(shape) == TypePlace.Result)
        {
            AppendConstructors(text, name);
        }

        for (var i = 0; i < shape.Properties.Length; i++)
        {
            var property = shape.Properties[i];
            AppendSummary(text, "        ", SchemaWords.All(property.Type, LongestDescription));
            text.Append($"        {OneOfText.Of(property.Type)}public {Declaration(shape, property, i)}\n");
        }

        if (shape.More is { } more)
        {
            text.Append($"        /// <summary>Properties of other names.</summary>\n        public {MoreDeclaration(shape, more)}\n");
        }

        if (types.PlaceIn(shape) == TypePlace.Result)
        {
            AppendEquality(text, name, shape);
        }

        AppendWriter(text, shape);
        return text.Append("    }\n").ToString();
    }

    private static void AppendSummary(StringBuilder text, string indent, string? words)
    {
        if (words is not null && CSharpText.Xml(words, LongestDescription * 2) is { Length: > 0 } summary)
        {
            text.Append($"{indent}/// <summary>{summary}</summary>\n");
        }
    }

    private static void AppendConstructors(StringBuilder text, string name)
    {
        text.Append($"        public {name}() {{ }}\n");
        text.Append($"        [__SetsRequired] private {name}(__Reader __r, __Element __e) => __source = new(__r, __e);\n");
        text.Append($"        internal static {name} __From(__Reader __r, __Element __e) => new(__r, __e);\n");
    }

    private string Declaration(ObjectShape shape, PropertyShape property, int index)
    {
        var place = types.PlaceIn(shape);
        var type = types.Of(property.Type, place, isOptional: !property.IsRequired);
        var getter = (place, property.Constant) switch
        {
            (TypePlace.Result, _) => $"get => {Read(property, index)};",
            (_, { } constant) => $"get => __source.IsSet({index}) ? field : {CSharpText.Literal(constant)};",
            _ => "get;",
        };
        return $"{(property.MustBeSet ? "required " : "")}{type} {property.Name} {{ {getter} init {{ field = value; __source.Set({index}); }} }}";
    }

    private string Read(PropertyShape property, int index)
    {
        var name = CSharpText.Literal(property.JsonName);
        var read = property switch
        {
            { Constant: { } constant } => $"__source.Constant({name}, {CSharpText.Literal(constant)}, {codecs.Reader(property.Type)})",
            { IsRequired: true } => $"__source.Required({name}, {codecs.Reader(property.Type)})",
            { Type.Kind: SchemaKind.Any } => $"__source.Any({name})",
            _ => $"__source.{(property.Type.IsValue ? "OptionalValue" : "Optional")}({name}, {codecs.PlainReader(property.Type)})",
        };

        // What is no structure is read once.
        return $"__source.IsSet({index}) ? field : {(property.Type.IsValue ? "" : "field ??= ")}{read}";
    }

    private string MoreDeclaration(ObjectShape shape, SchemaType more)
    {
        var (place, index) = (types.PlaceIn(shape), shape.Properties.Length);
        var type = $"global::System.Collections.Generic.IReadOnlyDictionary<string, {types.Of(more, TypeText.Within(place))}>";
        var getter = place == TypePlace.Result
            ? $"get => __source.IsSet({index}) ? field : field ??= __source.More<{types.Of(more, place)}>({string.Join(", ", Names(shape).Prepend(codecs.Reader(more)))});"
            : "get;";
        return $"{type}{(place == TypePlace.Result ? "" : "?")} {shape.MoreName} {{ {getter} init {{ field = value; __source.Set({index}); }} }}";
    }

    private void AppendEquality(StringBuilder text, string name, ObjectShape shape)
    {
        var comparers = shape.Properties.Select(property => (property.Name, Comparer: $"global::System.Collections.Generic.EqualityComparer<{types.Of(property.Type, TypePlace.Result, isOptional: !property.IsRequired)}>.Default")).ToList();
        text.Append($"        public bool Equals({name} __other) => {string.Join(" && ", comparers.Select(one => $"{one.Comparer}.Equals({one.Name}, __other.{one.Name})").Prepend("__other is not null"))};\n");
        text.Append($"        public override int GetHashCode() => {string.Join(" ^ ", comparers.Take(HashedProperties).Select(one => $"{one.Comparer}.GetHashCode({one.Name})").Prepend("0"))};\n");
    }

    private void AppendWriter(StringBuilder text, ObjectShape shape)
    {
        text.Append("        void __Record.WriteTo(__Output __o)\n        {\n");
        text.Append("            if (!__o.TryBeginObject()) return;\n");
        for (var i = 0; i < shape.Properties.Length; i++)
        {
            var property = shape.Properties[i];
            var copied = property.Constant is { } constant ? $", {CSharpText.Literal(constant)}" : "";
            text.Append($"            if (!__source.Copy(__o, {i}, {CSharpText.Literal(property.JsonName)}{copied})) {Write(shape, property)};\n");
        }

        var rest = $"__source.Rest({string.Join(", ", Names(shape).Prepend("__o"))});\n";
        text.Append(shape.More is { } more
            ? $"            if (__source.IsSet({shape.Properties.Length})) __Write.Members(__o, {shape.MoreName}, {codecs.Writer(more, TypeText.Within(types.PlaceIn(shape)))}); else {rest}"
            : $"            {rest}");
        text.Append("            __o.EndObject();\n        }\n");
    }

    private string Write(ObjectShape shape, PropertyShape property)
    {
        var (place, target) = (types.PlaceIn(shape), $"(__o, {CSharpText.Literal(property.JsonName)}, {property.Name}");
        return property switch
        {
            { Type.Kind: SchemaKind.Any } => $"__Write.AnyProperty{target})",
            { IsRequired: true } or { Type.IsNullable: true } => $"__Write.Property{target}, {codecs.Writer(property.Type, place)})",
            _ => $"__Write.{(property.Type.IsValue ? "OptionalValue" : "Optional")}{target}, {codecs.Writer(property.Type, place)})",
        };
    }

    private static IEnumerable<string> Names(ObjectShape shape) => shape.Properties.Select(property => CSharpText.Literal(property.JsonName));
}
