using System.CommandLine;
using CodeModeRoslyn.Benchmarks.Bombs;
using CodeModeRoslyn.Benchmarks.Soak;

return await new RootCommand("Measures the program as it was built. Linux only: it reads /proc.") { SoakCommand.Create(), BombsCommand.Create() }.Parse(args).InvokeAsync();
