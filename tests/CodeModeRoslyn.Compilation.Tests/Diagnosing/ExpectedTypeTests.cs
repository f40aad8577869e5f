using CodeModeRoslyn.Compilation.Tests.Pages;

namespace CodeModeRoslyn.Compilation.Tests.Diagnosing;

/// <summary>Types that a model expects and that are not there, or are not what it expects.</summary>
public sealed class ExpectedTypeTests
{
    /// <summary>Enums: tools have strings.</summary>
    [Theory]
    [InlineData("var order = await tools.Shop.ListAsync(\"open\"); return order.Status == OrderStatus.Paid;", "order.Status == \"paid\"")]
    [InlineData("return await tools.Shop.ListAsync(status: Shop.OrderStatus.Open);", "status: \"open\"")]
    [InlineData("return await tools.Shop.AddAsync(new() { Status = OrderStatus.Open });", "Status = \"open\"")]
    [InlineData("var order = await tools.Shop.ListAsync(\"open\"); return order.Status is OrderStatus.Paid;", "order.Status is \"paid\"")]
    [InlineData("var order = await tools.Shop.ListAsync(\"open\"); return order.Status switch { OrderStatus.Paid => 1, _ => 2 };", "\"paid\" => 1")]
    [InlineData("var order = await tools.Shop.ListAsync(\"open\"); return order.Status == TaskStatus.Paid;", "order.Status == \"paid\"")]
    [InlineData("try { return await tools.Shop.ListAsync(\"open\"); } catch (ToolException e) when (e.Kind == ToolErrorKind.Timeout) { return null; }", "e.Kind == \"Timeout\"")]
    [InlineData("try { return await tools.Shop.ListAsync(\"open\"); } catch (ToolException e) when (e.Kind is ToolErrorKind.RateLimited) { return null; }", "e.Kind is \"RateLimited\"")]
    public void AValueOfAnEnumIsText(string script, string mended) => Mended(script).Should().Contain(mended);

    [Theory]
    [InlineData("var order = await tools.Shop.ListAsync(\"open\"); return order.Note == NoteKind.Public;", "`Note` is a string: write the text that the upstream has for it, as in `\"Public\"`.")]
    [InlineData("return await tools.Shop.KindAsync(kind: ItemKind.Large);", "`kind` is a string: write the text that the upstream has for it, as in `\"Large\"`.")]
    [InlineData("try { return await tools.Shop.ListAsync(\"open\"); } catch (ToolException e) when (e.Kind == ToolErrorKind.NotFound) { return null; }", "`Kind` is a string: \"ToolError\", \"InvalidArguments\", \"Denied\", \"Timeout\", \"RateLimited\", \"Unavailable\", \"OutcomeUnknown\".")]
    [InlineData("return ToolErrorKind.Timeout;", "There is no type of this name; where others have enums, tools take and give strings.")]
    [InlineData("throw new ToolException(\"It is gone.\");", "Scripts throw other exceptions. Write `throw new InvalidOperationException(\"It is gone.\");`.")]
    [InlineData("throw new OrderMissingError(\"It is gone.\");", "Write `throw new InvalidOperationException(\"It is gone.\");`.")]
    [InlineData("var options = new ShopOptions(); return 1;", "There are no packages. Declare it in the script, or make an object without a type: `new { … }`.")]
    public void WhatIsOnlyProbableIsTold(string script, string suggestion) =>
        ExampleBindings.CompileScript(script).Should().BeOfType<ScriptVerdict.Refused>().Which.Findings.Should().ContainSingle().Which.Suggestion.Should().Be(suggestion);

