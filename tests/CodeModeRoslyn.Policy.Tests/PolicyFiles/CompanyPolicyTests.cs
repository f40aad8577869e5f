using CodeModeRoslyn.Analyzers.Rules;
using CodeModeRoslyn.Policy.Tests.Compiling;
using CodeModeRoslyn.Verification.Metadata;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Policy.Tests.PolicyFiles;

/// <summary>What a company changes, in the wall that knows symbols and in the wall that only has bytes.</summary>
public sealed class CompanyPolicyTests
{
    [Theory]
    [InlineData("T:System.Random", "return new Random(1).Next();")]
    [InlineData("T:System.Random", "return Random.Shared.Next();")]
    [InlineData("T:System.Random", "return typeof(Random).Name;")]
    [InlineData("T:System.Random", "return new List<Random>().Count;")]
    [InlineData("T:System.Random", "return P(null); static int P(Random[]? r) => 1;")]
    [InlineData("N:System.Numerics", "return new System.Numerics.BigInteger(1).IsOne;")]
    [InlineData("T:System.Collections.Generic.List`1", "return new List<int>();")]
    [InlineData("T:System.Collections.Generic.List`1", "return new[] { 1 }.ToList().Count;")]
    [InlineData("T:System.Collections.Generic.Dictionary`2", "Dictionary<int, int>.KeyCollection? k = null; return k?.Count;")]
    [InlineData("M:System.Math.Abs(System.Int32)", "return Math.Abs(-1);")]
    [InlineData("M:System.Math.Abs(System.Int32)", "Func<int, int> f = Math.Abs; return f(1);")]
    [InlineData("M:System.Linq.Enumerable.Count``1(System.Collections.Generic.IEnumerable{``0})", "return new[] { 1 }.Where(n => n > 0).Count();")]
    [InlineData("M:System.Collections.Generic.List`1.Add(`0)", "var l = new List<int>(); l.Add(1); return l;")]
    [InlineData("M:System.Collections.Generic.List`1.Add(`0)", "return new List<int> { 1 };")]
    [InlineData("M:System.Numerics.BigInteger.op_Explicit(System.Numerics.BigInteger)~System.Int32", "var b = new System.Numerics.BigInteger(1); return (int)b;")]
    [InlineData("F:System.String.Empty", "return string.Empty;")]
    public void ADenialHoldsInBothWallsWithTheCompanysReason(string id, string source)
    {
        var company = Denies(id);
        var script = ScriptCompilation.Create(source);
        script.Judge().Should().BeEmpty();
        script.JudgeEmitted().Should().BeEmpty();
        script.Judge(company).Should().NotBeEmpty().And.OnlyContain(violation =>
            violation.RuleId == ApiRules.UseWhatTheCompanyAllows && violation.Message.EndsWith("is not available to scripts here: It is not for us.") && violation.Suggestion!.EndsWith("Ask."));
        script.JudgeEmitted(company).Should().NotBeEmpty().And.OnlyContain(violation =>
            violation.RuleId == MetadataRules.Company && violation.Message.EndsWith("is not available to scripts here: It is not for us. Ask."));
    }

    [Theory]
    [InlineData("M:System.Decimal.op_Explicit(System.Decimal)~System.Int32", "var d = 1.5m; return (int)d;")]
    [InlineData("M:System.String.Concat(System.String,System.String)", "var s = \"a\"; return s + s;")]
    public void WhatTheLanguageDoesItselfIsSeenInTheBytes(string id, string source) =>
        ScriptCompilation.Create(source).JudgeEmitted(Denies(id)).Should().ContainSingle(violation => violation.RuleId == MetadataRules.Company);

    [Theory]
    [InlineData("return DateTime.Now.Year;", true)]
    [InlineData("return DateTime.UtcNow.Year;", false)]
    public void ADeniedPropertyIsItsAccessors(string source, bool isRefused) =>
        ShouldBeJudgedAlike(new CompanyPolicy([new CompanyDenial(["P:System.DateTime.Now", "M:System.DateTime.get_Now"])], []), source, isRefused);

