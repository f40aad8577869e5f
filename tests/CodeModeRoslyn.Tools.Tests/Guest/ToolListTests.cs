using CodeModeRoslyn.Guest;

namespace CodeModeRoslyn.Tools.Tests.Guest;

public sealed class ToolListTests
{
    [Fact]
    public void ArraysListsAndCollectionExpressionsConvert()
    {
        ToolList<int> fromArray = new[] { 1, 2 };
        ToolList<int> fromList = new List<int> { 1, 2 };
        ToolList<int> fromExpression = [1, 2];
        ToolList<int>? fromNull = (int[]?)null;

        fromArray.Should().Equal(1, 2);
        fromList.Should().Equal(1, 2);
        fromExpression.Should().Equal(1, 2);
        fromNull.Should().BeNull();
    }

    [Fact]
    public void PositionsFromTheEndRangesAndPatternsWork()
    {
        ToolList<string> list = ["a", "b", "c"];

        list[^1].Should().Be("c");
        list[1..].Should().Equal("b", "c");
        (list is ["a", .., var last] && last == "c").Should().BeTrue();
        (list.Count, list.Length).Should().Be((3, 3));
        list.ToString().Should().Be("""["a","b","c"]""");
        var beyond = () => list[3];
        beyond.Should().Throw<ArgumentOutOfRangeException>().WithMessage("There is no element 3 in a list of 3.*");
    }

    [Fact]
    public void AListDoesNotChangeWithTheArrayItCameFrom()
    {
        var array = new[] { 1 };
        ToolList<int> list = array;

        array[0] = 2;

        list[0].Should().Be(1);
    }
}
