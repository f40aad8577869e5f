using System.Runtime.InteropServices;
using CodeModeRoslyn.Server.Configuration;

namespace CodeModeRoslyn.Server.Tests.Configuration;

public sealed class ConfinementDefaultTests
{
    [Theory]
    [InlineData(true, Architecture.X64, ConfinementDemand.Required)]
    [InlineData(true, Architecture.Arm64, ConfinementDemand.Available)]
    [InlineData(false, Architecture.X64, ConfinementDemand.Available)]
    [InlineData(false, Architecture.Arm64, ConfinementDemand.Available)]
    public void TheWallIsRequiredWhereItHasBeenTried(bool isLinux, Architecture processor, ConfinementDemand demand)
    {
        ConfinementDefault.For(isLinux, processor).Should().Be(demand);
    }
}
