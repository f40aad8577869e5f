using System.Text.Json;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Search;

namespace CodeModeRoslyn.Execution.Bridge;

/// <summary>Answers what a script asks its <c>catalog</c>: data about tools that its principal was granted, and about no others.</summary>
/// <param name="principal">Whose run it is.</param>
/// <param name="grants">What it may know of.</param>
/// <param name="catalog">All tools.</param>
/// <param name="search">Finds them.</param>
/// <param name="declare">Gives a tool's declaration; null where there is none.</param>
internal sealed class CatalogAnswers(
    string principal, GrantList grants, IToolCatalog catalog, ToolSearch search, Func<UpstreamSnapshot, ToolDescriptor, string?> declare)
{
    /// <summary>What a worker calls instead of a tool; a tool's id has a dot.</summary>
    public const string Id = "catalog:";

    private const int MostQuestions = 1_000;
    private const int LargestPage = 500;
    private const int LongestDescription = 400;
    private const int LongestWord = 100;
    private const int MostParameters = 50;

    private int questions;

    /// <summary>The answer, or why there is none.</summary>
    public ToolCallOutcome Answer(ReadOnlyMemory<byte> question)
    {
        if (++questions > MostQuestions)
        {
            return Refuse($"The catalog was asked more than {MostQuestions:N0} times. Ask for larger pages, or once and keep the answer.");
        }

        try
        {
            using var asked = JsonDocument.Parse(question);
            return asked.RootElement.TryGetProperty("declare", out var tool) ? Declare(tool) : Search(asked.RootElement);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            // The worker is not trusted to ask as our library does.
            return Refuse("The catalog does not understand the question.");
        }
    }

    private ToolCallOutcome Search(JsonElement asked)
    {
        var server = asked.GetProperty("server").GetString();
        var found = search.Search(
            asked.GetProperty("query").GetString() ?? "",
            server,
            Math.Clamp(asked.GetProperty("limit").GetInt32(), 0, LargestPage),
            Math.Max(0, asked.GetProperty("offset").GetInt32()),
            grants.Filter(principal),
            asked.GetProperty("readOnly").GetBoolean());
        if (found.UnknownUpstream)
        {
            return Refuse($"There is no server '{server}'." + (found.NearestUpstream is { } nearest ? $" Did you mean '{nearest}'?" : ""));
        }

        var upstreams = catalog.Current.Upstreams.ToDictionary(upstream => upstream.Alias);
        return Succeed(writer =>
        {
            writer.WriteNumber("total", found.Total);
            writer.WriteStartArray("tools");
            foreach (var hit in found.Hits)
            {
                Write(writer, hit.Tool, upstreams);
            }

            writer.WriteEndArray();
        });
    }

    private ToolCallOutcome Declare(JsonElement asked)
    {
        var (server, name) = (asked.GetProperty("server").GetString(), asked.GetProperty("name").GetString());
        var upstream = catalog.Current.ForScripts.FirstOrDefault(one => one.Alias == server);
        var tool = upstream?.Tools.FirstOrDefault(one => one.Name == name && grants.Allows(principal, one));
        return tool is null
            ? Refuse("There is no such tool any more.")
            : Succeed(writer => writer.WriteString("declaration", declare(upstream!, tool)));
    }

    private static void Write(Utf8JsonWriter writer, ToolDescriptor tool, Dictionary<string, UpstreamSnapshot> upstreams)
    {
        writer.WriteStartObject();
        writer.WriteString("server", tool.Upstream);
        writer.WriteString("name", tool.Name);
        writer.WriteString("group", UnitNames.GroupOf(tool));
        writer.WriteString("signature", upstreams.TryGetValue(tool.Upstream, out var upstream) ? ToolLine.Signature(upstream, tool) : "");
        writer.WriteString("title", ToolLine.Words(tool.Title ?? "", LongestWord));
        writer.WriteString("description", ToolLine.Words(tool.Description ?? "", LongestDescription));
        writer.WriteStartArray("parameters");
        foreach (var parameter in tool.ParameterNames.Take(MostParameters))
        {
            writer.WriteStringValue(ToolLine.Words(parameter, LongestWord));
        }

        writer.WriteEndArray();
        writer.WriteBoolean("readOnly", tool.Hints.ReadOnly == true);
        if (tool.Endpoint is { } endpoint)
        {
            writer.WriteString("method", endpoint.Method);
            writer.WriteString("path", endpoint.Path);
        }

        writer.WriteEndObject();
    }

    private static ToolCallOutcome.Succeeded Succeed(Action<Utf8JsonWriter> write)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return new ToolCallOutcome.Succeeded(bytes.ToArray());
    }

    private static ToolCallOutcome.Failed Refuse(string why) => new(ToolFailureKind.InvalidArguments, why, Retryable: false);
}
