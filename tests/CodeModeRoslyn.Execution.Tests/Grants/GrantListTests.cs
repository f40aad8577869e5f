using CodeModeRoslyn.Execution.Grants;

namespace CodeModeRoslyn.Execution.Tests.Grants;

public sealed class GrantListTests
{
    [Fact]
    public void WithoutGrantsEverythingIsAllowed() => GrantList.Everything.Allows("local", "crm.get_customer").Should().BeTrue();

    [Fact]
    public void AnEmptyListAllowsNothing() => new GrantList([]).Allows("local", "crm.get_customer").Should().BeFalse();

    [Theory]
    [InlineData("up.tool", "up.tool", true)]
    [InlineData("up.tool", "up.tools", false)]
    [InlineData("up.*", "up.tool", true)]
    [InlineData("up.*", "up.", true)]
    [InlineData("*", "", true)]
    [InlineData("*.delete*", "crm.delete_customer", true)]
    [InlineData("*a*a*", "a", false)]
    [InlineData("*ab*b", "xab", false)]
    [InlineData("a*b*c*d", "a-bb-c-cd", true)]
    [InlineData("up.what?", "up.whatX", false)]
    [InlineData("up.a\\b", "up.a\\b", true)]
    [InlineData("up.Tool", "up.tool", false)]
    public void OnlyTheAsteriskStandsForOtherCharacters(string pattern, string tool, bool isAbout) =>
        new Grant(pattern, GrantAccess.Allow).IsAbout(tool).Should().Be(isAbout);

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

        grants.Allows("local", tool).Should().Be(allowed);
    }
}
