using System.CommandLine;
using CodeModeRoslyn.Benchmarks.Attacks;
using CodeModeRoslyn.Benchmarks.Calls;
using CodeModeRoslyn.Benchmarks.Catalog;
using CodeModeRoslyn.Benchmarks.Playground;
using CodeModeRoslyn.Benchmarks.SideBySide;
using CodeModeRoslyn.Benchmarks.Soak;
using CodeModeRoslyn.Benchmarks.Speed;
using CodeModeRoslyn.Benchmarks.Steps;

return await new RootCommand("Measures the program as it was built. Linux only: it reads /proc.") { SoakCommand.Create(), AttacksCommand.Create(), CatalogCommand.Create(), CallsCommand.Create(), SideBySideCommand.Create(), SpeedCommand.Create(), StepsCommand.Create(), PlaygroundCommand.Create() }.Parse(args).InvokeAsync();