    [Theory]
    [InlineData("var rows = await tools.Shop.RowsAsync();\nDictionary<string, decimal> d = rows.ToDictionary(r => r[\"country\"], r => r[\"total\"].AsDecimal());\nreturn d;", "r => r[\"country\"].AsString(), r => r[\"total\"].AsDecimal()")]
    [InlineData("var rows = await tools.Shop.RowsAsync();\nDictionary<string, decimal> d = rows.ToDictionary(r => r.country, r => r.total);\nreturn d;", "r => r[\"country\"].AsString(), r => r[\"total\"].AsDecimal()")]
    [InlineData("var rows = await tools.Shop.RowsAsync();\nstatic int Count(Dictionary<string, int> d) => d.Count;\nreturn Count(rows.GroupBy(r => r[\"country\"]).ToDictionary(g => g.Key, g => g.Count()));", "g => g.Key.AsString(), g => g.Count()")]
    [InlineData("var rows = await tools.Shop.RowsAsync();\nILookup<string, Json> d = rows.ToLookup(r => r[\"country\"]);\nreturn d;", "r => r[\"country\"].AsString()")]
    [InlineData("var rows = await tools.Shop.RowsAsync();\nIEnumerable<IGrouping<string, Json>> d = rows.GroupBy(r => r[\"country\"]);\nreturn d;", "r => r[\"country\"].AsString()")]
    [InlineData("var rows = await tools.Shop.RowsAsync();\nforeach (var g in rows.GroupBy(r => r[\"country\"])) { string name = g.Key; Console.WriteLine(name); }\nreturn 1;", "string name = g.Key.AsString();")]
    [InlineData("var rows = await tools.Shop.RowsAsync();\nvar d = new Dictionary<string, int>();\nforeach (var g in rows.GroupBy(r => r[\"country\"])) d[g.Key] = g.Count();\nreturn d;", "d[g.Key.AsString()] = g.Count();")]
    [InlineData("var rows = await tools.Shop.RowsAsync();\nvar names = new Dictionary<string, string> { [\"a\"] = \"b\" };\nforeach (var g in rows.ToLookup(r => r[\"country\"])) Console.WriteLine(names[g.Key]);\nreturn 1;", "names[g.Key.AsString()]")]
    [InlineData("var rows = await tools.Shop.RowsAsync();\nvar d = new Dictionary<string, int>();\nforeach (var r in rows) d.Add(r[\"country\"], r[\"total\"]);\nreturn d;", "d.Add(r[\"country\"].AsString(), r[\"total\"].AsInt());")]
    public void AKeyIsTextWhereTextIsWanted(string script, string mended) => Mended(script).Should().Contain(mended);

    [Fact]
    public void AnExpressionIsQuotedAsItWasSent() =>
        Errors("var rows = await tools.Shop.RowsAsync();\nDictionary<string, decimal> d = rows.ToDictionary(r => r.country, r => r.total);\nreturn d;")
            .Should().OnlyContain(found => !found.Message.Contains("[\"country\"]", StringComparison.Ordinal));

    [Theory]
    [InlineData("var items = new[] { new { title = \"a\", note = \"b\" }, new { title = \"c\", note = \"d\" } };\nreturn await tools.Shop.ImportAsync(items: items);", "new[] { new NewItem { Title = \"a\", Note = \"b\" }, new NewItem { Title = \"c\", Note = \"d\" } }")]
    [InlineData("var items = new[] { new { title = \"a\" }, new { title = \"c\", note = \"d\" } };\nreturn await tools.Shop.ImportAsync(items);", "new[] { new NewItem { Title = \"a\" }, new NewItem { Title = \"c\", Note = \"d\" } }")]
    [InlineData("var note = \"x\";\nvar items = new[] { 1 }.Select(n => new { title = $\"{n}\", note }).ToList();\nreturn await tools.Shop.ImportAsync(items);", "new NewItem { Title = $\"{n}\", Note = note }")]
    [InlineData("return await tools.Shop.ImportAsync(new[] { new { title = \"a\", maker = new { name = \"b\" } } });", "new NewItem { Title = \"a\", Maker = new Maker { Name = \"b\" } }")]
    [InlineData("var items = new[]\n{\n    new { title = \"a\", note = \"b\" },\n    new { title = \"c\", note = \"d\" },\n};\nvar order = tools.Shop.ImportAsync(items);\nreturn order.Note;", "    new NewItem { Title = \"c\", Note = \"d\" },\n};\nvar order = await")]
    [InlineData("var items = new List<object> { new { title = \"a\" } };\nreturn await tools.Shop.ImportAsync(items);", "new List<NewItem> { new NewItem { Title = \"a\" } }")]
    public void AnonymousObjectsBecomeTheRecordsThatAreWanted(string script, string mended) => Mended(script).Should().Contain(mended);

