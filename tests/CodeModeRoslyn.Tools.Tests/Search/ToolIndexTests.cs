using System.Diagnostics;
using System.Text.Json;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Search;

namespace CodeModeRoslyn.Tools.Tests.Search;

public sealed class ToolIndexTests
{
    private static readonly ToolIndex Index = ToolIndex.Build(Snapshot(
        Upstream("billing",
            Tool("billing", "list_invoices", "Lists a customer's invoices, newest first.", "customer_id", "limit"),
            Tool("billing", "refund_payment", "Gives money back to the one who paid.", "payment_id", "amount"),
            Tool("billing", "cancelSubscription", "Ends a subscription at the end of the period.", "subscription_id")),
        Upstream("crm",
            Tool("crm", "get_customer", "Looks a customer up by id.", "id"),
            Tool("crm", "createHTTPWebhook", "Calls an address whenever a customer changes.", "url"),
            Tool("crm", "merge_accounts", "Joins two accounts into one.", "invoice_id"))));

    [Theory]
    [InlineData("invoices", "billing.list_invoices")]
    [InlineData("invoice", "billing.list_invoices")]
    [InlineData("listing invoices of a customer", "billing.list_invoices")]
    [InlineData("list_invoices", "billing.list_invoices")]
    [InlineData("listInvoices", "billing.list_invoices")]
    [InlineData("ListInvoicesAsync", "billing.list_invoices")]
    [InlineData("cancel subscriptions", "billing.cancelSubscription")]
    [InlineData("http webhook", "crm.createHTTPWebhook")]
    [InlineData("subscr", "billing.cancelSubscription")]
    [InlineData("customer", "crm.get_customer")]
    [InlineData("which customer is this?", "crm.get_customer")]
    [InlineData("crm.get_customer", "crm.get_customer")]
    public void TheToolThatIsMeantComesFirst(string query, string id) =>
        Index.Search(query, null, 5, 0).Hits[0].Tool.Id.Should().Be(id);

    [Fact]
    public void ANameCountsForMoreThanAParameter() =>
        Index.Search("invoice", null, 5, 0).Hits.Select(hit => hit.Tool.Id).Should().StartWith(["billing.list_invoices", "crm.merge_accounts"]);

    [Fact]
    public void NothingIsFoundWhereNothingMatches() =>
        Index.Search("zebra", null, 5, 0).Should().BeEquivalentTo(new SearchAnswer(0, []));

    [Fact]
    public void AnUpstreamLimitsTheSearch() =>
        Index.Search("customer", "BILLING", 5, 0).Hits.Should().OnlyContain(hit => hit.Tool.Upstream == "billing").And.NotBeEmpty();

    [Fact]
    public void WithoutWordsAnUpstreamIsListedInOrder()
    {
        var answer = Index.Search(" ", "billing", 2, 1);

        answer.Total.Should().Be(3);
        answer.Hits.Select(hit => hit.Tool.Name).Should().Equal("refund_payment", "cancelSubscription");
    }

    [Theory]
    [InlineData("biling", "billing")]
    [InlineData("blling", "billing")]
    [InlineData("crn", "crm")]
    [InlineData("warehouse", null)]
    public void AnUnknownUpstreamIsGuessed(string upstream, string? nearest) =>
        Index.Search("x", upstream, 5, 0).Should().BeEquivalentTo(new SearchAnswer(0, [], UnknownUpstream: true, nearest));

    [Fact]
    public void WhatIsNotGrantedIsNeitherShownNorCountedNorGuessed()
    {
        bool Granted(ToolDescriptor tool) => tool.Upstream == "crm";

        Index.Search("customer", null, 5, 0, Granted).Hits.Should().OnlyContain(hit => hit.Tool.Upstream == "crm");
        Index.Search("", null, 50, 0, Granted).Total.Should().Be(3);
        Index.Search("", "biling", 5, 0, Granted).NearestUpstream.Should().BeNull();
    }

    [Theory]
    [InlineData("get_customer", "get_customer")]
    [InlineData("GetCustomerAsync", "get_customer")]
    [InlineData("await tools.Crm.GetCustomerAsync(id)", "get_customer")]
    [InlineData("mcp__crm__get_customer", "get_customer")]
    [InlineData("crm.get_customer, billing.list_invoices", "get_customer", "list_invoices")]
    [InlineData("merge_accounts createHTTPWebhook", "merge_accounts", "createHTTPWebhook")]
    public void WhatIsAskedForByNameIsAllThereIs(string query, params string[] names)
    {
        var answer = Index.Search(query, null, 50, 0);

        answer.Hits.Select(hit => hit.Tool.Name).Should().Equal(names);
        (answer.Named, answer.Total).Should().Be((names.Length, names.Length));
    }

