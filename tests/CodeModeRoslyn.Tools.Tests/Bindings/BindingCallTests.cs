using System.Diagnostics.CodeAnalysis;
using CodeModeRoslyn.Guest.Results;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Tests.Support;

namespace CodeModeRoslyn.Tools.Tests.Bindings;

public sealed class BindingCallTests
{
    private const string Customer = """{"id":"cust_8a3f","name":"Ada","email":null,"plan":"pro","since":"2024-02-29","note":{"x":1.0}}""";

    [Fact]
    public async Task ACallSendsItsArgumentsAndReadsARecord()
    {
        var (result, run) = await RunAsync("crm", """
            var c = await tools.Crm.GetCustomerAsync(id: "cust_8a3f");
            return $"{c.Name} {c.Plan} {c.Email is null} {c.Since:yyyy}";
            """, Customer);

        result.Should().Be("Ada pro True 2024");
        run.Calls.Should().Equal(("crm.get_customer", """{"id":"cust_8a3f"}"""));
    }

    [Fact]
    public async Task ARecordIsWrittenBackAsItCame()
    {
        var (result, _) = await RunAsync("crm", "return await tools.Crm.GetCustomerAsync(\"x\");", Customer);

        Written(result).Should().Be(Customer);
    }

    [Fact]
    public async Task AChangedRecordIsWrittenWithTheChange()
    {
        var (result, _) = await RunAsync(
            "crm", "return await tools.Crm.GetCustomerAsync(\"x\") with { Name = \"Bo\", Since = new DateOnly(2025, 1, 2) };", Customer);

        Written(result).Should().Be("""{"id":"cust_8a3f","name":"Bo","email":null,"plan":"pro","since":"2025-01-02","note":{"x":1.0}}""");
    }

    [Fact]
    public async Task EqualRecordsAreEqual()
    {
        var (result, _) = await RunAsync("crm", "return await tools.Crm.GetCustomerAsync(\"x\") == await tools.Crm.GetCustomerAsync(\"y\");", Customer);

        result.Should().Be(true);
    }

    [Fact]
    public async Task AWrappedListIsUnwrappedAndMoneyIsExact()
    {
        var (result, run) = await RunAsync("billing", """
            var page = await tools.Billing.ListInvoicesAsync("c", limit: 2);
            return $"{page.Count} {page.Length} {page[^1].Id} {page[..1].Count} {page.Sum(i => i.Amount)} {page is [{ Status: "open" }, ..]}";
            """, """
            {"result":[{"id":"a","status":"open","amount":0.1,"currency":"EUR","due_date":"2026-01-01"},
                       {"id":"b","status":"paid","amount":0.2,"currency":"EUR","due_date":"2026-01-02"}]}
            """);

        result.Should().Be("2 2 b 1 0.3 True");
        run.Calls.Should().Equal(("billing.list_invoices", """{"customer_id":"c","limit":2}"""));
    }

    [Fact]
    public async Task MethodGroupsAndEveryKindOfListAreTaken()
    {
        var (result, run) = await RunAsync("filesystem", """
            await tools.Filesystem.ReadMultipleFilesAsync(new[] { "a" });
            await tools.Filesystem.ReadMultipleFilesAsync(new List<string> { "b" });
            await tools.Filesystem.ReadMultipleFilesAsync(["c", "d"]);
            await tools.Filesystem.ReadMultipleFilesAsync(Enumerable.Range(1, 2).Select(n => n.ToString()));
            await tools.Filesystem.EditFileAsync("f", [new() { OldText = "x", NewText = "y" }], dryRun: true);
            var all = await Task.WhenAll(new[] { "p", "q" }.Select(tools.Filesystem.ListDirectoryAsync));
            return all.Length;
            """, """{"content":""}""");

        result.Should().Be(2);
        run.Calls.Select(call => call.Arguments).Take(5).Should().Equal(
            """{"paths":["a"]}""",
            """{"paths":["b"]}""",
            """{"paths":["c","d"]}""",
            """{"paths":["1","2"]}""",
            """{"path":"f","edits":[{"oldText":"x","newText":"y"}],"dryRun":true}""");
    }

