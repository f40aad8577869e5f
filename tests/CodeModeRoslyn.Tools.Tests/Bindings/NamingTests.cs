using CodeModeRoslyn.Tools.Bindings.Naming;

namespace CodeModeRoslyn.Tools.Tests.Bindings;

public sealed class NamingTests
{
    [Theory]
    [InlineData("get_customer", "GetCustomer", "getCustomer")]
    [InlineData("get-customer", "GetCustomer", "getCustomer")]
    [InlineData("customer_id", "CustomerId", "customerId")]
    [InlineData("pullRequest.URL", "PullRequestURL", "pullRequestURL")]
    [InlineData("ID", "ID", "iD")]
    [InlineData("2nd page", "_2ndPage", "_2ndPage")]
    [InlineData("__x__", "X", "x")]
    [InlineData("naïve_ñ", "NaïveÑ", "naïveÑ")]
    [InlineData("na\u200Dme", "Name", "name")]
    [InlineData("a\u3164b", "Ab", "ab")]
    [InlineData("a😀b", "AB", "aB")]
    [InlineData("a\u0301b", "AB", "aB")]
    [InlineData("class", "Class", "class")]
    public void PartsBeginWithACapitalAndTheRestStaysAsItWas(string original, string pascal, string camel)
    {
        Identifier.Pascal(original).Should().Be(pascal);
        Identifier.Camel(original).Should().Be(camel);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("😀")]
    [InlineData("\ud800")]
    [InlineData("###")]
    public void ANameWithoutLettersIsCalledByItsHash(string original) => Identifier.Pascal(original).Should().MatchRegex("^__[0-9a-f]{8}$");

    [Fact]
    public void ALongNameIsCutAndStaysApartFromItsLike()
    {
        var one = Identifier.Pascal(new string('a', 2000) + "1");
        var two = Identifier.Pascal(new string('a', 2000) + "2");

        one.Should().HaveLength(100);
        one.Should().NotBe(two);
    }

    [Fact]
    public void NamesThatCollideAllGetASuffixThatOthersDoNotChange()
    {
        var two = NameScope.Assign(["user_id", "userId", "name"], Identifier.Camel);
        var three = NameScope.Assign(["user-id", "userId", "user_id"], Identifier.Camel);

        two.Values.Should().OnlyHaveUniqueItems();
        two["name"].Should().Be("name");
        two["userId"].Should().MatchRegex("^userId_[0-9a-f]{8}$").And.Be(three["userId"]);
        two["user_id"].Should().MatchRegex("^userId_[0-9a-f]{8}$").And.Be(three["user_id"]);
    }

    [Fact]
    public void ANameThatLooksLikeASuffixedOneDoesNotTakeItsPlace()
    {
        var collided = NameScope.Assign(["a_b", "aB"], Identifier.Pascal)["a_b"];

        var names = NameScope.Assign(["a_b", "aB", "other"], original => original == "other" ? collided : Identifier.Pascal(original));

        names["other"].Should().Be(collided);
        names.Values.Should().OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("class", "@class")]
    [InlineData("await", "@await")]
    [InlineData("record", "record")]
    public void WordsOfCSharpAreEscaped(string original, string expected) =>
        NameScope.Assign([original], Identifier.Camel)[original].Should().Be(expected);

    [Theory]
    [InlineData("to_string", "ToString_")]
    [InlineData("equality_contract", "EqualityContract_")]
    [InlineData("title", "Title")]
    public void PropertiesStayClearOfWhatEveryRecordHas(string original, string expected) =>
        PropertyNames.Assign([original])[original].Should().Be(expected);

    [Theory]
    [InlineData("Task", true)]
    [InlineData("List", true)]
    [InlineData("Timer", true)]
    [InlineData("Json", true)]
    [InlineData("Regex", true)]
    [InlineData("Invoice", false)]
    public void TypeNamesThatScriptsHaveInScopeAreTaken(string name, bool isTaken) => TakenTypeNames.Contains(name).Should().Be(isTaken);

    [Theory]
    [InlineData("entities", "entity")]
    [InlineData("invoices", "invoice")]
    [InlineData("boxes", "box")]
    [InlineData("statuses", "status")]
    [InlineData("address", "address")]
    [InlineData("data", "data")]
    public void OneOfAListIsCalledInTheSingular(string plural, string singular) => Singular.Of(plural).Should().Be(singular);
}
