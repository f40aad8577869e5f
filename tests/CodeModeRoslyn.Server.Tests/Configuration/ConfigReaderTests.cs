using System.Text.Json;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Tools.Learning;
using CodeModeRoslyn.Tools.Resilience;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Server.Tests.Configuration;

public sealed class ConfigReaderTests
{
    private static readonly Dictionary<string, string> Environment = new() { ["CRM_TOKEN"] = "t0ken", ["EMPTY"] = "" };

    [Theory]
    [InlineData("""{ "limits": { "wallClockSeconds": 90 } }""", 90)]
    [InlineData("""{ "limits": { "wallClockSeconds": 90, "cpuSeconds": 7 } }""", 7)]
    [InlineData("""{ "limits": { } }""", 30)]
    [InlineData("{ }", 30)]
    public void ProcessorTimeIsAsMuchAsTheWallClockUnlessSaid(string text, int seconds)
    {
        ConfigReader.Read(text, new Dictionary<string, string>()).Config!.Limits.CpuSeconds.Should().Be(seconds);
    }

    [Fact]
    public void TheContractsOwnExampleIsReadInFull()
    {
        var result = Read(
            """
            {
              // Comments are welcome,
              "mcpServers": {
                "everything": { "command": "npx", "args": ["-y", "@modelcontextprotocol/server-everything"], "env": { "LEVEL": "${LEVEL:-info}" } },
                "crm":        { "url": "http://127.0.0.1:5301/mcp", "headers": { "Authorization": "Bearer ${CRM_TOKEN}" } },
              },
              "limits": {
                "wallClockSeconds": 31, "cpuSeconds": 33, "memoryMegabytes": 129, "calls": 101, "parallelCalls": 17,
                "callSeconds": 32, "sourceCharacters": 65537, "outputCharacters": 30001, "resultCharacters": 30002,
                "contentBlocks": 21, "contentMegabytes": 17
              },
              "grants": [
                { "tools": "*", "access": "allow" },
                { "tools": "crm.delete_customer", "access": "deny" }
              ],
              "callers": [ { "name": "build-agent", "tokenSha256": "9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08" } ],
              "workers": { "count": 3, "reuse": "never" },
              "confinement": "available",
              "demo": false, // and so are trailing commas,
            }
            """);

        result.Findings.Should().BeEmpty();
        var config = result.Config!;
        var everything = config.Upstreams[0].Should().BeOfType<UpstreamConfig.Stdio>().Which;
        everything.Command.Should().Be("npx");
        everything.Arguments.Should().Equal("-y", "@modelcontextprotocol/server-everything");
        everything.Environment.Should().Contain("LEVEL", "info");
        var crm = config.Upstreams[1].Should().BeOfType<UpstreamConfig.Http>().Which;
        crm.Url.Should().Be(new Uri("http://127.0.0.1:5301/mcp"));
        crm.Headers.Should().Contain("authorization", "Bearer t0ken");
        config.Limits.Should().Be(new LimitsConfig
        {
            WallClockSeconds = 31,
            CpuSeconds = 33,
            MemoryMegabytes = 129,
            Calls = 101,
            ParallelCalls = 17,
            CallSeconds = 32,
            SourceCharacters = 65537,
            OutputCharacters = 30001,
            ResultCharacters = 30002,
            ContentBlocks = 21,
            ContentMegabytes = 17,
        });
        config.Grants!.Value.Select(grant => (grant.Tools, grant.Access)).Should().Equal(("*", GrantAccess.Allow), ("crm.delete_customer", GrantAccess.Deny));
        config.Callers.Should().Equal(new CallerConfig("build-agent", "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"));
        config.Workers.Should().Be(new WorkersConfig(3, WorkerReuse.Never));
        config.Confinement.Should().Be(ConfinementDemand.Available);
        config.Demo.Should().BeFalse();
    }

    [Fact]
    public void EveryKeyOfAGrantIsRead()
    {
        var read = Read(
            """
            { "demo": true,
              "callers": [ { "name": "ann", "tokenSha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", "operator": true } ],
              "limits": { "waitingRuns": 2, "approvalSeconds": 5 },
              "grants": [
                { "tools": "crm.*", "access": "approve", "callers": ["ann", "build-*"], "upstream": "crm", "readOnly": false, "destructive": true,
                  "arguments": { "id": { "pattern": "^cust_" } } }
              ] }
            """);

        read.Findings.Should().BeEmpty();
        read.Config!.Callers.Single().IsOperator.Should().BeTrue();
        read.Config.Limits.Should().Match<LimitsConfig>(limits => limits.WaitingRuns == 2 && limits.ApprovalSeconds == 5);
        var grant = read.Config.Grants!.Value.Single();
        grant.Should().Match<Grant>(line => line.Access == GrantAccess.Approve && line.Upstream == "crm" && line.ReadOnly == false && line.Destructive == true && line.Origin == "grants[0] (line 5)");
        grant.Callers.Select(caller => caller.Text).Should().Equal("ann", "build-*");
        grant.Arguments!.Holds(JsonElement.Parse("""{ "id": "cust_1" }""")).Should().BeTrue();
        grant.Arguments.Holds(JsonElement.Parse("""{ "id": "1" }""")).Should().BeFalse();
    }

