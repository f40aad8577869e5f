using CodeModeRoslyn.Compilation.Diagnosing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace CodeModeRoslyn.Compilation.Tests.Diagnosing;

/// <summary>Names are as long, and as many, as a script makes them.</summary>
public sealed class HostileNameTests
{
    [Fact]
    public void LongNamesAreNotComparedLetterByLetter()
    {
        var (wanted, names) = (new string('a', 7_990), Enumerable.Range(0, 4).Select(number => new string((char)('b' + number), 7_990)).ToList());
        var before = GC.GetAllocatedBytesForCurrentThread();

        NearestName.Of(wanted, names).Should().BeNull();
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(1_000_000);
        NearestName.Of("GetCustomr", ["GetCustomer", "GetCustomers"]).Should().Be("GetCustomer");
        NearestName.Of("Lenght", ["Length"]).Should().Be("Length");
    }

    [Fact]
    public void ManyQueriesAreFollowedInOneWalk()
    {
        var script = "using System.Linq;\nusing System.Threading.Tasks;\nvar x = new[] { 1 };\n" + string.Concat(Enumerable.Range(0, 3_900).Select(number => $"var a{number} = x.Select(F);\n")) + "static Task<int> F(int n) => Task.FromResult(n);";
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(path => path.Contains("System.", StringComparison.Ordinal)).Select(path => MetadataReference.CreateFromFile(path));
        var tree = CSharpSyntaxTree.ParseText(script, cancellationToken: TestContext.Current.CancellationToken);
        var model = CSharpCompilation.Create("hostile", [tree], references).GetSemanticModel(tree);
        RepeatedCalls.AllOf(model, TestContext.Current.CancellationToken).Should().BeEmpty("each is used nowhere");

        // What the compiler does once is done.
        var watch = System.Diagnostics.Stopwatch.StartNew();
        RepeatedCalls.AllOf(model, TestContext.Current.CancellationToken).Should().BeEmpty();
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(3));
    }
}