    [Theory]
    [InlineData("return new StringBuilder().Capacity;", false)]
    [InlineData("new StringBuilder().Capacity = 5; return 1;", true)]
    [InlineData("var b = new StringBuilder(); b.Capacity += 5; return 1;", true)]
    [InlineData("return new StringBuilder() { Capacity = 5 };", true)]
    public void ASetterCanBeDeniedAlone(string source, bool isRefused) =>
        ShouldBeJudgedAlike(Denies("M:System.Text.StringBuilder.set_Capacity(System.Int32)"), source, isRefused);

    [Theory]
    [InlineData("N:System.Collections", "return new List<int>().Count;")]
    [InlineData("N:System.Text", "return JsonSerializer.Serialize(1);")]
    [InlineData("T:System.Ran", "return new Random(1);")]
    [InlineData("T:System.Action", "Action<int> a = n => { }; return a is null;")]
    [InlineData("T:System.Action`1", "Action a = () => { }; return a is null;")]
    [InlineData("M:System.Math.Abs(System.Int64)", "return Math.Abs(-1);")]
    [InlineData("M:System.Math.Abs(System.Int", "return Math.Abs(-1);")]
    [InlineData("T:System.Math.Abs", "return Math.Abs(-1);")]
    public void AnIdIsNoPrefix(string id, string source)
    {
        var company = Denies(id);
        var script = ScriptCompilation.Create(source);

        script.Judge(company).Should().BeEmpty();
        script.JudgeEmitted(company).Should().BeEmpty();
    }

    [Theory]
    [InlineData("return Environment.GetEnvironmentVariable(\"x\");", false)]
    [InlineData("return Environment.GetEnvironmentVariable(\"x\", EnvironmentVariableTarget.User);", true)]
    [InlineData("Environment.Exit(1); return 1;", true)]
    [InlineData("Environment.SpecialFolder? f = null; return f is null;", true)]
    public void ALooseningIsOfOneMember(string source, bool isRefused) =>
        ShouldBeJudgedAlike(
            Loosens("M:System.Environment.GetEnvironmentVariable(System.String)", "T:System.Environment"), source, isRefused, isRefusedByCompany: false);

    [Theory]
    [InlineData("return System.IO.FileAttributes.Hidden.ToString();", false)]
    [InlineData("return new System.IO.EnumerationOptions().AttributesToSkip.ToString();", false)]
    [InlineData("return new System.IO.EnumerationOptions().MatchType.ToString();", true)]
    public void ALooseningNamesTheTypeOfItsMember(string source, bool isRefused) =>
        ShouldBeJudgedAlike(
            new CompanyPolicy([],
            [
                new Loosening(["T:System.IO.FileAttributes"], ["T:System.IO.FileAttributes"], "We know them."),
                new Loosening(["M:System.IO.EnumerationOptions.#ctor"], ["T:System.IO.EnumerationOptions"], "We make them."),
                new Loosening(
                    ["P:System.IO.EnumerationOptions.AttributesToSkip", "M:System.IO.EnumerationOptions.get_AttributesToSkip"], ["T:System.IO.EnumerationOptions"], "We read them."),
            ]),
            source, isRefused, isRefusedByCompany: false);

    [Theory]
    [InlineData("return System.IO.File.Exists(\"x\");", false)]
    [InlineData("return System.IO.File.ReadAllText(\"x\");", false)]
    [InlineData("return System.IO.File.OpenRead(\"x\");", true)]
    [InlineData("return System.IO.Directory.Exists(\"x\");", true)]
    public void ALoosenedTypeHasItsMembersButNotTheirTypes(string source, bool isRefused) =>
        ShouldBeJudgedAlike(Loosens("T:System.IO.File", "T:System.IO.File"), source, isRefused, isRefusedByCompany: false);