    [Fact]
    public void EveryKeyOfResilienceIsRead()
    {
        const string Resilience =
            """
            { "callSeconds": 5, "retries": 0, "trustAnnotations": false, "repeatable": ["get_*"], "parallelCalls": 4, "queuedCalls": 3,
              "callsPerSecond": 20, "circuitBreaker": { "failurePercent": 25, "leastCalls": 7, "windowSeconds": 9, "breakSeconds": 8 } }
            """;
        var read = Read($$"""
            { "mcpServers": { "crm": { "url": "http://127.0.0.1:1/mcp", "resilience": {{Resilience}} }, "files": { "command": "npx", "resilience": {{Resilience}} } },
              "openApi": { "pets": { "document": "pets.yaml", "baseUrl": "http://127.0.0.1:2", "resilience": {{Resilience}} } } }
            """);

        read.Findings.Should().BeEmpty();
        read.Config!.Upstreams.Should().HaveCount(3).And.OnlyContain(upstream => upstream.Resilience.Repeatable.Single().Text == "get_*");
        read.Config.Upstreams.Select(upstream => upstream.Resilience with { Repeatable = [] }).Should().AllBeEquivalentTo(new ResilienceOptions
        {
            Call = TimeSpan.FromSeconds(5),
            Retries = 0,
            TrustAnnotations = false,
            ParallelCalls = 4,
            QueuedCalls = 3,
            CallsPerSecond = 20,
            FailureRatio = 0.25,
            LeastCalls = 7,
            Window = TimeSpan.FromSeconds(9),
            Break = TimeSpan.FromSeconds(8),
        });
    }

    [Fact]
    public void AnEmptyConfigurationHasTheContractsDefaults()
    {
        var config = Read("{}").Config!;

        config.Limits.Should().Be(new LimitsConfig
        {
            WallClockSeconds = 30,
            MemoryMegabytes = 128,
            Calls = 100,
            ParallelCalls = 16,
            CallSeconds = 30,
            SourceCharacters = 65_536,
            OutputCharacters = 30_000,
            ResultCharacters = 30_000,
            ContentBlocks = 20,
            ContentMegabytes = 16,
        });
        config.Workers.Should().Be(new WorkersConfig(2, WorkerReuse.Principal));
        config.Confinement.Should().Be(ConfinementDefault.ForThisMachine);
        config.Should().Match<CodeModeConfig>(c => c.Upstreams.IsEmpty && c.Grants == null && c.Callers.IsEmpty && !c.Demo);
    }

    [Theory]
    [InlineData("\"shared\"", LearningScope.Shared, 90)]
    [InlineData("""{ "scope": "off" }""", LearningScope.Off, 90)]
    [InlineData("""{ "keepDays": 7 }""", LearningScope.Principal, 7)]
    public void LearnedTypesAreAWordOrAnObject(string written, LearningScope scope, int days) =>
        Read($$"""{ "learnedTypes": {{written}} }""").Config!.LearnedTypes.Should().Be(new LearningOptions { Scope = scope, KeepDays = days });

    [Fact]
    public void AnEditorsFileWorksUnchanged()
    {
        var result = Read(
            """
            {
              "inputs": [ { "id": "unused", "type": "promptString", "password": true } ],
              "servers": {
                "web":  { "type": "http", "url": "https://example.com/mcp" },
                "old":  { "type": "sse", "url": "https://example.com/sse" },
                "mine": { "type": "stdio", "command": "mine", "envFile": "${workspaceFolder}/.env", "cwd": "sub" },
                "off":  { "type": "stdio", "command": "${GONE}", "disabled": true }
              }
            }
            """, folder: "/etc/codemode");

        result.Findings.Should().ContainSingle().Which.Should().Match<ConfigFinding>(f => f.Severity == ConfigSeverity.Warning && f.Message.Contains("envFile"));
        result.Config!.Upstreams.OfType<UpstreamConfig.Http>().Select(upstream => upstream.Transport)
            .Should().Equal(HttpTransportKind.StreamableHttp, HttpTransportKind.Sse);
        result.Config.Upstreams.OfType<UpstreamConfig.Stdio>().Single().WorkingDirectory.Should().Be("/etc/codemode/sub");
    }