    [Fact]
    public async Task EveryTypeOfArgumentIsSentExactly()
    {
        var (_, run) = await RunAsync("sink", """
            return await tools.Sink.EveryTypeAsync(
                @class: "quote\" \u2028 ä 😀", tags: [], maybe: null, anything: new { a = 1, b = new[] { 1.5m } },
                _2nd: 9007199254740993, flag: true, ratio: 0.1, price: 12.30m,
                at: new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.FromHours(2)), on: new DateOnly(2026, 1, 31),
                matrix: [[1, 2], []], labels: new Dictionary<string, string> { ["k"] = "v" }, filter: new Dictionary<string, object> { ["n"] = 1 },
                either: 5, owner: new() { Name = "o", Age = null }, moreArguments: new { extra = true });
            """, """{"class":"c","count":1,"maybe":null,"meta":{}}""");

        run.Calls.Single().Arguments.Should().Be(
            """{"class":"quote\" """ + "\u2028" + """ ä 😀","tags":[],"anything":{"a":1,"b":[1.5]},"maybe":null,"2nd":9007199254740993,"flag":true,"ratio":0.1,"price":12.30,"""
            + """ "at":"2026-01-31T12:00:00+02:00","on":"2026-01-31","matrix":[[1,2],[]],"labels":{"k":"v"},"filter":{"n":1},"either":5,"owner":{"name":"o","age":null},"extra":true}""".TrimStart());
    }

    [Fact]
    public async Task EveryTypeOfResultIsReadAndWrittenBack()
    {
        const string Json = """{"class":"c","toString":"s","at":"2016-01-01T00:00:00.123456789Z","count":1e2,"price":1.10,"ratio":1.0,"maybe":null,"labels":{"a":1},"owner":{"name":null,"age":null},"task":{"task":"t"},"meta":{"deep":[1]},"rows":[["a",null]],"more":1}""";

        var (result, _) = await RunAsync("sink", """
            var r = await tools.Sink.EveryTypeAsync("c", [], anything: 1, maybe: null);
            Console.WriteLine(r.Meta["deep"][0].AsInt() + r.Count);
            return r;
            """, Json.Replace("\"name\":null", "\"name\":\"n\""));

        Written(result).Should().Be(Json.Replace("\"name\":null", "\"name\":\"n\""));
    }

    [Fact]
    public async Task RecursiveRecordsGoDown()
    {
        var deep = string.Concat(Enumerable.Repeat("""{"label":"x","children":[""", 400)) + string.Concat(Enumerable.Repeat("]}", 400));

        var (result, _) = await RunAsync("sink", """
            return await tools.Sink.WalkAsync(new() { Label = "root", Children = [new() { Label = "leaf" }] });
            """, deep);

        Written(result, 1_000_000).Should().Be(deep);
    }

    [Fact]
    public async Task AResultThatDoesNotFitIsAFailureTheScriptCanCatch()
    {
        var (result, _) = await RunAsync("analytics", """
            var usage = await tools.Analytics.GetUsageAsync("c", "7d");
            try { return usage.Points.Sum(point => point.Day.DayNumber); }
            catch (ToolException e) { return $"{e.Kind} {e.Tool} {e.Message} {e.Content["trend"]} {usage.Trend}"; }
            """, """{"customer_id":"c","period":"7d","trend":"stable","points":[{"day":"2026-01-01","calls":1},{"day":"yesterday","calls":2}]}""");

        result.Should().Be("ToolError analytics.get_usage The result of analytics.get_usage does not fit the type that the tool declares: "
            + "$.points[1].day: expected a date such as 2026-01-31, found the string \"yesterday\". What it sent is the ToolException's Content, a Json. stable stable");
    }

