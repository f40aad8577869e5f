using System.Text.Json;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Validation;

namespace CodeModeRoslyn.Execution.Tests.Grants;

public sealed class GrantListTests
{
    private static readonly JsonElement NoArguments = JsonElement.Parse("{}");

    [Fact]
    public void WithoutGrantsEverythingIsAllowed() => GrantList.Everything.Allows("local", Tool("crm.get_customer")).Should().BeTrue();

    [Fact]
    public void AnEmptyListAllowsNothing() => new GrantList([]).Allows("local", Tool("crm.get_customer")).Should().BeFalse();

    [Theory]
    [InlineData("up.tool", "up.tool", true)]
    [InlineData("up.tool", "up.tools", false)]
    [InlineData("up.*", "up.tool", true)]
    [InlineData("up.*", "up.", true)]
    [InlineData("*", "up.", true)]
    [InlineData("*.delete*", "crm.delete_customer", true)]
    [InlineData("*a*a*", "a.", false)]
    [InlineData("*.ab*b", "x.ab", false)]
    [InlineData("a*b*c*d", "a.-bb-c-cd", true)]
    [InlineData("up.what?", "up.whatX", false)]
    [InlineData("up.a\\b", "up.a\\b", true)]
    [InlineData("up.Tool", "up.tool", false)]
    public void OnlyTheAsteriskStandsForOtherCharacters(string pattern, string tool, bool isAbout) =>
        new Grant(pattern, GrantAccess.Allow).IsAbout("local", Tool(tool)).Should().Be(isAbout);

    [Theory]
    [InlineData("crm.get_customer", true)]
    [InlineData("crm.delete_customer", false)]
    [InlineData("db.read", true)]
    [InlineData("db.write", false)]
    [InlineData("DB.read", false)]
    [InlineData("other.tool", false)]
    public void AToolNeedsALineThatAllowsItAndNoneThatDeniesIt(string tool, bool allowed)
    {
        var grants = new GrantList(
        [
            new Grant("crm.*", GrantAccess.Allow),
            new Grant("crm.delete_*", GrantAccess.Deny),
            new Grant("db.read", GrantAccess.Allow),
        ]);

        grants.Allows("local", Tool(tool)).Should().Be(allowed);
    }

    [Fact]
    public void TheMostRestrictiveLineWinsInWhateverOrderTheyStand()
    {
        Grant[] lines = [new("*", GrantAccess.Deny), new("*", GrantAccess.Approve), new("*", GrantAccess.Allow)];
        for (var least = 0; least < lines.Length; least++)
        {
            var some = lines[least..];

            new GrantList(some).Decide("local", Tool("crm.get"), NoArguments).Line.Should().BeSameAs(lines[least]);
            new GrantList([.. some.Reverse()]).Decide("local", Tool("crm.get"), NoArguments).Line.Should().BeSameAs(lines[least]);
        }
    }

    [Fact]
    public void ALineMayBeAboutSomeCallersOnly()
    {
        var grants = new GrantList([new Grant("*", GrantAccess.Allow), new Grant("*", GrantAccess.Deny) { Callers = [new ToolPattern("build-*"), new ToolPattern("ann")] }]);

        grants.Allows("bob", Tool("crm.get")).Should().BeTrue();
        grants.Allows("ann", Tool("crm.get")).Should().BeFalse();
        grants.Allows("build-7", Tool("crm.get")).Should().BeFalse();
        grants.Allows("anne", Tool("crm.get")).Should().BeTrue();
    }

    [Theory]
    [InlineData(null, null, false, true)]
    [InlineData(true, null, true, false)]
    [InlineData(null, false, false, false)]
    [InlineData(false, true, false, true)]
    [InlineData(true, true, true, false)]
    public void WhatAToolDoesNotSayOfItselfIsTakenForTheWorse(bool? readOnly, bool? destructive, bool isReadOnly, bool isDestructive)
    {
        var tool = Tool("crm.get") with { Hints = new ToolHints(readOnly, destructive) };

        (new Grant("*", GrantAccess.Allow) { ReadOnly = true }).IsAbout("local", tool).Should().Be(isReadOnly);
        (new Grant("*", GrantAccess.Allow) { ReadOnly = false }).IsAbout("local", tool).Should().Be(!isReadOnly);
        (new Grant("*", GrantAccess.Allow) { Destructive = true }).IsAbout("local", tool).Should().Be(isDestructive);
        (new Grant("*", GrantAccess.Allow) { Destructive = false }).IsAbout("local", tool).Should().Be(!isDestructive);
    }