    [Fact]
    public void ADesktopsFileWorksUnchangedAndIsWarnedAboutOnce()
    {
        var result = Read(
            """
            {
              "mcpServers": {
                "one": { "command": "one", "disabled": false, "autoApprove": ["x"], "alwaysAllow": [], "timeout": 60 },
                "two": { "command": "two", "autoApprove": [], "env": { "PORT": 80, "DEBUG": true } },
                "off": { "command": "off", "disabled": true }
              }
            }
            """);

        result.Findings.Should().ContainSingle().Which.Should().Be(new ConfigFinding(
            ConfigFindingIds.ForeignKey, ConfigSeverity.Warning, "mcpServers", 2,
            "Left alone, because they are other programs' keys: alwaysAllow, autoApprove, timeout. Nothing needs to be done."));
        result.Config!.Upstreams.Select(upstream => upstream.Alias).Should().Equal("one", "two");
        result.Config.Upstreams.OfType<UpstreamConfig.Stdio>().Last().Environment.Should().Contain("PORT", "80").And.Contain("DEBUG", "true");
    }

    public static TheoryData<string, string, string, string> Wrong => new()
    {
        // The text; the id; the path; a part of the message.
        { """{ "mcpServers": { """, "CMR9001", "", "line 1, column " },
        { """{ "demo": true } x""", "CMR9001", "", "This is no JSON" },
        { "", "CMR9001", "", "This is no JSON" },
        { "[]", "CMR9002", "", "This must be an object, and is a list." },
        { """{ "limits": [] }""", "CMR9002", "limits", "must be an object, and is a list" },
        { """{ "limits": { "calls": "5" } }""", "CMR9002", "limits.calls", "must be a number, and is a string" },
        { """{ "demo": "yes" }""", "CMR9002", "demo", "must be true or false" },
        { """{ "grants": { } }""", "CMR9002", "grants", "must be a list" },
        { """{ "mcpServers": { "a": "x" } }""", "CMR9002", "mcpServers.a", "must be an object with a 'command' or a 'url'" },
        { """{ "mcpServers": { "a": { "command": "x", "args": "y" } } }""", "CMR9002", "mcpServers.a.args", "a list of strings" },
        { """{ "mcpServers": { "a": { "command": "x", "args": [1] } } }""", "CMR9002", "mcpServers.a.args[0]", "a string, and is a number" },
        { """{ "limit": { } }""", "CMR9003", "limit", "Did you mean 'limits'?" },
        { """{ "mcpServers": { "a": { "command": "x", "arg": [] } } }""", "CMR9003", "mcpServers.a.arg", "Did you mean 'args'?" },
        { """{ "mcpServers": { "a": { "url": "http://h/", "header": {} } } }""", "CMR9003", "mcpServers.a.header", "Did you mean 'headers'?" },
        { """{ "limits": { "wallclockSeconds": 3 } }""", "CMR9003", "limits.wallclockSeconds", "Did you mean 'wallClockSeconds'?" },
        { """{ "workers": { "number": 3 } }""", "CMR9003", "workers.number", "Known here: count, reuse." },
        { """{ "grants": [ { "tools": "*", "acces": "allow", "access": "allow" } ] }""", "CMR9003", "grants[0].acces", "Did you mean 'access'?" },
        { """{ "mcpServers": { "a": { "command": "${NOT_SET}" } } }""", "CMR9005", "mcpServers.a.command", "The environment variable NOT_SET is not set. Set it, or write ${NOT_SET:-default}." },
        { """{ "mcpServers": { "a": { "command": "${EMPTY}" } } }""", "CMR9005", "mcpServers.a.command", "EMPTY is not set" },
        { """{ "servers": { "a": { "url": "http://h/", "headers": { "X": "${input:api-key}" } } } }""", "CMR9006", "servers.a.headers.X", "Write ${API_KEY} instead, and set the environment variable API_KEY." },
        { """{ "mcpServers": { "a": { "command": "x" }, "a": { "command": "y" } } }""", "CMR9007", "mcpServers.a", "'a' is there twice" },
        { """{ "demo": true, "demo": true }""", "CMR9007", "demo", "'demo' is there twice" },
        { """{ "mcpServers": { "git-hub": { "command": "x" }, "git_hub": { "command": "y" } } }""", "CMR9008", "mcpServers.git_hub", "are both tools.GitHub in a script" },
        { """{ "mcpServers": { "a.b": { "command": "x" } } }""", "CMR9008", "mcpServers.a.b", "cannot be an upstream's name" },
        { """{ "demo": true, "mcpServers": { "crm": { "command": "x" } } }""", "CMR9008", "mcpServers.crm", "The demo has an upstream 'crm' too." },
        { """{ "mcpServers": { "a": { "url": "localhost:80" } } }""", "CMR9009", "mcpServers.a.url", "is no address" },
        { """{ "mcpServers": { "a": { "url": "file:///etc/passwd" } } }""", "CMR9009", "mcpServers.a.url", "is no address" },
        { """{ "limits": { "calls": -1 } }""", "CMR9010", "limits.calls", "from 0 to 100000, and is -1" },
        { """{ "limits": { "wallClockSeconds": 0 } }""", "CMR9010", "limits.wallClockSeconds", "from 1 to 3600" },
        { """{ "limits": { "calls": 1.5 } }""", "CMR9010", "limits.calls", "and is 1.5" },
        { """{ "limits": { "calls": 1e999 } }""", "CMR9010", "limits.calls", "and is 1e999" },
        { """{ "workers": { "count": 65 } }""", "CMR9010", "workers.count", "from 1 to 64" },
        { """{ "grants": [ { "tools": "*", "access": "allowed" } ] }""", "CMR9012", "grants[0].access", "Did you mean 'allow'?" },
        { """{ "approvals": "phone" }""", "CMR9012", "approvals", "'phone' is none of 'client', 'page'." },
        { """{ "confinement": "none" }""", "CMR9012", "confinement", "'none' is none of 'required', 'available'." },
        { """{ "workers": { "reuse": "always" } }""", "CMR9012", "workers.reuse", "'principal', 'never'" },
        { """{ "mcpServers": { "a": { "url": "http://h/", "type": "ws" } } }""", "CMR9012", "mcpServers.a.type", "'ws' is none of" },
        { """{ "grants": [ { "tools": "*", "access": "approve", "arguments": { "sql": { "pattern": "(?!x)y" } } } ] }""", "CMR9016", "grants[0].arguments.sql.pattern", "without backtracking" },
        { """{ "grants": [ { "tools": "*", "access": "deny", "callers": [] } ] }""", "CMR9016", "grants[0].callers", "no caller at all" },
        { """{ "grants": [ { "tools": "*", "access": "deny", "arguments": { "sql": 7 } } ] }""", "CMR9002", "grants[0].arguments.sql", "JSON Schema" },
        { """{ "mcpServers": { "a": { "command": "x", "mode": "optin" } } }""", "CMR9012", "mcpServers.a.mode", "Did you mean 'opt-in'?" },
        { """{ "openApi": { "g": { "document": "x.json" } } }""", "CMR9014", "openApi.g", "has no 'baseUrl'" },
        { """{ "openApi": { "g": { "baseUrl": "http://h/" } } }""", "CMR9014", "openApi.g", "has no 'document'" },
        { """{ "openApi": { "g": { "document": "x.json", "baseUrl": "h" } } }""", "CMR9009", "openApi.g.baseUrl", "is no address" },
        { """{ "mcpServers": { "a": { } } }""", "CMR9014", "mcpServers.a", "neither a 'command' to start nor a 'url'" },
        { """{ "grants": [ { "access": "allow" } ] }""", "CMR9014", "grants[0]", "has no 'tools'" },
        { """{ "callers": [ { "name": "a" } ] }""", "CMR9014", "callers[0]", "'tokenSha256' of 64" },
        { """{ "mcpServers": { "a": { "command": "x", "url": "http://h/" } } }""", "CMR9015", "mcpServers.a", "both a 'command' and a 'url'" },
        { """{ "mcpServers": { "a": { "url": "http://h/", "args": [] } } }""", "CMR9015", "mcpServers.a.args", "means nothing beside 'url'" },
        { """{ "mcpServers": { "a": { "command": "x", "type": "http" } } }""", "CMR9015", "mcpServers.a.type", "reached over stdio" },
        { """{ "mcpServers": { }, "servers": { } }""", "CMR9015", "servers", "as well as" },
        { """{ "mcpServers": { "a": { "url": "http://h/", "headers": { "X": "a\nb" } } } }""", "CMR9016", "mcpServers.a.headers", "'X' cannot be sent" },
        { """{ "callers": [ { "name": "a", "tokenSha256": "zz" } ] }""", "CMR9016", "callers[0].tokenSha256", "sha256sum" },
        { """{ "mcpServers": { "a": { "command": " " } } }""", "CMR9016", "mcpServers.a.command", "This is empty" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void WhatIsWrongIsFoundWithItsPlaceAndAdvice(string text, string id, string path, string message)
    {
        var result = Read(text);

        result.Config.Should().BeNull();
        var finding = result.Findings.Should().ContainSingle().Which;
        (finding.Id, finding.Path, finding.Severity).Should().Be((id, path, ConfigSeverity.Error));
        finding.Message.Should().Contain(message);
    }

    [Theory]
    [InlineData("bd.drop", "There is no upstream 'bd' to grant tools of. Did you mean 'db'?")]
    [InlineData("warehouse.*", "There is no upstream 'warehouse' to grant tools of. There are: db.")]
    public void AGrantForAnUnknownUpstreamIsAWarning(string tools, string message)
    {
        var result = Read($$"""{ "mcpServers": { "db": { "command": "x" } }, "grants": [ { "tools": "{{tools}}", "access": "deny" } ] }""");

        result.Config!.Grants!.Value.Should().ContainSingle().Which.Should().Match<Grant>(grant => grant.Tools == tools && grant.Access == GrantAccess.Deny);
        result.Findings.Should().Equal(new ConfigFinding(ConfigFindingIds.UnknownUpstream, ConfigSeverity.Warning, "grants[0].tools", 1, message));
    }

    [Fact]
    public void AllFindingsAreReportedWithTheirLines()
    {
        var result = Read(
            """
            {
              /* one,
                 two */
              "limits": { "calls": -1,
                          "callSeconds": 0 },
              "workers": { "count": 0 },
              "confinment": "required",
              "mcpServers": {
                "a": { "url": "${GONE}" }
              }
            }
            """);

        result.Findings.Select(finding => (finding.Line, finding.Id)).Should().Equal(
            (4, "CMR9010"), (5, "CMR9010"), (6, "CMR9010"), (7, "CMR9003"), (9, "CMR9005"), (9, "CMR9009"));
    }

    [Fact]
    public void MalformedTextIsFoundWithLineAndColumn()
    {
        var finding = Read("{\n  \"demo\": true,\n  oops\n}").Findings.Single();

        finding.Line.Should().Be(3);
        finding.Message.Should().StartWith("This is no JSON, at line 3, column 3:").And.NotContain("LineNumber");
    }

    [Theory]
    [InlineData("${CRM_TOKEN}", "t0ken")]
    [InlineData("a${CRM_TOKEN}b${CRM_TOKEN}", "at0kenbt0ken")]
    [InlineData("${env:CRM_TOKEN}", "t0ken")]
    [InlineData("${GONE:-}", "")]
    [InlineData("${GONE:-a:-b}", "a:-b")]
    [InlineData("${EMPTY:-x}", "x")]
    [InlineData("$CRM_TOKEN $ {} ${}", "$CRM_TOKEN $ {} ${}")]
    public void VariablesArePutIn(string text, string value)
    {
        var result = Read($$"""{ "mcpServers": { "a": { "command": "x", "args": ["{{text}}"] } } }""");

        result.Findings.Should().BeEmpty();
        result.Config!.Upstreams.OfType<UpstreamConfig.Stdio>().Single().Arguments.Should().Equal(value);
    }

    [Fact]
    public void TheDemosUpstreamsCanBeGranted() =>
        Read("""{ "demo": true, "grants": [ { "tools": "crm.*", "access": "deny" } ] }""").Findings.Should().BeEmpty();

    [Fact]
    public void AFileThatIsNotThereIsAFinding() =>
        ConfigReader.ReadFile("/no/such/codemode.json").Findings.Single().Id.Should().Be(ConfigFindingIds.Unreadable);

    [Fact]
    public void AFileIsFoundInItsOrderOfPrecedence()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            string InFolder(string name) => Path.Combine(folder.FullName, name);
            ConfigLocator.Locate(null, folder.FullName).Should().BeNull();
            File.WriteAllText(InFolder("mcp.json"), "{}");
            ConfigLocator.Locate(null, folder.FullName).Should().Be(InFolder("mcp.json"));
            File.WriteAllText(InFolder("codemode.json"), "{}");
            ConfigLocator.Locate(null, folder.FullName).Should().Be(InFolder("codemode.json"));
            ConfigLocator.Locate("given.json", folder.FullName).Should().Be("given.json");
            ConfigReader.ReadFile(InFolder("codemode.json"), Environment).Config.Should().NotBeNull();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static ConfigReadResult Read(string text, string? folder = null) => ConfigReader.Read(text, Environment, folder);
}