    [Theory]
    [InlineData("get customer", "get_customer")]
    [InlineData("merge_accounts of a customer", "merge_accounts")]
    public void ANameAmongWordsComesFirst(string query, string name)
    {
        var answer = Index.Search(query, null, 50, 0);

        answer.Hits[0].Tool.Name.Should().Be(name);
        answer.Named.Should().Be(1);
        answer.Total.Should().BeGreaterThan(1);
        answer.Hits.Select(hit => hit.Tool.Id).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void ANameThatIsNotGrantedIsNotFound() =>
        Index.Search("get_customer", null, 50, 0, tool => tool.Upstream != "crm").Hits.Should().NotContain(hit => hit.Tool.Name == "get_customer");

    [Fact]
    public void PagesAddUpToTheWhole()
    {
        var whole = Index.Search("customer account", null, 50, 0);
        var pages = Enumerable.Range(0, whole.Total).SelectMany(page => Index.Search("customer account", null, 1, page).Hits);
        var named = Enumerable.Range(0, 3).SelectMany(page => Index.Search("merge_accounts of customer", null, 1, page).Hits);

        pages.Should().Equal(whole.Hits);
        named.Should().Equal(Index.Search("merge_accounts of customer", null, 3, 0).Hits);
    }

    [Fact]
    public void AQueryOfAnyLengthIsAnswered() =>
        Index.Search(new string('a', 1_000_000) + " invoices", null, 5, 0).Total.Should().Be(0);

    [Fact]
    public void TwentyThousandToolsAreSearchedQuickly()
    {
        string[] verbs = ["list", "get", "create", "update", "delete", "search", "merge", "export"];
        string[] things = ["invoice", "customer", "repository", "issue", "message", "calendar", "webhook", "pipeline", "secret", "team"];
        var tools = Enumerable.Range(0, 20_000)
            .Select(i => Tool("big", $"{verbs[i % 8]}_{things[i / 8 % 10]}_{i / 80}",
                $"Will {verbs[i % 8]} the {things[i / 8 % 10]} number {i / 80} in the account of the person who asks, with all that belongs to it.",
                "owner_id", "page_size", "cursor"))
            .ToArray();
        var snapshot = Snapshot(Upstream("big", tools));
        ToolIndex.Build(snapshot).Search("warm up", null, 10, 0);

        var clock = Stopwatch.StartNew();
        var index = ToolIndex.Build(snapshot);
        var built = clock.Elapsed;
        clock.Restart();
        var answer = index.Search("merge customer 17", null, 10, 0);
        var searched = clock.Elapsed;
        clock.Restart();
        ToolIndex.Build(new CatalogSnapshot(2, [.. snapshot.Upstreams, Upstream("more", Tool("more", "one", "One."))]), index);
        var again = clock.Elapsed;

        TestContext.Current.TestOutputHelper?.WriteLine($"built in {built.TotalMilliseconds} ms, searched in {searched.TotalMilliseconds} ms, again {again.TotalMilliseconds} ms");
        answer.Hits[0].Tool.Name.Should().Be("merge_customer_17");
        // Generous, because the machine may be busy; the measured times are an order below.
        built.Should().BeLessThan(TimeSpan.FromSeconds(3));
        searched.Should().BeLessThan(TimeSpan.FromMilliseconds(200));
        again.Should().BeLessThan(built / 2, "what has not changed is taken over");
    }

    private static CatalogSnapshot Snapshot(params UpstreamSnapshot[] upstreams) => new(1, [.. upstreams]);

    private static UpstreamSnapshot Upstream(string alias, params ToolDescriptor[] tools) =>
        new(alias, new UpstreamStatus(UpstreamState.Ready, null, "stdio", null), [.. tools], CatalogRevision.Of([.. tools]));

    private static ToolDescriptor Tool(string upstream, string name, string description, params string[] parameters) => new()
    {
        Upstream = upstream,
        Name = name,
        Description = description,
        InputSchema = JsonSerializer.SerializeToElement(new { type = "object", properties = parameters.ToDictionary(p => p, _ => new { }) }),
    };
}