    [Theory]
    [InlineData("{}", "$.id: no such property; it has: no properties")]
    [InlineData("[1]", "$: expected an object, found an array of 1")]
    [InlineData("\"No such customer\"", "$: expected an object, found the string \"No such customer\"")]
    public async Task AMisfitNamesPathAndWhatIsThere(string json, string expected)
    {
        var (result, _) = await RunAsync(
            "crm", "try { return (await tools.Crm.GetCustomerAsync(\"c\")).Id; } catch (ToolException e) { return e.Message; }", json);

        result.Should().BeOfType<string>().Which.Should().Contain(expected);
    }

    [Fact]
    public async Task NonsenseAsAnArgumentIsRefusedBeforeItIsSent()
    {
        var (result, run) = await RunAsync("sink", """
            var problems = new List<string>();
            foreach (var bad in new Func<Task>[]
            {
                () => tools.Sink.EchoAsync(null!),
                () => tools.Sink.EveryTypeAsync("c", [], double.NaN, null),
                () => tools.Sink.EveryTypeAsync("c", Endless(), 1, null),
                () => tools.Sink.GetEnvAsync(5),
            })
            {
                try { await bad(); } catch (ToolException e) { problems.Add($"{e.Kind}: {e.Message}"); }
            }
            static IEnumerable<string> Endless() { while (true) yield return "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"; }
            return string.Join("\n", problems);
            """, "1");

        run.Calls.Should().BeEmpty();
        result.Should().Be("""
            InvalidArguments: The argument message of sink.echo is null, but it is required.
            InvalidArguments: The argument anything of sink.every.type: Arguments cannot be written as JSON: NaN.
            InvalidArguments: The argument tags of sink.every.type: Arguments are longer than 4194304 characters of JSON.
            InvalidArguments: The arguments of sink.get-env are the number 5; give an object such as new { name = 1 }.
            """);
    }

    [Fact]
    public async Task AResultWithoutATypeIsJson()
    {
        var (result, _) = await RunAsync("sink", "return (await tools.Sink.EchoAsync(\"m\"))[\"content\"][0][\"text\"].AsString();", """{"content":[{"text":"hi"}]}""");

        result.Should().Be("hi");
    }

    [Fact]
    public async Task AResultDeeperThanAThousandIsAFailure()
    {
        var (result, _) = await RunAsync(
            "sink", "try { await tools.Sink.EchoAsync(\"m\"); return \"\"; } catch (ToolException e) { return e.Message; }", new string('[', 100_000));

        result.Should().BeOfType<string>().Which.Should().StartWith("The result of sink.echo cannot be read as JSON");
    }

    [Fact]
    [SuppressMessage("ApiDesign", "RS0030", Justification = "Whether an assembly can be collected is what is tested.")]
    public async Task NothingOfAScriptStaysBehindWhenItsResultIsWritten()
    {
        var context = await RunAndForgetAsync();

        for (var i = 0; i < 50 && context.IsAlive; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
            GC.WaitForPendingFinalizers();

            // Comes back on a fresh stack, which holds none of what this method once awaited.
            await Task.Yield();
        }

        context.IsAlive.Should().BeFalse();
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> RunAndForgetAsync()
    {
        var (result, _) = await RunAsync("crm", "record Mine(int X, Customer C); return new[] { new Mine(1, await tools.Crm.GetCustomerAsync(\"x\")) };", Customer);
        Written(result).Should().Be($$"""[{"X":1,"C":{{Customer}}}]""");
        return new WeakReference(result!.GetType().Assembly);
    }

    private static async Task<(object? Result, RecordingRunContext Run)> RunAsync(string alias, string script, string answer)
    {
        using var bindings = new BindingAssembly();
        bindings.Add(BindingWriter.Write(ToolFiles.Own(alias).Units[0]));
        var run = new RecordingRunContext((_, _) => answer);
        return (await bindings.RunAsync(script, run), run);
    }

    private static string Written(object? value, int limit = 100_000) =>
        System.Text.Encoding.UTF8.GetString(new ResultWriter(limit).Write(value).Utf8.Span);
}
