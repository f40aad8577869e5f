namespace CodeModeRoslyn.Compilation.Mending;

/// <summary>Lines that follow each other, from 0.</summary>
internal readonly record struct LineRun(int First, int Last)
{
    public string Name => First == Last ? $"line {First + 1}" : $"lines {First + 1} to {Last + 1}";
}
