using CodeModeRoslyn.Tools.Bindings.Schema;

namespace CodeModeRoslyn.Tools.Bindings.Paging;

/// <summary>An operation that answers in pages, as a method that goes through all of them.</summary>
/// <param name="Item">What the pages hold.</param>
/// <param name="Items">Where a page holds them, as C# after the page: empty for a page that is the list.</param>
/// <param name="Turn">How the next page is asked for.</param>
/// <param name="Parameters">The arguments that say which page is meant; a caller does not give them.</param>
internal sealed record PagedShape(SchemaType Item, string Items, PageTurn Turn, IReadOnlyList<ParameterShape> Parameters)
{
    /// <summary>The operation without the arguments that turn pages.</summary>
    public ToolShape Rest(ToolShape shape) => shape with { Parameters = [.. shape.Parameters.Where(parameter => !Parameters.Contains(parameter))] };
}

/// <summary>How the next page is asked for. A closed set.</summary>
internal abstract record PageTurn
{
    private PageTurn() { }

    /// <summary>By its number.</summary>
    /// <param name="First">The number of the first page.</param>
    /// <param name="More">Where a page says whether there are more; null where it does not.</param>
    internal sealed record Number(long First, string? More) : PageTurn;

    /// <summary>By the number of the items before it.</summary>
    /// <inheritdoc cref="Number(long, string?)"/>
    internal sealed record Offset(string? More) : PageTurn;

    /// <summary>By a word that the page before it has given.</summary>
    /// <param name="Next">Where.</param>
    internal sealed record Cursor(string Next) : PageTurn;

    /// <summary>By the last item of the page before it.</summary>
    /// <param name="Id">Where an item has its id.</param>
    /// <inheritdoc cref="Number(long, string?)"/>
    internal sealed record AfterLast(string Id, string More) : PageTurn;

    /// <summary>By a link that the page before it has given, of which only the query counts.</summary>
    /// <param name="Next">Where.</param>
    internal sealed record Link(string Next) : PageTurn;
}
