using System.Collections.Immutable;
using System.ComponentModel;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>Goes through the pages of an operation, one call for each, as far as somebody reads.</summary>
/// <typeparam name="TPage">What a call returns.</typeparam>
/// <typeparam name="TItem">What the pages hold.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class Pages<TPage, TItem>
{
    private readonly string toolId;
    private readonly Func<ArgumentsWriter> arguments;
    private readonly ValueReader<TPage> read;
    private readonly Func<TPage, IEnumerable<TItem>?> items;

    /// <param name="toolId">The tool's id.</param>
    /// <param name="arguments">Begins the arguments of a call: all but the page.</param>
    /// <param name="read">Reads a page.</param>
    /// <param name="items">Takes the items out of a page.</param>
    public Pages(string toolId, Func<ArgumentsWriter> arguments, ValueReader<TPage> read, Func<TPage, IEnumerable<TItem>?> items)
    {
        this.toolId = toolId;
        this.arguments = arguments;
        this.read = read;
        this.items = items;
    }

    // What is seen of the pages so far, the last one among them.
    private delegate IReadOnlyList<Place>? Turn(TPage page, IReadOnlyList<TItem> items, long pages, long allItems);

    /// <summary>Pages that are asked for by their number, until one says that it is the last, or says nothing and is empty.</summary>
    public IAsyncEnumerable<TItem> ByNumber(string parameter, long first, Func<TPage, bool?>? more) =>
        Go([Place.Counted(parameter, first)], (page, items, pages, _) => !(more?.Invoke(page) ?? items.Count > 0) ? null : [Place.Counted(parameter, first + pages)]);

    /// <summary>Pages that are asked for by the number of items before them, until one says that it is the last, or says nothing and is empty.</summary>
    public IAsyncEnumerable<TItem> ByOffset(string parameter, Func<TPage, bool?>? more) =>
        Go([Place.Counted(parameter, 0)], (page, items, _, all) => !(more?.Invoke(page) ?? items.Count > 0) ? null : [Place.Counted(parameter, all)]);

    /// <summary>Pages that are asked for by a word that the page before gives.</summary>
    public IAsyncEnumerable<TItem> ByCursor(string parameter, Func<TPage, string?> next)
    {
        ArgumentNullException.ThrowIfNull(next);
        return Go([], (page, _, _, _) => next(page) is { Length: > 0 } cursor ? [new Place(parameter, cursor)] : null);
    }

    /// <summary>Pages that begin after the last item of the page before.</summary>
    public IAsyncEnumerable<TItem> AfterLast(string parameter, Func<TItem, string?> id, Func<TPage, bool?> more)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentNullException.ThrowIfNull(more);
        return Go([], (page, items, _, _) => more(page) == true && items is [.., var last] && id(last) is { Length: > 0 } after ? [new Place(parameter, after)] : null);
    }

    /// <summary>Pages that the page before has a link to. The link itself is not followed: what its query says goes into the arguments.</summary>
    /// <param name="next">Takes the link out of a page.</param>
    /// <param name="texts">The arguments that it may set to a text.</param>
    /// <param name="numbers">The arguments that it may set to a number.</param>
    public IAsyncEnumerable<TItem> ByLink(Func<TPage, string?> next, string[] texts, string[] numbers)
    {
        ArgumentNullException.ThrowIfNull(next);
        return Go([], (page, _, _, _) =>
        {
            if (next(page) is not { Length: > 0 } link)
            {
                return null;
            }

            var query = Query(link);
            var numbered = numbers.Where(query.ContainsKey).Select(name => long.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Place.Counted(name, number) : null);
            var places = texts.Where(query.ContainsKey).Select(name => new Place(name, query[name])).Concat(numbered.OfType<Place>()).ToList();
            return places.Count > 0 ? places : throw Failed($"its link sets none of {string.Join(", ", texts.Concat(numbers))}");
        });
    }

    private async IAsyncEnumerable<TItem> Go(IReadOnlyList<Place> first, Turn turn, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var (place, pages, count) = (first, 0L, 0L);
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = await ToolCall.SendAsync(toolId, At(place), read);
            var all = items(page)?.ToImmutableArray() ?? [];
            pages++;
            count += all.Length;
            foreach (var item in all)
            {
                yield return item;
            }

            if (turn(page, all, pages, count) is not { } next)
            {
                yield break;
            }

            // It would be asked for for ever.
            place = next.SequenceEqual(place) ? throw Failed("the page before it is named as the next one") : next;
        }
    }

    private ArgumentsWriter At(IReadOnlyList<Place> place)
    {
        var writer = arguments();
        foreach (var one in place)
        {
            if (one.Number is { } number)
            {
                writer.Add(one.Parameter, number, WriteValue.Integer);
            }
            else
            {
                writer.Add(one.Parameter, one.Text, WriteValue.String);
            }
        }

        return writer;
    }

    private static Dictionary<string, string> Query(string link)
    {
        var query = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in link.Split('#')[0].Split('?', 2).Last().Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = pair.Split('=', 2);
            query.TryAdd(Unescape(parts[0]), Unescape(parts.Length > 1 ? parts[1] : ""));
        }

        return query;
    }

    private static string Unescape(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private ToolException Failed(string reason) => new(
        toolId,
        "ToolError",
        $"The next page of {toolId} cannot be asked for: {reason}. Call the plain method for each page.",
        retryable: false,
        retryAfter: null,
        statusCode: null,
        content: Json.Missing);

    /// <summary>An argument that says which page is meant.</summary>
    private sealed record Place(string Parameter, string? Text, long? Number = null)
    {
        public static Place Counted(string parameter, long number) => new(parameter, null, number);
    }
}
