using CodeModeRoslyn.Execution.Grants;

namespace CodeModeRoslyn.Execution.Tests.Grants;

public sealed class GrantListTests
{
    [Fact]
    public void WithoutGrantsEverythingIsAllowed() => new GrantList([]).Allows("local", "crm.get_customer").Should().BeTrue();

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
