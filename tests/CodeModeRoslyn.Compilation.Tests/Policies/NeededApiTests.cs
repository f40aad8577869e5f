using CodeModeRoslyn.Compilation.Bindings;
using CodeModeRoslyn.Verification.Policy;
using CodeModeRoslyn.Verification.References;

namespace CodeModeRoslyn.Compilation.Tests.Policies;

/// <summary>What a company cannot deny is what no script can do without: no more, and no less.</summary>
public sealed class NeededApiTests
{
    private const string Key = "CodeMode.Bindings.Shop";

    private const string Binding =
        """
        namespace CodeMode.Shop;
        public interface IShop { System.Threading.Tasks.Task<Order> GetAsync(); }
        public sealed record Order;
        public static class Access { public static IShop Shop => null!; }
        """;

    private static readonly byte[] Assembly = new BindingCompiler().Compile(Key, Binding, out _)!;

    private static readonly ReferenceApi Api = ReferenceApi.Read(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "refs"), "*.dll"));

    private static readonly IReadOnlyList<string> All =
        [.. Api.TypeIds, .. Api.TypeIds.SelectMany(type => Api.MembersOf(type[2..])).SelectMany(member => member.Ids)];

    private static readonly HashSet<string> Needed = All.Where(id => NeededApi.FindDenied(new CompanyPolicy([new CompanyDenial([id])], [])) is not null).ToHashSet();

    [Theory]
    [InlineData("return null;")]
    [InlineData("var order = await tools.Shop.GetAsync(); return order;")]
    public void EverythingElseMayBeDenied(string script) =>
        Compile(script, All.Where(id => !Needed.Contains(id))).Should().BeOfType<ScriptVerdict.Approved>();

    [Fact]
    public void WithoutAnyOfItNoToolCanBeCalled()
    {
        Needed.Should().Contain("T:System.Threading.Tasks.Task`1").And.HaveCountLessThan(20);
        Needed.Should().OnlyContain(id => Compile("var order = await tools.Shop.GetAsync(); return order;", new[] { id }) is ScriptVerdict.Refused);
    }

    private static ScriptVerdict Compile(string script, IEnumerable<string> denied)
    {
        var compiler = new ScriptCompiler(new CompanyPolicy([.. denied.Select(id => new CompanyDenial([id]))], []));
        compiler.AddBinding(Key, Assembly);
        var binding = new ScriptBinding(Key, "Shop", "", "CodeMode.Shop", "CodeMode.Shop.IShop", "CodeMode.Shop.Access.Shop");
        return compiler.Compile(new ScriptSource(script, [binding], ["Shop"]), TestContext.Current.CancellationToken);
    }
}
