using CodeModeRoslyn.Server.Configuration;

namespace CodeModeRoslyn.Server.Tests.Configuration;

public sealed class PolicyFileTests : IDisposable
{
    private const string PolicyName = "my-policy.jsonc";

    private readonly string folder = Directory.CreateTempSubdirectory("policy ").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void TheContractsOwnExampleIsReadInFull()
    {
        var result = Read(
            """
            {
              // Comments are welcome,
              "deny": [
                "T:System.Random",
                "P:System.DateTime.Now",
                "N:System.Numerics",
                { "id": "M:System.Console.WriteLine(System.String)", "reason": "Nobody reads it", "instead": "Return the text" },
              ],
              "limits": { "wallClockSeconds": 10 },
              "allow": [
                { "id": "M:System.GC.GetTotalMemory(System.Boolean)", "loosen": true, "reason": "Our reports say what a run took." }, // and so are trailing commas,
              ],
            }
            """,
            """ "limits": { "calls": 7 }, """);

        var finding = result.Findings.Should().ContainSingle().Which;
        finding.Should().BeEquivalentTo(new { Id = ConfigFindingIds.Loosened, Severity = ConfigSeverity.Warning, Path = "allow[0].id", Line = 11, File = Path.Combine(folder, PolicyName) });
        finding.Message.Should().Contain("GetTotalMemory").And.Contain("Our reports say what a run took.");
        var config = result.Config!;
        config.Policy!.File.Should().Be(Path.Combine(folder, PolicyName));
        config.Policy.Rules.Denials.Select(denial => denial.Id).Should().Equal(
            "T:System.Random", "P:System.DateTime.Now", "N:System.Numerics", "M:System.Console.WriteLine(System.String)");
        config.Policy.Rules.Denials[1].Ids.Should().Equal("P:System.DateTime.Now", "M:System.DateTime.get_Now");
        config.Policy.Rules.Denials[3].Should().BeEquivalentTo(new { Reason = "Nobody reads it", Instead = "Return the text" });
        config.Policy.Rules.Loosenings.Should().ContainSingle().Which.Types.Should().Equal("T:System.GC");
        config.Limits.Should().Be(new LimitsConfig { WallClockSeconds = 10, CpuSeconds = 30, Calls = 7 });
    }

