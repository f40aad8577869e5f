using CodeModeRoslyn.Compilation.Bindings;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Compilation.Tests.Pages;

/// <summary>Two upstreams for scripts that show something: a shop, and files.</summary>
internal static class ExampleBindings
{
    private const string Usings =
        """
        using System.Threading.Tasks;
        using CodeModeRoslyn.Guest.Bindings;

        """;

    private const string Shop = Usings +
        """
        namespace CodeMode.Shop;
        public interface IShop
        {
            [Tool("shop.list")] Task<Order> ListAsync([OneOf("open", "paid")] string status, string note = null);
            [Tool("shop.add")] Task<Order> AddAsync(Order order);
            [Tool("shop.import")] Task<Order> ImportAsync(System.Collections.Generic.IEnumerable<NewItem> items);
            [Tool("shop.rows")] Task<CodeModeRoslyn.Guest.Json> RowsAsync();
            [Tool("shop.seen")] Task<SeenResult> SeenAsync();
            [Tool("shop.kind")] Task<Order> KindAsync(string kind);
        }
        public sealed record Order { [OneOf("open", "paid")] public string Status { get; init; } public string Note { get; init; } }
        public sealed class SeenResult(System.Text.Json.JsonElement element) : CodeModeRoslyn.Guest.Json(element);
        public sealed record NewItem { public required string Title { get; init; } public string Note { get; init; } public Maker Maker { get; init; } }
        public sealed record Maker { public string Name { get; init; } }
        public static class Access { public static IShop Shop => null; }
        """;

    private const string Files = Usings +
        """
        namespace CodeMode.Files;
        public interface IFiles { [Tool("files.read")] Task<string> ReadAsync(string path, [OnlyNamed] object more = null); }
        public static class Access { public static IFiles Files => null; }
        """;

    private static readonly (ScriptBinding Binding, byte[] Assembly)[] All = [Compile("Shop", Shop), Compile("Files", Files)];

    /// <summary>Compiles and judges a script that may call them, as the compiler process does.</summary>
    public static ScriptVerdict CompileScript(string text) => CreateCompiler().Compile(Source(text), TestContext.Current.CancellationToken);

    /// <summary>A script that may call them.</summary>
    /// <param name="text">The script.</param>
    /// <param name="hidden">Methods of the shop whose tools its author does not have.</param>
    public static ScriptSource Source(string text, params string[] hidden) =>
        new(text, [.. All.Select(one => one.Binding.Name == "Shop" ? one.Binding with { Hidden = hidden } : one.Binding)], [.. All.Select(one => one.Binding.Name)]);

    public static ScriptCompiler CreateCompiler()
    {
        var compiler = new ScriptCompiler(CompanyPolicy.None) { Spent = () => TimeSpan.Zero };
        foreach (var (binding, assembly) in All)
        {
            compiler.AddBinding(binding.Key, assembly);
        }

        return compiler;
    }

    private static (ScriptBinding Binding, byte[] Assembly) Compile(string name, string source)
    {
        var (key, ns) = ($"CodeMode.Bindings.{name}", $"CodeMode.{name}");
        return (new ScriptBinding(key, name, "", ns, $"{ns}.I{name}", $"{ns}.Access.{name}"), new BindingCompiler().Compile(key, source, out _)!);
    }
}
