using CodeModeRoslyn.EndToEnd.Tests.Commands;
using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Policies;

/// <summary>A company's own policy, as the person sees it who wrote it.</summary>
public sealed class CompanyPolicyCommandTests : IDisposable
{
    private const string Config = """{ "demo": true, "policy": "my-policy.jsonc" }""";

    private const string Policy =
        """
        {
          "deny": [
            { "id": "M:System.Console.WriteLine(System.String)", "reason": "Our auditors want results, not prints", "instead": "Return the text." },
            "N:System.Text.Json"
          ],
          "limits": { "wallClockSeconds": 1 },
          "allow": [ { "id": "M:System.GC.GetTotalMemory(System.Boolean)", "loosen": true, "reason": "Our reports say what a run took." } ]
        }
        """;

    private readonly CommandRun command = new();

    public void Dispose() => command.Dispose();

    [Fact]
    public async Task WhatTheCompanyDeniesIsRefusedWithTheCompanysReason()
    {
        command.With("codemode.json", Config).With("my-policy.jsonc", Policy)
            .With("print.csx", "var name = \"ann\";\nConsole.WriteLine(name);\nreturn name;")
            .With("json.csx", "return JsonSerializer.Serialize(1);")
            .With("other.csx", "Console.WriteLine(5); return 1;");

        var result = await command.StartAsync("check", "print.csx", "json.csx", "other.csx", "--json");

        result.ExitCode.Should().Be(2, result.Errors);
        var lines = CommandRun.JsonLines(result);
        lines.Select(line => line.GetProperty("accepted").GetBoolean()).Should().Equal(false, false, true);
        var diagnostic = lines[0].GetProperty("diagnostics").EnumerateArray().Should().ContainSingle().Which;
        diagnostic.GetProperty("id").GetString().Should().Be("CMR1019");
        diagnostic.GetProperty("message").GetString().Should().Be("'System.Console.WriteLine' is not available to scripts here: Our auditors want results, not prints.");
        diagnostic.GetProperty("suggestion").GetString().Should().Be("Return the text.");
        (diagnostic.GetProperty("line").GetInt32(), diagnostic.GetProperty("column").GetInt32()).Should().Be((2, 9));
        lines[1].GetProperty("diagnostics")[0].GetProperty("message").GetString().Should().Contain("this company's own policy denies it");
    }

    [Fact]
    public async Task WhatTheCompanyLoosensRunsAndIsSaidAtEveryStart()
    {
        const string Script = "return GC.GetTotalMemory(false) > 0;";
        var refused = await command.StartWithInputAsync(Script, "run", "-");
        var accepted = await command.With("codemode.json", Config).With("my-policy.jsonc", Policy).StartWithInputAsync(Script, "run", "-", "--json");

        refused.ExitCode.Should().Be(2, refused.Errors);
        accepted.ExitCode.Should().Be(0, accepted.Output + accepted.Errors);
        CommandRun.Json(accepted).GetProperty("result").GetBoolean().Should().BeTrue();
        accepted.Errors.Should().Contain("my-policy.jsonc(7): warning").And.Contain("'M:System.GC.GetTotalMemory(System.Boolean)'").And.Contain("Our reports say what a run took.");
    }

    [Fact]
    public async Task ALoosenedMemberBringsNoOthers()
    {
        command.With("codemode.json", Config).With("my-policy.jsonc", Policy);

        var result = await command.StartWithInputAsync("return GC.CollectionCount(0);", "run", "-", "--json");

        result.ExitCode.Should().Be(2, result.Errors);
    }

    [Fact]
    public async Task BindingsWorkWhenScriptsMayNotNameWhatTheyAreMadeOf()
    {
        command.With("codemode.json", Config).With("my-policy.jsonc", Policy);

        var result = await command.StartWithInputAsync(
            "var list = await tools.Billing.ListInvoicesAsync(customerId: \"cust_8a3f\"); return new { list.Count, customer = await tools.Crm.GetCustomerAsync(id: \"cust_8a3f\") };",
            "run", "-", "--json");

        var errors = result.Output + result.Errors;
        result.ExitCode.Should().Be(0, errors);
        CommandRun.Json(result).GetProperty("result").GetProperty("customer").GetProperty("name").GetString().Should().Be("Acme Corp");
    }

