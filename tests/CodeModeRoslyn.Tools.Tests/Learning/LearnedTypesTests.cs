using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Guest;
using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.Learning;
using CodeModeRoslyn.Tools.State;
using CodeModeRoslyn.Tools.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.Tools.Tests.Learning;

public sealed class LearnedTypesTests : IDisposable
{
    private const string Row = """{"items":[{"id":1,"name":"a","count":2},{"id":2,"name":"b","count":3},{"id":3,"name":"c","count":4,"tag":"x"}],"total":3}""";

    private readonly ManualTime time = new();
    private readonly string folder = Directory.CreateTempSubdirectory("learned").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void WhatWasLearnedIsDeclaredAndSaysThatItIs()
    {
        var types = Types();
        types.Observe("ann", Tool, Encoding.UTF8.GetBytes(Row));

        Declaration(types, "ann").Should().Be("""
            /// find
            Task<FindResult> tools.Shop.FindAsync(string? word = null);
            var result = await tools.Shop.FindAsync();
            class FindResult : Json { ToolList<FindResultItem>? Items; long? Total; } // learned from results
            class FindResultItem : Json { long Id; string Name; long Count_; string? Tag; } // learned from results
            """.Replace("FindResultItem", "Item"));
    }

    [Fact]
    public void EachPrincipalLearnsByItselfUnlessItIsShared()
    {
        var (own, shared, off) = (Types(), Types(LearningScope.Shared), Types(LearningScope.Off));
        foreach (var types in new[] { own, shared, off })
        {
            types.Observe("ann", Tool, Encoding.UTF8.GetBytes(Row));
        }

        Declaration(own, "bob").Should().Contain("Task<Json>");
        Declaration(shared, "bob").Should().Contain("Task<FindResult>");
        Declaration(off, "ann").Should().Contain("Task<Json>");
    }

    [Fact]
    public void ItIsPublishedAtMostOnceAMinute()
    {
        var types = Types();
        types.Observe("ann", Tool, """{"a":1}"""u8.ToArray());
        var first = types.Apply("ann", Upstream);
        types.Observe("ann", Tool, """{"a":1,"b":2}"""u8.ToArray());

        types.Apply("ann", Upstream).Should().BeSameAs(first);
        time.Advance(TimeSpan.FromMinutes(1));
        types.Apply("ann", Upstream).Revision.Should().NotBe(first.Revision).And.StartWith("r1.");
    }

    [Fact]
    public void ItIsKeptFromOneStartToTheNextForTheSameToolOnly()
    {
        var before = Types(state: StateFolder.Open(folder));
        before.Observe("ann", Tool, Encoding.UTF8.GetBytes(Row));
        var revision = before.Apply("ann", Upstream).Revision;

        var after = Types(state: StateFolder.Open(folder));

        after.Apply("ann", Upstream).Revision.Should().Be(revision);
        after.Apply("ann", Upstream with { Tools = [Tool with { InputSchema = JsonElement.Parse("""{"properties":{"other":{}}}""") }] }).Revision.Should().Be("r1");
    }

    [Fact]
    public void WhatIsNotCalledAnyMoreIsForgotten()
    {
        time.Advance(TimeSpan.FromDays(1));
        var other = Tool with { Name = "other" };
        var both = Upstream with { Tools = [Tool, other] };
        var types = Types(state: StateFolder.Open(folder));
        types.Observe("ann", Tool, Encoding.UTF8.GetBytes(Row));
        types.Observe("ann", other, Encoding.UTF8.GetBytes(Row));
        Learned(types.Apply("ann", both)).Should().Equal("find", "other");

        for (var day = 0; day < 31; day++)
        {
            time.Advance(TimeSpan.FromDays(1));
            types.Observe("ann", Tool, Encoding.UTF8.GetBytes(Row));
            types.Apply("ann", both);
        }

        Learned(types.Apply("ann", both)).Should().Equal("find");
        Learned(Types(state: StateFolder.Open(folder)).Apply("ann", both)).Should().Equal("find");
        time.Advance(TimeSpan.FromDays(31));
        Learned(Types(state: StateFolder.Open(folder)).Apply("ann", both)).Should().BeEmpty();
    }