    [Theory]
    [InlineData("{ \"deny\": [\n\"T:System.Randon\" ] }", ConfigFindingIds.UnknownApi, "deny[0]", 2, "Did you mean 'T:System.Random'?")]
    [InlineData("{ \"deny\": [\"System.Random\"] }", ConfigFindingIds.UnknownApi, "deny[0]", 1, "Did you mean 'T:System.Random'?")]
    [InlineData("{ \"deny\": [\"M:System.DateTime.Now\"] }", ConfigFindingIds.UnknownApi, "deny[0]", 1, "Did you mean 'P:System.DateTime.Now'?")]
    [InlineData("{ \"deny\": [\"M:System.Math.Abs(int)\"] }", ConfigFindingIds.UnknownApi, "deny[0]", 1, "There is: 'M:System.Math.Abs(System.")]
    [InlineData("{ \"deny\": [\"M:System.Math.Absolute(System.Int32)\"] }", ConfigFindingIds.UnknownApi, "deny[0]", 1, "Did you mean 'M:System.Math.Abs(System.Int32)'?")]
    [InlineData("{ \"deny\": [\"T:System.Collections.Generic.List\"] }", ConfigFindingIds.UnknownApi, "deny[0]", 1, "Did you mean 'T:System.Collections.Generic.List`1'?")]
    [InlineData("{ \"deny\": [\"N:System.Numeric\"] }", ConfigFindingIds.UnknownApi, "deny[0]", 1, "Did you mean 'N:System.Numerics'?")]
    [InlineData("{ \"deny\": [\"System\"] }", ConfigFindingIds.UnknownApi, "deny[0]", 1, "Did you mean 'N:System'?")]
    [InlineData("{ \"deny\": [\"Frobnicate\"] }", ConfigFindingIds.UnknownApi, "deny[0]", 1, "An id begins with T:")]
    [InlineData("{ \"deny\": [\"T:System.Diagnostics.Process\"] }", ConfigFindingIds.UnknownApi, "deny[0]", 1, "part of .NET (System.Diagnostics.Process)")]
    [InlineData("{ \"deny\": [\"T:System.Random\", { \"id\": \"T:System.Random\" }] }", ConfigFindingIds.Duplicate, "deny[1].id", 1, "there twice")]
    [InlineData("{ \"deny\": [{ \"reason\": \"x\" }] }", ConfigFindingIds.MissingKey, "deny[0]", 1, "no 'id'")]
    [InlineData("{ \"deny\": [{ \"id\": 5 }] }", ConfigFindingIds.WrongKind, "deny[0].id", 1, "is a number")]
    [InlineData("{ \"deny\": [7] }", ConfigFindingIds.WrongKind, "deny[0]", 1, "is a number")]
    [InlineData("{ \"deny\": \"T:System.Random\" }", ConfigFindingIds.WrongKind, "deny", 1, "must be a list")]
    [InlineData("{ \"deny\": [{ \"id\": \"T:System.Random\", \"reson\": \"x\" }] }", ConfigFindingIds.UnknownKey, "deny[0].reson", 1, "Did you mean 'reason'?")]
    [InlineData("{ \"deny\": [{ \"id\": \"T:System.Random\", \"reason\": \" \" }] }", ConfigFindingIds.BadValue, "deny[0].reason", 1, "Write a sentence")]
    [InlineData("{ \"deny\": [\"T:System.Object\"] }", ConfigFindingIds.NeededByEveryScript, "deny[0]", 1, "would deny every script")]
    [InlineData("{ \"deny\": [\"N:System.Threading.Tasks\"] }", ConfigFindingIds.NeededByEveryScript, "deny[0]", 1, "'M:System.Threading.Tasks.Task`1.GetAwaiter'")]
    [InlineData("{ \"denny\": [] }", ConfigFindingIds.UnknownKey, "denny", 1, "Did you mean 'deny'?")]
    [InlineData("{ \"limits\": { \"wallClockSeconds\": 60 } }", ConfigFindingIds.OutOfRange, "limits.wallClockSeconds", 1, "is 30 in the configuration")]
    [InlineData("{ \"limits\": { \"calls\": -1 } }", ConfigFindingIds.OutOfRange, "limits.calls", 1, "from 0 to")]
    [InlineData("{ \"limits\": { \"cals\": 1 } }", ConfigFindingIds.UnknownKey, "limits.cals", 1, "Did you mean 'calls'?")]
    [InlineData("{ \"limits\": 5 }", ConfigFindingIds.WrongKind, "limits", 1, "must be an object")]
    [InlineData("{ \"allow\": [\"T:System.IO.File\"] }", ConfigFindingIds.WrongKind, "allow[0]", 1, "\"loosen\": true")]
    [InlineData("{ \"allow\": [{ \"id\": \"T:System.IO.File\", \"reason\": \"x\" }] }", ConfigFindingIds.NotLoosened, "allow[0]", 1, "Write \"loosen\": true")]
    [InlineData("{ \"allow\": [{ \"id\": \"T:System.IO.File\", \"loosen\": false, \"reason\": \"x\" }] }", ConfigFindingIds.NotLoosened, "allow[0]", 1, "Write \"loosen\": true")]
    [InlineData("{ \"allow\": [{ \"id\": \"T:System.IO.File\", \"loosen\": \"true\", \"reason\": \"x\" }] }", ConfigFindingIds.WrongKind, "allow[0].loosen", 1, "must be true")]
    [InlineData("{ \"allow\": [{ \"id\": \"T:System.IO.File\", \"loosen\": true }] }", ConfigFindingIds.MissingKey, "allow[0]", 1, "no 'reason'")]
    [InlineData("{ \"allow\": [{ \"id\": \"T:System.IO.Fil\", \"loosen\": true, \"reason\": \"x\" }] }", ConfigFindingIds.UnknownApi, "allow[0].id", 1, "Did you mean 'T:System.IO.File'?")]
    [InlineData("{ \"allow\": [{ \"id\": \"T:System.Random\", \"loosen\": true, \"reason\": \"x\" }] }", ConfigFindingIds.Needless, "allow[0].id", 1, "allows 'T:System.Random' already")]
    [InlineData("{ \"allow\": [{ \"id\": \"P:System.DateTime.Now\", \"loosen\": true, \"reason\": \"x\" }] }", ConfigFindingIds.Needless, "allow[0].id", 1, "already")]
    [InlineData("{ \"allow\": [{ \"id\": \"N:System.IO\", \"loosen\": true, \"reason\": \"x\" }] }", ConfigFindingIds.OutOfReach, "allow[0].id", 1, "A namespace is not loosened as a whole")]
    [InlineData("{ \"allow\": [{ \"id\": \"M:System.Object.MemberwiseClone\", \"loosen\": true, \"reason\": \"x\" }] }", ConfigFindingIds.OutOfReach, "allow[0].id", 1, "No script may ever have")]
    [InlineData("{ \"allow\": [{ \"id\": \"M:System.String.#ctor(System.Char*)\", \"loosen\": true, \"reason\": \"x\" }] }", ConfigFindingIds.OutOfReach, "allow[0].id", 1, "No script may ever have")]
    [InlineData("{ \"allow\": [{ \"id\": \"T:System.TypedReference\", \"loosen\": true, \"reason\": \"x\" }] }", ConfigFindingIds.OutOfReach, "allow[0].id", 1, "No script may ever have")]
    [InlineData("{ \"allow\": [{ \"id\": \"T:CodeModeRoslyn.Guest.Bindings.ToolCall\", \"loosen\": true, \"reason\": \"x\" }] }", ConfigFindingIds.OutOfReach, "allow[0].id", 1, "No script may ever have")]
    [InlineData("{ \"allow\": [{ \"id\": \"T:System.Diagnostics.Process\", \"loosen\": true, \"reason\": \"x\" }] }", ConfigFindingIds.UnknownApi, "allow[0].id", 1, "no script can have it")]
    [InlineData("{ \"allow\": [{ \"id\": \"M:System.IO.File.OpenRead(System.String)\", \"loosen\": true, \"reason\": \"x\" }] }", ConfigFindingIds.UselessLoosening, "allow[0].id", 1, "'T:System.IO.FileStream'")]
    [InlineData("{ \"deny\": [\"N:System\"] }", ConfigFindingIds.NeededByEveryScript, "deny[0]", 1, "would deny every script")]
    [InlineData("[]", ConfigFindingIds.WrongKind, "", 1, "must be an object")]
    [InlineData("{ \"deny\": [\n\"T:System.Random\" \"x\" ] }", ConfigFindingIds.Malformed, "", 2, "line 2")]
    public void WhatIsWrongIsSaidWithItsPlaceInThatFile(string policy, string id, string path, int line, string sentence)
    {
        var result = Read(policy);

        result.Config.Should().BeNull();
        var finding = result.Findings.Should().ContainSingle().Which;
        finding.Should().BeEquivalentTo(new { Id = id, Severity = ConfigSeverity.Error, Path = path, Line = line, File = Path.Combine(folder, PolicyName) });
        finding.Message.Should().Contain(sentence);
    }

