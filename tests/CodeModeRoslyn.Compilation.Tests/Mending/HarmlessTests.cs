using CodeModeRoslyn.Compilation.Tests.Pages;

namespace CodeModeRoslyn.Compilation.Tests.Mending;

/// <summary>What looks like a slip and may be meant: it is told, and never mended unasked.</summary>
public sealed class HarmlessTests
{
    private const string Fence = "```";

    [Theory]
    [InlineData("Here is the script you asked for\nvar c = (string?)null;\nif (c is not null)\n{\n    return 1;\n}\nreturn 2;", "if (c is not null)")]
    [InlineData("#if false\nreturn 1;\n#endif\nreturn 2;", "#if false")]
    [InlineData("var text = \"\"\"\n" + Fence + "\nreturn 1;\n" + Fence + "\n\"\"\";\nvar y = 'two words';\nreturn text + y;", "\"\"\"\n" + Fence)]
    [InlineData("var s = \"page: &quot;; return 1; //\";\nif (s.Length &gt; 3) return 2;\nreturn 3;", "\"page: &quot;; return 1; //\"")]
    [InlineData("var a = \\\"x\\\";\nvar t = \"he said \\\"; return 1; //\\\" ok\";\nreturn t;", "\"he said \\\"; return 1; //\\\" ok\"")]
    [InlineData("var q = \"x === y\";\nreturn q === null;", "\"x === y\"")]
    [InlineData("return 5 000;", "5 000")]
    [InlineData("var price = 3;\nreturn 1 000 * price;", "1 000")]
    [InlineData("return 'it''s';", "'it''s'")]
    [InlineData("static int F() => 1;\nif (1 > 2)\n    F()\nF();\nreturn 2;", "F()\nF();")]
    [InlineData("return (1 + 2 * 3;", "(1 + 2 * 3;")]
    [InlineData("var path = \"C:\\data\\new\\table\";\nreturn path;", "\"C:\\data")]
    [InlineData("static string F(string to) => to;\nreturn F(from: \"ann\");", "from:")]
    [InlineData("static long F(long limit) => limit;\nreturn F(limit: \"1,000\");", "\"1,000\"")]
    [InlineData("try { return 1; } catch (NotFoundError) { return 2; }", "NotFoundError")]
    [InlineData("var total = 1;\ntotl = total + 5;\nreturn total;", "\ntotl =")]
    [InlineData("new List<int> { 1 }.ForEach(async x => { if (x > 0) return; await Task.Yield(); });\nreturn 5;", "ForEach(async")]
    [InlineData("{\"code\": \"return \\ud800;\"}", null)]
    [InlineData("{\"code\": \"return 1;\"}", null)]
    [InlineData("console.log(\"total:\", 5);\nreturn 1;", "console.log")]
    [InlineData("record Row(string Name);\nvar rows = new List<Row> { new(\"a\") };\nvar row = rows.First(each => each.Name == \"a\");\nrow.Name = \"b\";\nreturn rows;", "row.Name = ")]
    [InlineData("record Row(string Name);\nvar row = new Row(\"a\");\nvar rows = new[] { row };\nrow.Name = \"b\";\nreturn rows;", "row.Name = ")]
    [InlineData("record Row(int Count);\nvar row = new Row(1);\nforeach (var number in new[] { 1, 2 })\n{\n    row.Count = number;\n}\nvar all = new[] { row };\nreturn all;", "row.Count = number")]
    [InlineData("record Page(string Next);\nstring next = null;\nvar page = new Page(null);\nwhile (next = page.Next)\n{\n    page = new Page(null);\n}\nreturn next;", "next = page.Next)")]
    [InlineData("record Page(int[] Results);\nvar page = new Page([]);\nreturn page.Result;", "page.Result;")]
    [InlineData("record Page(int Number);\nvar page = new Page(1);\nreturn page.Result;", "page.Result;")]
    [InlineData("var counts = new Dictionary<string, int>();\nreturn counts.data;", "counts.data")]
    [InlineData("async Task<int> Of(int number) { await Task.Yield(); return number % 2; }\nreturn new[] { 1, 2 }.DistinctBy(number => await Of(number)).Count();", "DistinctBy(number")]
    [InlineData("async Task<int> Of(int number) { await Task.Yield(); return number % 2; }\nreturn new[] { 1, 2 }.MaxBy(number => await Of(number));", "MaxBy(number")]
    [InlineData("async Task<int> Of(int number) { await Task.Yield(); return number; }\nreturn new[] { 1, 2 }.Select(number => await Of(number)).First();", "return new[]")]
    [InlineData("async Task<int> Of(int number) { await Task.Yield(); return number; }\nreturn new[] { 1, 2 }.Select(number => await Of(number)).Where(number => number > 0).Take(1);", "return new[]")]
    [InlineData("async Task<string> Of(int number) { await Task.Yield(); return \"\"; }\nreturn new[] { 1, 2 }.Select(number => Of(number)).First(text => text.Length > 0);", "return new[]")]
    [InlineData("async Task<int> Of(int number) { await Task.Yield(); return number; }\nvar tasks = new[] { 1, 2 }.Select(number => Of(number));\nvar first = await tasks.First();\nif (first > 0)\n{\n    await Task.WhenAll(tasks);\n}\nreturn first;", "Of(number));")]
    [InlineData("async Task<int> Of(int number) { await Task.Yield(); return number; }\nvar tasks = new[] { 1, 2 }.Select(number => Of(number));\nvar all = DateTime.UtcNow.Year > 1 ? await Task.WhenAll(tasks) : [];\nreturn tasks.Count();", "Of(number));")]
    [InlineData("var rows = new[] { Json.Parse(\"1\"), Json.Parse(\"2\") };\nvar i = 0;\nreturn rows[i++] ?? rows[0];", "rows[i++] ?? ")]
    [InlineData("static string Where(int number) => \"\";\nvar text = \"DELETE FROM t \"\n    Where(7);\nreturn text;", "\"DELETE FROM t \"\n")]
    [InlineData("return \"abc\"\n\"def\"", "return \"abc\"\n")]
    [InlineData("static int F(long limit) => 1;\nreturn F(max: 100);", "max:")]
    [InlineData("static int F(string endDate, int days = 1) => 1;\nreturn F(date: \"2026-01-01\");", "date:")]
    [InlineData("static int F(string id, int days = 1) => 1;\nreturn F(customerId: \"a\");", "customerId:")]
    [InlineData("static int GetPayment(string id, int days = 1) => 1;\nreturn GetPayment(paid: \"a\");", "paid:")]
    [InlineData("static int GetCustomerInvoice(string id, int days = 1) => 1;\nreturn GetCustomerInvoice(customerId: \"a\");", "customerId:")]
    [InlineData("static int F(IEnumerable<string> ids) => 1;\nvar ids = string.Concat(\"a,\", \"b\");\nreturn F(ids);", "F(ids)")]
    [InlineData("var result = Json.Parse(\"{}\");\nIEnumerable<Json> rows = result[\"rows\"] ?? new[] { result };\nreturn rows;", "result[\"rows\"] ?? new")]
    [InlineData("var result = Json.Parse(\"{}\");\nList<Json> rows = result.AsList() ?? new List<Json>();\nreturn rows;", "result.AsList() ??")]
    [InlineData("var team = Json.Parse(\"{}\");\nreturn team.Id;", "team.Id")]
    public void ItIsNotMended(string script, string? stays)
    {
        var verdict = Scripts.Compile(script);

        if (verdict is ScriptVerdict.Approved approved)
        {
            (approved.Mended?.Text ?? script).Should().Contain(stays, "what may be meant stays as it is");
        }
        else
        {
            ((ScriptVerdict.Refused)verdict).Findings.Should().NotBeEmpty();
        }
    }

