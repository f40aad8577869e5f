using System.Text.Json;
using CodeModeRoslyn.Tools.Calls;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.OpenApi;
using CodeModeRoslyn.Tools.Resilience;
using CodeModeRoslyn.Tools.Tests.Upstreams;
using CodeModeRoslyn.Tools.Upstreams;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.Tools.Tests.Resilience;

/// <summary>What a script sees of the faults of a web service, and how often its request was sent.</summary>
public sealed class OperationFaultTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(300);

    [Theory]
    [InlineData("500", "ToolError", false)]
    [InlineData("408", "ToolError", false)]
    [InlineData("409", "ToolError", false)]
    [InlineData("429", "RateLimited", true)]
    [InlineData("busy", "RateLimited", true)]
    [InlineData("502", "Unavailable", false)]
    [InlineData("503", "Unavailable", false)]
    [InlineData("504", "Unavailable", false)]
    [InlineData("unavailable_later", "Unavailable", true)]
    [InlineData("closed", "OutcomeUnknown", false)]
    [InlineData("reset", "OutcomeUnknown", false)]
    [InlineData("cut_status", "OutcomeUnknown", false)]
    [InlineData("cut_headers", "OutcomeUnknown", false)]
    [InlineData("cut_body", "OutcomeUnknown", false)]
    [InlineData("cut_chunk", "OutcomeUnknown", false)]
    [InlineData("no_http", "OutcomeUnknown", false)]
    [InlineData("malformed", "ToolError", false)]
    [InlineData("late", "OutcomeUnknown", false)]
    [InlineData("301", "OutcomeUnknown", false)]
    [InlineData("302", "OutcomeUnknown", false)]
    [InlineData("303", "ToolError", false)]
    [InlineData("307", "Unavailable", true)]
    [InlineData("308", "Unavailable", true)]
    [InlineData("away_302", "OutcomeUnknown", false)]
    [InlineData("away_307", "Unavailable", true)]
    public async Task WhatMayChangeSomethingIsSentOnceWhateverTheFault(string fault, string kind, bool retryable)
    {
        await using var service = new CountingService();
        foreach (var (method, hasBody, trust) in ((string, bool, bool)[])[
            ("POST", true, true), ("POST", false, true), ("PATCH", true, true), ("PATCH", false, true),
            // Where nobody's word is taken that they may be repeated.
            ("PUT", true, false), ("PUT", false, false), ("DELETE", false, false), ("GET", false, false)])
        {
            await using var caller = Caller(service, trust);
            foreach (var isPooled in (bool[])[false, true])
            {
                if (isPooled)
                {
                    await CallAsync(caller, "GET", hasBody: false, "fine");
                }

                var before = service.Arrived.Count;
                var made = await CallAsync(caller, method, hasBody, fault);

                var arrived = service.Arrived.Skip(before).ToList();
                arrived.Select(one => one.Request).Should().Equal([$"{method} /{fault}"], $"it is sent once ({made})");
                if (isPooled)
                {
                    arrived[0].Connection.Should().Be(service.Arrived.ElementAt(before - 1).Connection, "an open connection is used again");
                }

                var failed = made.Should().BeOfType<ToolCallOutcome.Failed>().Which;
                (failed.Kind.ToString(), failed.Retryable).Should().Be((kind, retryable), $"{method} {failed.Message}");
            }
        }
    }

    [Theory]
    [InlineData("500", 3)]
    [InlineData("busy", 3)]
    [InlineData("503", 3)]
    [InlineData("cut_body", 3)]
    [InlineData("409", 1)]
    [InlineData("late", 1)]
    public async Task WhatMayBeRepeatedIsSentAgainAfterFaultsThatPass(string fault, int sent)
    {
        await using var service = new CountingService();
        await using var caller = Caller(service, trust: true);

        foreach (var method in (string[])["GET", "PUT", "DELETE"])
        {
            await CallAsync(caller, method, hasBody: false, fault);

            service.Arrived.Count(one => one.Request == $"{method} /{fault}").Should().Be(sent, method);
        }
    }

    [Fact]
    public async Task WhatMayBeRepeatedFollowsARedirect()
    {
        await using var service = new CountingService();
        await using var caller = Caller(service, trust: true);

        (await CallAsync(caller, "PUT", hasBody: true, "307")).Should().BeOfType<ToolCallOutcome.Succeeded>();

        service.Arrived.Select(one => one.Request).Should().Equal("PUT /307", "PUT /moved");
    }

    private static OperationCaller Caller(CountingService service, bool trust)
    {
        var config = new UpstreamConfig.OpenApi
        {
            Alias = "shop",
            Document = "none",
            BaseUrl = service.Url,
            Resilience = new ResilienceOptions { TrustAnnotations = trust, LeastCalls = 10_000 },
        };
        return new OperationCaller(config, () => [Unit], NullLogger.Instance, TimeProvider.System);
    }

    // Named by method, path, and whether there is something to send: a body that is made of no members is none.
    private static readonly BindingUnit Unit = new("shop", "", "1", () =>
        [.. from method in (string[])["GET", "POST", "PUT", "PATCH", "DELETE"] from hasBody in (bool[])[false, true] select Operation(method, hasBody)]);

    private static ToolDescriptor Operation(string method, bool hasBody) => new()
    {
        Upstream = "shop",
        Name = $"{method}_{hasBody}",
        InputSchema = JsonElement.Parse("{}"),
        Hints = OperationJson.HintsOf(method),
        Request = new OperationRequest(
            method,
            "/{fault}",
            [new RequestParameter("fault", "fault", "path", "simple", Explode: false, AllowsReserved: false, IsJson: false)],
            hasBody ? new RequestBody("application/json", "body", []) : null,
            []),
    };

    private static Task<ToolCallOutcome> CallAsync(OperationCaller caller, string method, bool hasBody, string fault) => caller.CallAsync(
        new OutgoingCall(Operation(method, hasBody), JsonSerializer.SerializeToUtf8Bytes(new { fault, body = new { a = 1 } }), fault == "late" ? Timeout : TestUpstreams.Patience, "test"),
        TestContext.Current.CancellationToken);
}
