using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using CodeModeRoslyn.Tools.Bindings.Schema;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Bindings.Paging;

/// <summary>
/// Recognises the ways in which web services commonly page: a cursor or a link in the answer, the id of the last item, a number of
/// pages or of items. What is none of these stays a plain method: a page left out without a word would be worse.
/// </summary>
internal static partial class PageReader
{
    private static readonly string[] ItemNames = ["data", "items", "value", "values", "results", "result", "records", "entries", "elements"];
    private static readonly FrozenSet<string> Envelopes = ["metadata", "meta", "responsemetadata", "pagination", "paging", "pageinfo", "page", "links", "cursors"];
    private static readonly FrozenSet<string> Links = ["odatanextlink", "nextlink", "nexturl", "nexturi", "next", "nextpageurl", "nextpageuri", "nextpagelink"];
    private static readonly FrozenSet<string> PlacesInLinks = ["skiptoken", "skip", "page", "pagetoken", "cursor", "after", "offset", "start", "startat", "marker", "token", "continuationtoken"];
    private static readonly FrozenSet<string> Numbers = ["page", "pagenumber", "pageno", "pagenum"];
    private static readonly FrozenSet<string> Offsets = ["offset", "skip", "startat"];
    private static readonly FrozenSet<string> Mores = ["hasmore", "hasnext", "hasnextpage"];
    private static readonly string[] NextWords = ["next", "contin"];
    private static readonly string[] CursorWords = ["token", "cursor", "continue", "marker", "page"];

    /// <summary>Reads it; null when nothing is recognised.</summary>
    public static PagedShape? Read(ToolDescriptor tool, ToolShape shape)
    {
        if (tool.Request is not { } request || shape.IsWrapped || Items(shape.Result) is not var (item, items))
        {
            return null;
        }

        // What stands in the path is the name of something.
        var parameters = shape.Parameters
            .Where(parameter => request.Parameters.Any(one => one.Argument == parameter.JsonName && one.Place == "query") || request.Body?.Members.Contains(parameter.JsonName) == true)
            .ToList();
        var optional = parameters.Where(parameter => !parameter.IsRequired).ToList();
        var members = Members(shape.Result).ToList();

        // A cursor goes with nothing but lists; any other operation that is no GET may be one that does something.
        return Cursor(optional, members) is var (cursor, next) ? new PagedShape(item, items, new PageTurn.Cursor(next), [cursor])
            : request.Method != "GET" ? null
            : AfterLast(optional, item, members) is var (after, turn) ? new PagedShape(item, items, turn, [after])
            : Link(optional, members) is var (link, places) ? new PagedShape(item, items, new PageTurn.Link(link), places)
            : Counted(tool, parameters, members) is var (counted, count) ? new PagedShape(item, items, count, [counted])
            : null;
    }

    private static (SchemaType Item, string Path)? Items(SchemaType result)
    {
        if (result is { Kind: SchemaKind.List, Item: { } item, IsNullable: false })
        {
            return (item, "");
        }

        if (result is not { Kind: SchemaKind.Object, Shape: { IsLearned: false } shape, IsNullable: false })
        {
            return null;
        }

        var lists = shape.Properties.Where(property => property.Type.Kind == SchemaKind.List).ToList();
        var list = lists is [var only] ? only : ItemNames.Select(name => lists.Find(property => Plain(property.JsonName) == name)).FirstOrDefault(found => found is not null);
        return list is null ? null : (list.Type.Item!, "." + list.Name);
    }

    // What a page says about itself, with the C# that leads there.
    private static IEnumerable<(string Name, SchemaType Type, string Path)> Members(SchemaType result)
    {
        foreach (var property in result is { Kind: SchemaKind.Object, Shape: { } shape } ? shape.Properties : [])
        {
            yield return (Plain(property.JsonName), property.Type, "." + property.Name);
            if (property.Type is { Kind: SchemaKind.Object, Shape: { } envelope } && Envelopes.Contains(Plain(property.JsonName)))
            {
                foreach (var inner in envelope.Properties)
                {
                    yield return (Plain(inner.JsonName), inner.Type, $".{property.Name}?.{inner.Name}");
                }
            }
        }
    }

