namespace CodeModeRoslyn.Server.Api.Document;

/// <summary>A part of a query. None has to be there.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it does.</param>
internal sealed record ApiQuery(string Name, string Meaning)
{
    /// <summary>Whether it is a whole number.</summary>
    public bool IsNumber { get; init; }

    /// <summary>What it may be; null for anything.</summary>
    public IReadOnlyList<string>? Choices { get; init; }
}