    [Theory]
    [InlineData("T:System.IO.File", ConfigFindingIds.Needless)]
    [InlineData("N:System.Runtime.InteropServices", ConfigFindingIds.Needless)]
    [InlineData("M:System.String.Intern(System.String)", ConfigFindingIds.Needless)]
    [InlineData("M:System.Threading.Tasks.Task.ContinueWith(System.Action{System.Threading.Tasks.Task},System.Threading.Tasks.TaskScheduler)", ConfigFindingIds.Needless)]
    [InlineData("F:System.Int32.MaxValue", ConfigFindingIds.PartlyHeld)]
    [InlineData("F:System.DayOfWeek.Monday", ConfigFindingIds.PartlyHeld)]
    [InlineData("M:System.Text.StringBuilder.ToString", ConfigFindingIds.PartlyHeld)]
    public void ADenialThatChangesLessThanItSeemsToIsAWarning(string id, string finding)
    {
        var result = Read($$"""{ "deny": ["{{id}}"] }""");

        result.Config.Should().NotBeNull();
        result.Findings.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Id = finding, Severity = ConfigSeverity.Warning, Line = 1 });
    }

    [Theory]
    [InlineData("P:System.Globalization.CultureInfo.CurrentCulture")]
    [InlineData("T:System.Environment")]
    [InlineData("M:System.Console.WriteLine(System.String)")]
    [InlineData("T:CodeModeRoslyn.Guest.Json")]
    [InlineData("T:System.Collections.Generic.Dictionary`2.KeyCollection")]
    [InlineData("E:System.ComponentModel.INotifyPropertyChanged.PropertyChanged")]
    public void ADenialOfWhatScriptsHaveIsNoFinding(string id) => Read($$"""{ "deny": ["{{id}}"] }""").Findings.Should().BeEmpty();

    [Fact]
    public void OneLooseningMayNeedAnother()
    {
        var result = Read(
            """
            { "allow": [
              { "id": "M:System.IO.File.OpenRead(System.String)", "loosen": true, "reason": "x" },
              { "id": "T:System.IO.FileStream", "loosen": true, "reason": "x" }
            ] }
            """);

        result.Findings.Should().HaveCount(2).And.OnlyContain(finding => finding.Id == ConfigFindingIds.Loosened);
        result.Config.Should().NotBeNull();
    }

    [Fact]
    public void WhatIsDeniedAndLoosenedIsAContradiction()
    {
        var result = Read(
            """
            { "deny": ["N:System.IO"],
              "allow": [{ "id": "M:System.IO.File.Exists(System.String)", "loosen": true, "reason": "x" }] }
            """);

        result.Findings.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Id = ConfigFindingIds.Contradiction, Severity = ConfigSeverity.Error, Line = 2 });
    }

    [Fact]
    public void EverythingThatIsWrongIsSaidAtOnceInBothFiles()
    {
        var result = Read(
            """
            { "deny": ["T:System.Randon",
                       "T:System.Object"],
              "allow": [{ "id": "T:System.Random" }],
              "limts": {} }
            """,
            """ "limitz": {}, """);

        result.Config.Should().BeNull();
        result.Findings.Select(finding => (finding.File is null, finding.Line, finding.Id)).Should().Equal(
            (true, 1, ConfigFindingIds.UnknownKey),
            (false, 1, ConfigFindingIds.UnknownApi),
            (false, 2, ConfigFindingIds.NeededByEveryScript),
            (false, 3, ConfigFindingIds.NotLoosened),
            (false, 3, ConfigFindingIds.MissingKey),
            (false, 3, ConfigFindingIds.Needless),
            (false, 4, ConfigFindingIds.UnknownKey));
    }

    [Theory]
    [InlineData("\"policy\": \"elsewhere.jsonc\"", ConfigFindingIds.Unreadable, "elsewhere.jsonc cannot be read")]
    [InlineData("\"policy\": \".\"", ConfigFindingIds.Unreadable, "cannot be read")]
    [InlineData("\"policy\": 5", ConfigFindingIds.WrongKind, "the path of a file")]
    [InlineData("\"policy\": {}", ConfigFindingIds.WrongKind, "the path of a file")]
    public void AFileThatCannotBeReadIsAFindingOfTheConfiguration(string key, string id, string sentence)
    {
        var result = ConfigReader.Read($"{{\n{key} }}", folder: folder);

        result.Config.Should().BeNull();
        var finding = result.Findings.Should().ContainSingle().Which;
        finding.Should().BeEquivalentTo(new { Id = id, Severity = ConfigSeverity.Error, Path = "policy", Line = 2, File = (string?)null });
        finding.Message.Should().Contain(sentence);
    }

    [Fact]
    public void AnEmptyPolicyChangesNothing()
    {
        var result = Read("{}");

        result.Findings.Should().BeEmpty();
        result.Config!.Policy!.Rules.IsEmpty.Should().BeTrue();
        result.Config.Limits.Should().Be(new LimitsConfig());
    }

    private ConfigReadResult Read(string policy, string more = "")
    {
        File.WriteAllText(Path.Combine(folder, PolicyName), policy);
        return ConfigReader.Read($$"""{ {{more}} "policy": "{{PolicyName}}" }""", folder: folder);
    }
}
