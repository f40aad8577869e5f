namespace CodeModeRoslyn.Server.Stdio;

/// <summary>Where a caller's messages come from, and where ours go.</summary>
internal sealed record StandardStreams(Stream Input, Stream Output)
{
    /// <summary>
    /// Takes standard input and output for the protocol alone. Whatever writes to the console from now on writes to
    /// standard error: one stray line on standard output would break the caller's parser.
    /// </summary>
    public static StandardStreams Take()
    {
        var streams = new StandardStreams(Console.OpenStandardInput(), Console.OpenStandardOutput());
        Console.SetOut(Console.Error);
        Console.SetIn(TextReader.Null);
        return streams;
    }
}
