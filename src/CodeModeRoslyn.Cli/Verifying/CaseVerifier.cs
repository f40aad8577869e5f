using System.Text.Json;
using CodeModeRoslyn.Execution;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Callers;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Execution.History;
using CodeModeRoslyn.Execution.Hosting;
using CodeModeRoslyn.Execution.Keeping;
using CodeModeRoslyn.Execution.Preparing;
using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Learning;
using CodeModeRoslyn.Tools.OpenApi;
using CodeModeRoslyn.Tools.Search;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Cli.Verifying;

/// <summary>Sends cases through real scripts: each is written as a call, compiled, judged and run, and what arrives is compared.</summary>
internal sealed class CaseVerifier(CommandHost host)
{
    private const int MostCharacters = 8 << 20;
    private const int LongestShown = 200;

    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 2_000 };

    private readonly ToolCatalog catalog = new(TimeProvider.System);

    /// <summary>Sends all cases, and says what did not survive.</summary>
    public async Task<(IReadOnlyList<string> Lost, IReadOnlyList<SkippedTool> Refused)> VerifyAsync(IReadOnlyList<ToolCase> cases, CancellationToken cancellationToken)
    {
        foreach (var upstream in cases.Select(one => one.Upstream).Distinct())
        {
            catalog.Publish(upstream);
        }

        var lost = new List<string>();
        var refused = new List<SkippedTool>();
        foreach (var upstream in cases.GroupBy(one => one.Upstream))
        {
            var writers = new Dictionary<BindingUnit, CallWriter>();
            foreach (var one in upstream)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var unit = upstream.Key.Units.First(unit => unit.Group == UnitNames.GroupOf(one.Tool));
                if (!writers.TryGetValue(unit, out var writer))
                {
                    writers[unit] = writer = new CallWriter(unit);
                }

                if (await VerifyAsync(one, writer, cancellationToken) is not { } loss)
                {
                    continue;
                }

                if (one.MayBeRefused)
                {
                    refused.Add(new SkippedTool(Name(one), loss));
                }
                else
                {
                    lost.Add($"{Name(one)}: {loss}");
                }
            }
        }

        return (lost, refused);
    }

    private async Task<string?> VerifyAsync(ToolCase one, CallWriter writer, CancellationToken cancellationToken)
    {
        var grouped = one.Arguments ?? JsonElement.Parse("{}");
        var arguments = one.Http is null ? grouped : GroupedArguments.Flatten(one.Tool, grouped);
        string call;
        try
        {
            call = writer.Write(one.Tool.Name, arguments);
        }
        catch (UnwritableException unfit)
        {
            return one.Violates("arguments") ? null : $"the arguments cannot be written: {unfit.Message}";
        }

        var exchange = one.Http is { } http ? new HttpExchange((RecordedOperationCaller)one.Caller, http) : null;
        if (one.Caller is RecordedToolCaller recorded)
        {
            (recorded.Arguments, recorded.Result) = (default, Recorded(one));
        }

        await using var runner = Runner(one.Caller);
        var report = await runner.RunAsync(new RunRequest(Script(call), RunRequest.Local, null), cancellationToken);
        if (report.Result is not { ValueKind: JsonValueKind.String } whole)
        {
            return $"the script ended as {report.Outcome}: {string.Join("; ", report.Diagnostics.Select(found => found.Message))}{report.Error?.Message}";
        }

        var answer = JsonElement.Parse(whole.GetString()!, Deep)[0];
        return Sent(one, arguments, answer) ?? exchange?.Compare() ?? Came(one, answer, exchange);
    }

    private static string? Sent(ToolCase one, JsonElement arguments, JsonElement answer)
    {
        if (one.Caller is not RecordedToolCaller recorded)
        {
            return null;
        }

        if (recorded.Arguments.IsEmpty)
        {
            return one.Violates("arguments") ? null : $"the call was refused: {answer[2]}";
        }

        var sent = JsonElement.Parse(recorded.Arguments.Span, Deep);
        return JsonElement.DeepEquals(sent, arguments) ? null : $"sent {Short(sent)} for {Short(arguments)}";
    }

    private static string? Came(ToolCase one, JsonElement answer, HttpExchange? exchange)
    {
        var failed = answer[0].GetString() != "ok";
        if (exchange is { Status: >= 400 })
        {
            return !failed ? "an error of the service was taken for a result"
                : answer[3].ToString() == exchange.Status.ToString(System.Globalization.CultureInfo.InvariantCulture) ? null
                : $"the status {exchange.Status} came out as {answer[3]}";
        }

        if (failed && !one.Violates("result"))
        {
            return $"the result was refused: {answer[2]}";
        }

        return one.Result is not { } expected || JsonElement.DeepEquals(Unwrap(expected, answer[1]), answer[1]) ? null : $"received {Short(answer[1])} for {Short(expected)}";
    }

    // A schema that only wraps one property named 'result' is unwrapped.
    private static JsonElement Unwrap(JsonElement expected, JsonElement received) =>
        expected.ValueKind == JsonValueKind.Object && expected.TryGetProperty("result", out var inner) && expected.GetPropertyCount() == 1
        && !(received.ValueKind == JsonValueKind.Object && received.TryGetProperty("result", out _))
            ? inner
            : expected;

    private static string Recorded(ToolCase one)
    {
        if (one.Mcp is { } whole)
        {
            return whole.GetRawText();
        }

        return one.Result is { } result
            ? $$"""{"content":[{"type":"text","text":{{JsonSerializer.Serialize(result.GetRawText())}}}],"structuredContent":{{result.GetRawText()}}}"""
            : """{"content":[]}""";
    }

    // The result is given as text: what a script returns is shortened, and not nested as deeply as a tool's answer.
    private static string Script(string call) => $$"""
        string Whole(string how, object? value, string? why, int? status) => Json.From(new object?[] { new object?[] { how, value, why, status } }).ToString();
        try
        {
            {{call}}
            return Whole("ok", result, null, null);
        }
        catch (ToolException failed)
        {
            return Whole(failed.Kind, failed.Content, failed.Message, failed.StatusCode);
        }
        """;

    private ScriptRunner Runner(IToolCaller caller)
    {
        var given = host.Get<ExecutionOptions>();
        var options = given with { Limits = given.Limits with { ResultCharacters = MostCharacters, SourceCharacters = MostCharacters } };
        var search = new ToolSearch(catalog);
        var learned = new LearnedTypes(new LearningOptions { Scope = LearningScope.Off }, null, TimeProvider.System, host.Get<ILogger<LearnedTypes>>());
        var (bindings, scripts, pools) = (host.Get<BindingLibrary>(), host.Get<ScriptCache>(), host.Get<ChildPools>());
        return new ScriptRunner(
            catalog,
            caller,
            search,
            learned,
            bindings,
            new ScriptPreparation(catalog, search, learned, bindings, scripts, pools, options, TimeProvider.System, host.Get<ILogger<ScriptPreparation>>()),
            scripts,
            pools,
            host.Get<PendingQuestions>(),
            AuditTrail.Off,
            host.Get<KeptResults>(),
            host.Get<RunHistory>(),
            options,
            TimeProvider.System,
            host.Get<ILogger<ScriptRunner>>());
    }

    private static string Name(ToolCase one) => $"{Short(one.Tool.Id)}, case {one.Number}";

    private static string Short(JsonElement value) => Short(value.ValueKind == JsonValueKind.Undefined ? "nothing" : value.GetRawText());

    private static string Short(string text) => text.Length > LongestShown ? text[..LongestShown] + "…" : text;
}
