namespace CodeModeRoslyn.Server.Api.Document;

/// <summary>What an endpoint of the API says of itself, for its document.</summary>
/// <param name="Name">Its name for programs, such as <c>runScript</c>.</param>
/// <param name="Summary">What it does, in a sentence.</param>
/// <param name="Answer">What it answers; null for nothing.</param>
internal sealed record ApiOperation(string Name, string Summary, Type? Answer)
{
    /// <summary>What it takes; null for nothing.</summary>
    public Type? Body { get; init; }

    /// <summary>What it answers, one after the other, to whom takes server-sent events; null when it does not.</summary>
    public Type? Events { get; init; }

    /// <summary>Whether it may have no answer, and says so.</summary>
    public bool MayBeNone { get; init; }

    /// <summary>What its query may hold.</summary>
    public IReadOnlyList<ApiQuery> Queries { get; init; } = [];
}
