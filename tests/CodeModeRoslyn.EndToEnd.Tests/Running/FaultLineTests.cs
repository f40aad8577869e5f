using CodeModeRoslyn.EndToEnd.Tests.Support;

namespace CodeModeRoslyn.EndToEnd.Tests.Running;

/// <summary>The line of a fault is the line of the statement that failed, whatever the runtime makes of the code, or it is not told.</summary>
public sealed class FaultLineTests(DemoEngine demo) : IClassFixture<DemoEngine>
{
    private const string InALoopThatWaits =
        """
        var none = new List<int>();
        foreach (var number in new[] { 1, 2 })
        {
            await Task.Yield();
            var share = (5m + none.Count) / none.Count;
        }
        """;

    private const string OfSomethingMissing =
        """
        record Pet(string Name, List<Pet> Friends);
        var pet = new Pet("Rex", [null]);
        Console.WriteLine(pet.Friends.Count);
        var name = pet.Friends[0].Name;
        return name;
        """;

    [Theory]
    [InlineData("var none = new List<decimal>();\nConsole.WriteLine(1);\nreturn none.Sum() / none.Count;", 3)]
    [InlineData("var none = new List<decimal>();\nvar sum = none.Sum(each => each);\nvar mean = sum / none.Count;\nreturn mean;", 3)]
    [InlineData(InALoopThatWaits, 5)]
    [InlineData(OfSomethingMissing, 4)]
    public async Task AFaultIsToldWithItsLine(string script, int line) =>
        (await demo.RunAsync(script)).Error!.Line.Should().Be(line);

    /// <summary>A loop that only computes is optimised, and of optimised code the runtime does not always know.</summary>
    [Fact]
    public async Task NoOtherLineIsTold() =>
        (await demo.RunAsync("var none = new List<int>();\nvar sum = 0m;\nforeach (var number in new[] { 1, 2 })\n{\n    sum += (5m + none.Count) / none.Count;\n}\nreturn sum;"))
            .Error!.Line.Should().BeOneOf(0, 5);
}