    [Theory]
    [InlineData("""{ "amount": 100 }""", GrantAccess.Allow)]
    [InlineData("""{ "amount": 101 }""", GrantAccess.Approve)]
    [InlineData("""{ "amount": 100000 }""", GrantAccess.Deny)]
    [InlineData("""{ "amount": -5 }""", GrantAccess.Deny)]
    [InlineData("""{ "amount": "100" }""", GrantAccess.Deny)]
    [InlineData("{}", GrantAccess.Deny)]
    public void ArgumentsDecide(string arguments, GrantAccess access)
    {
        var grants = new GrantList(
        [
            new Grant("pay.*", GrantAccess.Allow) { Arguments = Condition("""{ "type": "number", "minimum": 0 }""") },
            new Grant("pay.*", GrantAccess.Approve) { Arguments = Condition("""{ "exclusiveMinimum": 100 }""") },
            new Grant("pay.*", GrantAccess.Deny) { Arguments = Condition("""{ "exclusiveMinimum": 10000 }""") },
        ]);

        grants.Decide("local", Tool("pay.refund"), JsonElement.Parse(arguments)).Access.Should().Be(access);

        // Before there is a call, what may happen is what counts: the tool is there, and may need a person.
        grants.Decide("local", Tool("pay.refund")).Access.Should().Be(GrantAccess.Approve);
    }

    [Fact]
    public void WhatCannotBeToldOfArgumentsCountsAgainstTheCall()
    {
        // Half of a pair of surrogates in the text, and a pattern that matches whole characters.
        var arguments = JsonElement.Parse("""{ "amount": "😀" }""");
        var condition = Condition("""{ "pattern": "(?=x)" }""");

        new Grant("*", GrantAccess.Allow) { Arguments = condition }.IsAbout(arguments).Should().BeFalse();
        new Grant("*", GrantAccess.Approve) { Arguments = condition }.IsAbout(arguments).Should().BeTrue();
        new Grant("*", GrantAccess.Deny) { Arguments = condition }.IsAbout(arguments).Should().BeTrue();
    }

    [Fact]
    public void AnUpstreamThatIsOptInIsThereForThoseItIsNamedTo()
    {
        var grants = new GrantList([new Grant("*", GrantAccess.Allow), new Grant("db.*", GrantAccess.Allow) { Callers = [new ToolPattern("ann")] }], ["db"]);

        grants.Allows("ann", Tool("db.read")).Should().BeTrue();
        grants.Allows("bob", Tool("db.read")).Should().BeFalse();
        grants.Allows("bob", Tool("crm.read")).Should().BeTrue();
        grants.Filter("bob").Should().NotBeNull();
    }

    [Fact]
    public void ALineThatDeniesSaysWhereItStands()
    {
        var grants = new GrantList([new Grant("*", GrantAccess.Allow), new Grant("crm.*", GrantAccess.Deny) { Path = "grants[1]", Line = 7 }]);

        grants.Decide("local", Tool("crm.get")).Origin.Should().Be("grants[1] (line 7)");
        new GrantList([]).Decide("local", Tool("crm.get")).Origin.Should().Be("no line of \"grants\" allows it");
    }

    private static ArgumentCondition Condition(string amount) => new(new Dictionary<string, JsonElement> { ["amount"] = JsonElement.Parse(amount) });

    private static ToolDescriptor Tool(string id) => new() { Upstream = id.Split('.')[0], Name = id[(id.IndexOf('.') + 1)..], InputSchema = JsonElement.Parse("{}") };
}