    [Fact]
    public void WhatWasKeptOfThoseWhoDoNotComeBackIsDeleted()
    {
        var gone = Path.Combine(folder, "learned", "2-gone");
        Directory.CreateDirectory(Path.GetDirectoryName(gone)!);
        File.WriteAllText(gone, "");
        File.SetLastWriteTimeUtc(gone, time.GetUtcNow().UtcDateTime.AddDays(-31));
        var types = Types(state: StateFolder.Open(folder));

        types.Observe("ann", Tool, Encoding.UTF8.GetBytes(Row));
        types.Apply("ann", Upstream);

        Directory.GetFiles(Path.Combine(folder, "learned")).Should().ContainSingle().Which.Should().NotBe(gone);
    }

    [Theory]
    [InlineData("return r[\"items\"][0][\"id\"].AsInt() + r.Count;", 3L)]
    [InlineData("Json j = r; return j[\"total\"].AsLong();", 3L)]
    [InlineData("return r.Items!.Sum(item => item.Count_);", 9L)]
    [InlineData("return r.Items![2].Tag + r.Items[0].Tag;", "x")]
    [InlineData("return JsonSerializer.Serialize(r.Items![0]);", """{"id":1,"name":"a","count":2}""")]
    public async Task ALearnedTypeIsJsonToo(string script, object expected) => (await RunAsync(script, Row)).Should().BeEquivalentTo(expected);

    [Theory]
    [InlineData("\"no such thing\"", "return r.ToString();", "no such thing")]
    [InlineData("""{"items":5}""", "return r[\"items\"].AsInt();", 5)]
    [InlineData("""{"items":5}""", "try { return r.Items; } catch (ToolException e) { return e.Message; }", "The result of shop.find does not fit the type that the tool declares: $.items: expected an array, found the number 5. What it sent is the ToolException's Content, a Json.")]
    public async Task AResultThatIsSuddenlyDifferentFailsNoCall(string answer, string script, object expected) => (await RunAsync(script, answer)).Should().Be(expected);

    [Fact]
    public async Task AnArrayHasElements()
    {
        var types = Types();
        types.Observe("ann", Tool, """[{"id":1},{"id":2},{"id":3}]"""u8.ToArray());
        using var assembly = new BindingAssembly();
        assembly.Add(BindingWriter.Write(types.Apply("ann", Upstream).Units[0]));

        (await assembly.RunAsync("var r = await tools.Shop.FindAsync(); return r.Elements.Sum(one => one.Id) + r.Count;", new RecordingRunContext((_, _) => """[{"id":1},{"id":5}]"""))).Should().Be(8L);
    }

    [Fact]
    public void NoPropertyHidesWhatJsonHas() =>
        typeof(Json).GetMembers(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Static)
            .Where(member => member is not System.Reflection.MethodBase { IsSpecialName: true } && member.DeclaringType == typeof(Json) && member.Name is not ("Equals" or "GetHashCode" or "ToString"))
            .Select(member => member.Name).Distinct().Should().BeSubsetOf(PropertyNames.JsonMembers);

    private static ToolDescriptor Tool { get; } = new() { Upstream = "shop", Name = "find", InputSchema = JsonElement.Parse("""{"properties":{"word":{"type":"string"}}}""") };

    private static UpstreamSnapshot Upstream { get; } = new("shop", new UpstreamStatus(UpstreamState.Ready, null, "stdio", null), [Tool], "r1");

    private static IEnumerable<string> Learned(UpstreamSnapshot upstream) => upstream.Tools.Where(tool => tool.LearnedOutput is not null).Select(tool => tool.Name);

    private LearnedTypes Types(LearningScope scope = LearningScope.Principal, StateFolder? state = null) => new(new LearningOptions { Scope = scope, KeepDays = 30 }, state, time, NullLogger<LearnedTypes>.Instance);

    private static string Declaration(LearnedTypes types, string principal) => BindingWriter.Write(types.Apply(principal, Upstream).Units[0]).Tools.Single().Declaration;

    private async Task<object?> RunAsync(string script, string answer)
    {
        var types = Types();
        types.Observe("ann", Tool, Encoding.UTF8.GetBytes(Row));
        using var assembly = new BindingAssembly();
        assembly.Add(BindingWriter.Write(types.Apply("ann", Upstream).Units[0]));
        return await assembly.RunAsync("var r = await tools.Shop.FindAsync(); " + script, new RecordingRunContext((_, _) => answer));
    }
}