    [Fact]
    public async Task ALowerLimitWins()
    {
        command.With("codemode.json", Config).With("my-policy.jsonc", Policy);

        var result = await command.StartWithInputAsync("while (true) { }", "run", "-", "--json", "--timeout", "20");

        result.ExitCode.Should().Be(4, result.Errors);
        CommandRun.Json(result).GetProperty("limit").GetProperty("limit").GetInt32().Should().Be(1_000);
    }

    [Theory]
    [InlineData("""{ "deny": [ "T:System.Randon" ] }""", "my-policy.jsonc(1): error CMR9030: deny[0]: ", "Did you mean 'T:System.Random'?")]
    [InlineData("""{ "allow": [ { "id": "T:System.Random", "loosen": true, "reason": "x" } ] }""", "my-policy.jsonc(1): error CMR9031: allow[0].id: ", "already")]
    [InlineData("{\n\"allow\": [ { \"id\": \"T:System.IO.File\", \"reason\": \"x\" } ] }", "my-policy.jsonc(2): error CMR9032: allow[0]: ", "Write \"loosen\": true")]
    [InlineData("""{ "allow": [ { "id": "T:System.IO.File", "loosen": true } ] }""", "my-policy.jsonc(1): error CMR9014: allow[0]: ", "no 'reason'")]
    [InlineData("""{ "allow": [ { "id": "T:System.TypedReference", "loosen": true, "reason": "x" } ] }""", "my-policy.jsonc(1): error CMR9033: allow[0].id: ", "No script may ever have")]
    [InlineData("""{ "allow": [ { "id": "M:System.IO.File.OpenRead(System.String)", "loosen": true, "reason": "x" } ] }""", "my-policy.jsonc(1): error CMR9034: allow[0].id: ", "'T:System.IO.FileStream'")]
    [InlineData("""{ "deny": [ "T:System.Object" ] }""", "my-policy.jsonc(1): error CMR9035: deny[0]: ", "would deny every script")]
    [InlineData("""{ "denny": [] }""", "my-policy.jsonc(1): error CMR9003: denny: ", "Did you mean 'deny'?")]
    [InlineData("""{ "limits": { "calls": 101 } }""", "my-policy.jsonc(1): error CMR9010: limits.calls: ", "'calls' is 100 in the configuration")]
    [InlineData("{ \"deny\" }", "my-policy.jsonc(1): error CMR9001: ", "This is no JSON")]
    [InlineData(null, "codemode.json(1): error CMR9017: policy: ", "my-policy.jsonc cannot be read")]
    public async Task ABadFileIsExitCode78WithItsPlaceAndASentence(string? policy, string place, string sentence)
    {
        command.With("codemode.json", Config);
        if (policy is not null)
        {
            command.With("my-policy.jsonc", policy);
        }

        var result = await command.StartWithInputAsync("return 1;", "run", "-");

        result.ExitCode.Should().Be(78, result.Errors);
        result.Errors.Should().Contain(place).And.Contain(sentence);
        result.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task DoctorShowsTheFileAndEachLoosening()
    {
        command.With("codemode.json", Config).With("my-policy.jsonc", Policy);

        var text = await command.StartAsync("doctor");
        var json = await command.StartAsync("doctor", "--json");

        text.ExitCode.Should().Be(0, text.Output + text.Errors);
        text.Output.Should().Contain($"policy       {Path.Combine(command.Folder, "my-policy.jsonc")}: 2 denials, 1 loosening\n")
            .And.Contain("loosened     M:System.GC.GetTotalMemory(System.Boolean): Our reports say what a run took.\n");
        var policy = CommandRun.Json(json).GetProperty("policy");
        policy.GetProperty("file").GetString().Should().EndWith("my-policy.jsonc");
        policy.GetProperty("denials").GetInt32().Should().Be(2);
        policy.GetProperty("loosened")[0].GetProperty("id").GetString().Should().Be("M:System.GC.GetTotalMemory(System.Boolean)");
        policy.GetProperty("loosened")[0].GetProperty("reason").GetString().Should().Be("Our reports say what a run took.");
    }

    [Fact]
    public async Task ADoorSaysOnStandardErrorWhatIsLoosened()
    {
        command.With("my-policy.jsonc", Policy);
        await using var door = await StdioProgram.StartAsync($$"""{ "policy": "{{Path.Combine(command.Folder, "my-policy.jsonc")}}" }""");

        door.Program.Errors.Should().Contain("warning CMR9037").And.Contain("M:System.GC.GetTotalMemory(System.Boolean)");
    }
}
