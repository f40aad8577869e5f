using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Search;

/// <summary>The places where words of a tool stand. Where a word stands says how much it means.</summary>
/// <param name="Weight">Against the same word elsewhere.</param>
/// <param name="LengthWeight">How much less a word means among many, from 0 to 1.</param>
/// <param name="Read">The texts of a tool.</param>
/// <param name="IsName">Whether words were chosen with care here, so that the very word counts for more than one with its stem.</param>
internal sealed record ToolField(float Weight, float LengthWeight, Func<ToolDescriptor, IEnumerable<string?>> Read, bool IsName = false)
{
    private const int LongestDescription = 600;
    private const int MostNames = 100;

    public static IReadOnlyList<ToolField> All { get; } =
    [
        new(2.5f, 0.6f, tool => [tool.Name], IsName: true),
        new(2.0f, 0.5f, tool => [tool.Title], IsName: true),
        new(2.0f, 0.6f, Segments, IsName: true),
        new(1.0f, 0.3f, tool => tool.Endpoint?.Tags ?? [], IsName: true),
        new(1.0f, 0f, tool => [tool.Upstream]),
        new(0.6f, 0f, tool => [Verbs(tool.Endpoint?.Method)]),
        new(0.6f, 0.75f, tool => [tool.Description?[..Math.Min(tool.Description.Length, LongestDescription)]]),
        new(0.5f, 0.8f, tool => tool.ParameterNames.Take(MostNames)),
        new(0.2f, 0.8f, tool => tool.Endpoint?.Values ?? []),
    ];

    /// <summary>The parts of a path that are no parameters.</summary>
    public static IEnumerable<string> Segments(ToolDescriptor tool) =>
        tool.Endpoint?.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => !part.StartsWith('{')) ?? [];

    private static string Verbs(string? method) => method switch
    {
        "GET" => "get list read show",
        "POST" => "create add new",
        "PUT" => "update set replace",
        "PATCH" => "update edit change",
        "DELETE" => "delete remove",
        _ => "",
    };
}