    [Fact]
    public void ALoosenedTypeIsNoBase() =>
        ShouldBeJudgedAlike(
            Loosens("T:System.IO.FileSystemInfo", "T:System.IO.FileSystemInfo"),
            "return 1; class C : System.IO.FileSystemInfo { public override string Name => \"\"; public override bool Exists => true; public override void Delete() { } }",
            isRefused: true,
            isRefusedByCompany: false);

    [Fact]
    public void ADenialCountsForMoreThanALoosening() =>
        ShouldBeJudgedAlike(
            new CompanyPolicy(Denies("T:System.Environment").Denials, Loosens("M:System.Environment.GetEnvironmentVariable(System.String)", "T:System.Environment").Loosenings),
            "return Environment.GetEnvironmentVariable(\"x\");",
            isRefused: true);

    [Fact]
    public void NoLooseningReachesWhatTheRulesForMetadataKeepOut()
    {
        var company = new CompanyPolicy([], [new Loosening(["M:System.Object.MemberwiseClone", "M:System.Object.Finalize"], ["T:System.Object"], "No.")]);
        var script = ScriptCompilation.Create("return new C().Copy(); class C { public object Copy() => MemberwiseClone(); }");

        script.JudgeEmitted(company).Should().Contain(violation => violation.RuleId == MetadataRules.Member);
    }

    [Fact]
    public void WhatTheCompilerLowersToStaysThereWhenScriptsMayNotNameIt()
    {
        var company = Denies("N:System.Runtime.CompilerServices");
        var script = ScriptCompilation.Create("var n = 1; return $\"{n} is {n}\" + string.Join(\",\", [1, 2, n]);");

        script.Judge(company).Select(violation => violation.Message).Should().OnlyContain(message => message.Contains("Yield"), "the test's own frame yields");
        script.JudgeEmitted(company).Select(violation => violation.Message).Should().OnlyContain(message => message.Contains("Yield"));
    }

    [Fact]
    public void AnAttributesArgumentIsJudgedToo() =>
        ScriptCompilation.Create("return 1; class C { [A(Kind = typeof(List<Random>))] public int P { get; set; } } class AAttribute : Attribute { public Type? Kind { get; set; } }")
            .JudgeEmitted(Denies("T:System.Random")).Should().Contain(violation => violation.RuleId == MetadataRules.Company);

    [Fact]
    public void WhatGoesToAChildComesOutTheSame()
    {
        var company = new CompanyPolicy(
            [new CompanyDenial(["P:System.DateTime.Now", "M:System.DateTime.get_Now"], "A reason, with \"quotes\"", "Else"), new CompanyDenial(["N:System.Numerics"])],
            [new Loosening(["T:System.IO.File"], ["T:System.IO.File"], "Files")]);

        var read = CompanyPolicy.Parse(company.ToJson());

        read.ToJson().Should().Equal(company.ToJson());
        read.Denials[0].Should().BeEquivalentTo(company.Denials[0]);
        read.Loosenings[0].Should().BeEquivalentTo(company.Loosenings[0]);
        CompanyPolicy.Parse(CompanyPolicy.None.ToJson()).IsEmpty.Should().BeTrue();
    }

    private static CompanyPolicy Loosens(string id, string type) => new([], [new Loosening([id], [type], "We need it.")]);

    private static CompanyPolicy Denies(string id) => new([new CompanyDenial([id], "It is not for us", "Ask")], []);

    private static void ShouldBeJudgedAlike(CompanyPolicy company, string source, bool isRefused, bool isRefusedByCompany = true)
    {
        var script = ScriptCompilation.Create(source);
        var (symbols, bytes) = (script.Judge(company), script.JudgeEmitted(company));
        if (!isRefused)
        {
            symbols.Should().BeEmpty();
            bytes.Should().BeEmpty();
            return;
        }

        symbols.Should().NotBeEmpty().And.OnlyContain(violation => isRefusedByCompany == (violation.RuleId == ApiRules.UseWhatTheCompanyAllows));
        bytes.Should().NotBeEmpty().And.OnlyContain(violation => isRefusedByCompany == (violation.RuleId == MetadataRules.Company));
    }
}