    /// <summary>What is mended means what was meant, with all that stands beside it.</summary>
    [Theory]
    [InlineData("record Row(int Count);\nvar row = new Row(1);\nrow.Count += 5;\nreturn row;", "row = row with { Count = row.Count + 5 };")]
    [InlineData("record Row(int Count);\nvar row = new Row(1);\nrow.Count *= 1 + 2;\nreturn row;", "row = row with { Count = row.Count * (1 + 2) };")]
    [InlineData("record Row(int Count);\nvar rows = new List<Row>();\nforeach (var number in new[] { 1, 2 })\n{\n    var row = new Row(1);\n    row.Count = number;\n    rows.Add(row);\n}\nreturn rows;", "row = row with { Count = number };")]
    [InlineData("var text = 'He said \\\"; Console.WriteLine(1); //\\\"';\nreturn text;", "var text = \"He said \\\"; Console.WriteLine(1); //\\\"\";")]
    [InlineData("var text = `He said \\\"; Console.WriteLine(1); //\\\"`;\nreturn text;", "var text = $\"He said \\\"; Console.WriteLine(1); //\\\"\";")]
    [InlineData("var text = 'it\\'s \"one\" \\\\';\nreturn text;", "var text = \"it's \\\"one\\\" \\\\\";")]
    [InlineData("if (1 > 2) GC.Collect();\nConsole.WriteLine(1);\nreturn 2;", "if (1 > 2) ;\nConsole")]
    [InlineData("return HttpUtility.UrlDecode(\"a+b\");", "System.Net.WebUtility.UrlDecode(\"a+b\")")]
    [InlineData("record Row(string Status);\nvar row = new Row(\"a\");\nif (row.Status = \"open\")\n{\n    return 1;\n}\nreturn 2;", "(row.Status == \"open\")")]
    [InlineData("async Task<int> Of(int number) { await Task.Yield(); return number; }\nvar tasks = new[] { 1, 2 }.Select(number => Of(number));\nvar all = await Task.WhenAll(tasks);\nreturn tasks.Count();", "Of(number)).ToList();")]
    [InlineData("async Task<int> Of(int number) { await Task.Yield(); return number; }\nreturn new[] { 1, 2 }.Select(number => await Of(number)).OrderBy(number => number).First();", "(await Task.WhenAll(new[] { 1, 2 }.Select(async number => await Of(number)))).OrderBy")]
    [InlineData("async Task<int> Of(int number) { await Task.Yield(); return number; }\nawait Task.Run(() => await Of(1));\nreturn 1;", "Task.Run(async () => await Of(1))")]
    [InlineData("var rows = new[] { Json.Parse(\"1\"), Json.Parse(\"2\") };\nvar i = 0;\nreturn rows[i + 1] ?? rows[0];", "(rows[i + 1] == null ? rows[0] : rows[i + 1])")]
    [InlineData("static Task<string> F() => Task.FromResult(\"\");\nvar text = 1 > 2 ? F() : F();\nreturn text.Length;", "var text = await (1 > 2 ? F() : F());")]
    [InlineData("static Task<string> F() => Task.FromResult(\"\");\nConsole.WriteLine(1 > 2 ? F() : F());\nreturn 1;", "Console.WriteLine(await (1 > 2 ? F() : F()));")]
    [InlineData("static Task<string> F() => Task.FromResult(\"\");\nstring text = F() ?? \"none\";\nreturn text;", "string text = await F() ?? \"none\";")]
    [InlineData("static Task<Json> F() => Task.FromResult(Json.Parse(\"{}\"));\nswitch (await F())\n{\n    case \"a\": return 1;\n}\nreturn 2;", "switch ((await F()).AsString())")]
    [InlineData("static Task<Json> F() => Task.FromResult(Json.Parse(\"{}\"));\nreturn await F() is string text ? text : null;", "return (await F()).AsString() is { } text")]
    [InlineData("static Task<Json> F() => Task.FromResult(Json.Parse(\"{}\"));\nreturn await F() ?? \"none\";", "return (await F()).AsString() ?? \"none\";")]
    [InlineData("static Task<Json> F() => Task.FromResult(Json.Parse(\"{}\"));\nreturn JsonSerializer.Deserialize<int>(await F());", "Deserialize<int>((await F()).Raw)")]
    [InlineData("var one = 1;\nint[] F(int x, int y)\n{\n    int[] a = { x, y };\n    return a;\n}\nreturn new[] { 1 }.Select(i => { name = i });", "int[] a = { x, y };")]
    [InlineData("var a = (string)null;\nvar title = \"=== Report ===\";\nif (a === null)\n{\n    return title;\n}\nreturn a;", "if (a == null)")]
    [InlineData("var one = 1;\nconst x = 1;\nreturn from n in new[] { 1 } let t = n + x select t;", "let t = n + x")]
    [InlineData("var one = 1;\nlet x = 1;\nconst y = 2;\nreturn x + y;", "var x = 1;\nvar y = 2;")]
    [InlineData("static decimal F(decimal price) => price;\nreturn F(1.5d);", "F(1.5m);")]
    [InlineData("int count = \"1.0\";\nreturn count;", "int count = 1;")]
    [InlineData("static int GetCustomerAsync(string id, int days = 1) => 1;\nreturn GetCustomerAsync(customerId: \"a\");", "GetCustomerAsync(id: \"a\")")]
    [InlineData("static int F(long limit) => 1;\nreturn F(count: 100);", "F(limit: 100)")]
    [InlineData("var team = Json.Parse(\"{}\");\nreturn team.due_date;", "team[\"due_date\"]")]
    [InlineData("static Task<string> F() => Task.FromResult(\"\");\nvar next = F();\nreturn next.ToString();", "return (await next).ToString();")]
    [InlineData("static Task<string> F() => Task.FromResult(\"\");\nreturn F()?.ToString();", "return (await F())?.ToString();")]
    [InlineData("var text = 1 > 2 ? \"a\" + 1 : 5;\nreturn text;", "(object)(\"a\" + 1)")]
    [InlineData("static Task<DateOnly> F() => Task.FromResult(new DateOnly(2026, 1, 1));\nreturn await F() - await F();", "(await F()).DayNumber - (await F()).DayNumber")]
    [InlineData("static Task<Json> F() => Task.FromResult(Json.Parse(\"{}\"));\nforeach (var (name, value) in await F())\n{\n    Console.WriteLine(name);\n}", "in (await F()).Properties)")]
    public void WhatIsMendedMeansTheSame(string script, string written)
    {
        var verdict = Scripts.Compile(script);

        var mended = verdict.Should().BeOfType<ScriptVerdict.Approved>("{0}", verdict is ScriptVerdict.Refused refused ? string.Join("; ", refused.Findings) : "").Which.Mended!;
        mended.Text.Should().Contain(written);
        mended.Applied.Should().NotContain(fix => fix.What == "`await` taken out", "none was put where it does not belong");
    }