    private static (ParameterShape Parameter, string Next)? Cursor(List<ParameterShape> parameters, List<(string Name, SchemaType Type, string Path)> members)
    {
        // A word that is merely the parameter's own may be what was asked for, and not what to ask for next.
        foreach (var (name, _, path) in members.Where(member => member.Type.Kind == SchemaKind.String && NextWords.Any(member.Name.StartsWith)))
        {
            var word = WithoutNext(name);
            if (Parameter(parameters, SchemaKind.String, one => WithoutNext(one) == word && CursorWords.Any(one.Contains)) is { } parameter)
            {
                return (parameter, path);
            }
        }

        return null;
    }

    private static (ParameterShape Parameter, PageTurn Turn)? AfterLast(List<ParameterShape> parameters, SchemaType item, List<(string Name, SchemaType Type, string Path)> members) =>
        Parameter(parameters, SchemaKind.String, name => name == "startingafter") is { } parameter && More(members) is { } more
        && item is { Kind: SchemaKind.Object, Shape: { } record, IsNullable: false }
        && record.Properties.FirstOrDefault(property => property is { JsonName: "id", Type.Kind: SchemaKind.String }) is { } id
            ? (parameter, new PageTurn.AfterLast("." + id.Name, more))
            : null;

    private static (string Link, IReadOnlyList<ParameterShape> Places)? Link(List<ParameterShape> parameters, List<(string Name, SchemaType Type, string Path)> members)
    {
        var places = parameters.Where(parameter => PlacesInLinks.Contains(Plain(parameter.JsonName))).ToList();
        return places.Count > 0 && members.Find(member => member.Type.Kind == SchemaKind.String && Links.Contains(member.Name)) is { Path: { } path } ? (path, places) : null;
    }

    private static (ParameterShape Parameter, PageTurn Turn)? Counted(ToolDescriptor tool, List<ParameterShape> parameters, List<(string Name, SchemaType Type, string Path)> members) =>
        Parameter(parameters, SchemaKind.Integer, Numbers.Contains) is { } page ? (page, new PageTurn.Number(First(tool, page), More(members)))
        : Parameter(parameters, SchemaKind.Integer, Offsets.Contains) is { } offset ? (offset, new PageTurn.Offset(More(members)))
        : null;

    private static string? More(List<(string Name, SchemaType Type, string Path)> members) =>
        members.Find(member => member.Type.Kind == SchemaKind.Boolean && Mores.Contains(member.Name)).Path;

    // Most services count pages from one; those that count from zero say so.
    private static long First(ToolDescriptor tool, ParameterShape page) =>
        long.TryParse(page.Type.Default, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var first) ? first
        : FromZero().IsMatch(page.Type.Description ?? "") || HasMinimumZero(tool.InputSchema, page.JsonName) ? 0
        : 1;

    private static bool HasMinimumZero(JsonElement input, string name) =>
        input.TryGetProperty("properties", out var properties) && properties.TryGetProperty(name, out var page) && page.ValueKind == JsonValueKind.Object
        && page.TryGetProperty("minimum", out var minimum) && minimum.ValueKind == JsonValueKind.Number && minimum.TryGetDouble(out var least) && least == 0;

    private static ParameterShape? Parameter(List<ParameterShape> parameters, SchemaKind kind, Func<string, bool> isMeant) =>
        parameters.Find(parameter => parameter.Type.Kind == kind && isMeant(Plain(parameter.JsonName)));

    private static string Plain(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();

    private static string WithoutNext(string name) => name.StartsWith("next", StringComparison.Ordinal) ? name[4..] : name;

    [GeneratedRegex(@"\b(0|zero)[- ]?(based|indexed)|(start|begin)\w* (at|from|with) (0|zero)\b|first page is (0|zero)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex FromZero();
}
