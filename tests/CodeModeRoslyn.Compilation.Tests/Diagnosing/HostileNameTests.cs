using CodeModeRoslyn.Compilation.Diagnosing;

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
        var script = "static Task<int> F(int n) => Task.FromResult(n);\nvar x = new[] { 1 };\n" + string.Concat(Enumerable.Range(0, 3_900).Select(number => $"var a{number} = x.Select(F);\n")) + "return 1;";
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Scripts.Compile(script).Should().BeOfType<ScriptVerdict.Approved>();
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(15));
    }
}