    /// <summary>Members of an object that stand for themselves are named, whatever their order.</summary>
    [Theory]
    [InlineData("var note = \"a\";\nvar status = \"open\";\nreturn await tools.Shop.ListAsync({ note, status: \"open\", });", "ListAsync(note: note, status: \"open\")")]
    [InlineData("return await tools.Shop.ListAsync({\n    status: \"open\",\n    note: \"a\",\n});", "ListAsync(\n    status: \"open\",\n    note: \"a\"\n)")]
    public void AnObjectsMembersKeepTheirNames(string script, string written) =>
        ExampleBindings.CompileScript(script).Should().BeOfType<ScriptVerdict.Approved>().Which.Mended!.Text.Should().Contain(written);

    [Theory]
    [InlineData("return await tools.Shop.ListAsync({ \"open\", \"a\" });")]
    [InlineData("var rest = 1;\nreturn await tools.Shop.ListAsync({ ...rest });")]
    public void WhatHasNoNameIsNoArgument(string script) =>
        ExampleBindings.CompileScript(script).Should().BeOfType<ScriptVerdict.Refused>();

    /// <summary>What is not done is said, so that it can be pasted.</summary>
    [Theory]
    [InlineData("var result = Json.Parse(\"{}\");\nIEnumerable<Json> rows = result[\"rows\"] ?? new[] { result };\nreturn rows;", "Write `IEnumerable<Json> rows = (result[\"rows\"] != null ? result[\"rows\"].ToArray() : new[] { result });`.")]
    [InlineData("var team = Json.Parse(\"{}\");\nreturn team.Id;", "Write `return team[\"id\"];`.")]
    [InlineData("var team = Json.Parse(\"{}\");\nreturn team.Owner.URL;", "Write `return team[\"owner\"].URL;`.")]
    [InlineData("record Page(int[] Results);\nvar page = new Page([]);\nreturn page.Result;", "Write `return page.Results;`.")]
    [InlineData("record Row(string Name);\nvar rows = new List<Row> { new(\"a\") };\nvar row = rows.First();\nrow.Name = \"b\";\nreturn rows;", "row with { Name = \"b\" };`")]
    [InlineData("static Task<string> F() => Task.FromResult(\"\");\nvar next = F();\nreturn next.GetType().Name;", "Write `return (await next).GetType().Name;`.")]
    [InlineData("static int F(long limit) => 1;\nreturn F(max: 100);", "Write `return F(limit: 100);`.")]
    [InlineData("using var gate = new SemaphoreSlim(1);\nusing var gate = new SemaphoreSlim(2);\nreturn 1;", "Choose another name")]
    [InlineData("static Task<string> F() => Task.FromResult(\"\");\nreturn F()?.GetType().Name;", "Write `return (await F())?.GetType().Name;`.")]
    [InlineData("record Page(string Next);\nstring next = null;\nvar page = new Page(null);\nwhile (next = page.Next)\n{\n    page = new Page(null);\n}\nreturn next;", "Write `next == page.Next` to compare, or `(next = page.Next) != null`")]
    [InlineData("var words = new List<string>();\nwords.Count = 0;\nreturn words;", "Make a new object with what it needs.")]
    public void ItIsTold(string script, string suggestion) =>
        Scripts.Compile(script).Should().BeOfType<ScriptVerdict.Refused>().Which.Findings[0].Suggestion.Should().Contain(suggestion);

    /// <summary>Literals that are converted keep their value.</summary>
    [Theory]
    [InlineData("static string F(string text) => text;\nreturn F(1.50m);", "\"1.50\"")]
    [InlineData("static string F(string text) => text;\nreturn F(1_000);", "\"1000\"")]
    [InlineData("static string F(string text) => text;\nreturn F(0x1F);", "\"31\"")]
    public void ALiteralKeepsItsValue(string script, string written) =>
        ((ScriptVerdict.Approved)Scripts.Compile(script)).Mended!.Text.Should().Contain($"F({written})");

    /// <summary>Text that makes patterns go back and forth does not hold the compiler up.</summary>
    [Fact]
    public void HostileTextIsAnsweredInTime()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Scripts.Compile("var f = x =>" + string.Concat(Enumerable.Repeat("\n" + new string(' ', 7_900), 8)) + " error here");
        Scripts.Compile(string.Concat(Enumerable.Range(0, 3_900).Select(number => $"F{number}('aa');\n")));

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));
    }
}