    [Theory]
    [InlineData("var items = new List<object>();\nitems.Add(new { title = \"a\" });\nreturn await tools.Shop.ImportAsync(items);")]
    [InlineData("var items = new[] { new Dictionary<string, object> { [\"title\"] = \"a\" } };\nreturn await tools.Shop.ImportAsync(items);")]
    [InlineData("var items = new[] { new { title = \"a\", note = \"b\" } };\nforeach (var item in items) Console.WriteLine(item.title);\nreturn await tools.Shop.ImportAsync(items.Where(item => item.GetHashCode() > 1));")]
    public void TheRecordThatIsWantedIsTold(string script) =>
        Errors(script).Should().ContainSingle().Which.Suggestion.Should().Be("Make each with `new NewItem { Title = …, Note = …, Maker = … }`.");

    [Theory]
    [InlineData("Func<Task<Json>> f = () => tools.Shop.SeenAsync(); return await f();", "= async () => await tools.Shop.SeenAsync();")]
    [InlineData("Task<Json> F() => tools.Shop.SeenAsync(); return await F();", "async Task<Json> F() => await tools.Shop.SeenAsync();")]
    [InlineData("static async Task<Json> Twice(Func<string, Task<Json>> f) => await f(\"a\"); return await Twice(id => tools.Shop.SeenAsync());", "Twice(async id => await tools.Shop.SeenAsync())")]
    public void ATaskOfWhatWasLearnedIsATaskOfJson(string script, string mended) => Mended(script).Should().Contain(mended);

    [Theory]
    [InlineData("return Json.Parse(\"{}\")[\"at\"].AsDateTimeOffset();", "[\"at\"].GetDateTimeOffset()")]
    [InlineData("return Json.Parse(\"{}\")[\"at\"].AsDateTime();", "[\"at\"].GetDateTime()")]
    [InlineData("return Json.Parse(\"{}\")[\"n\"].ToInt32();", "[\"n\"].GetInt32()")]
    public void AMemberThatDiffersInItsPrefixIsMeant(string script, string mended) => Mended(script).Should().Contain(mended);

    /// <summary>One text for lines that two mistakes are in.</summary>
    [Fact]
    public void LinesWithTwoMistakesAreToldOnce()
    {
        var told = Errors("var items = new[]\n{\n    new { title = 'aa', note = \"b\" },\n    new { title = \"c\", note = 'dd' },\n};\nreturn await tools.Shop.ImportAsync(items);").Select(found => found.Suggestion).ToList();

        told.Should().HaveCount(2).And.Contain(suggestion => suggestion!.Contains("        new NewItem { Title = \"aa\", Note = \"b\" },\n        new NewItem { Title = \"c\", Note = \"dd\" },", StringComparison.Ordinal));
        string.Concat(told).Should().NotContain("new { title");
    }

    [Fact]
    public void WhatFollowsFromDynamicIsNotTold() =>
        Scripts.Refuse("static dynamic F(dynamic x) => x.Name; return F(null);").Should().OnlyContain(found => found.Id == "CMR2004");

    private static string Mended(string script)
    {
        var verdict = ExampleBindings.CompileScript(script);
        verdict.Should().BeOfType<ScriptVerdict.Approved>("it should compile, but: {0}", verdict is ScriptVerdict.Refused refused ? string.Join("; ", refused.Findings) : "");
        return ((ScriptVerdict.Approved)verdict).Mended!.Text;
    }

    private static IReadOnlyList<Finding> Errors(string script) => ExampleBindings.CompileScript(script) switch
    {
        ScriptVerdict.Approved { Mended: { } mended } => mended.Errors,
        ScriptVerdict.Refused refused => refused.Findings,
        _ => [],
    };
}
