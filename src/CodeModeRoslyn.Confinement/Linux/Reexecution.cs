using System.Reflection;

namespace CodeModeRoslyn.Confinement.Linux;

/// <summary>Starts this program anew in this process, from the calling thread: the others end, and what binds the thread binds all.</summary>
internal static class Reexecution
{
    private const long CloseRange = 436;
    private const int CloseOnExec = 4;

    /// <summary>Does not return, unless it fails.</summary>
    /// <param name="args">Main's arguments.</param>
    /// <param name="stage">A <c>NAME=value</c> that tells the second stage from the first.</param>
    /// <returns>Why it failed.</returns>
    public static string Start(string[] args, string stage)
    {
        var program = Environment.ProcessPath!;
        string?[] command = Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? [program, "exec", Assembly.GetEntryAssembly()!.Location, .. args, null]
            : [program, .. args, null];

        // Whatever a careless grandparent left open besides the three standard streams ends here.
        // Kernels before 5.11 do not know the call; .NET's own descriptors close by themselves.
        _ = Native.SystemCall(CloseRange, 3, int.MaxValue, CloseOnExec);
        _ = Native.Execute(program, command, EnvironmentWith(stage));
        return $"The program could not be started again as '{program}': {Native.LastError}.";
    }

    private static string?[] EnvironmentWith(string stage)
    {
        var environment = new List<string?> { stage };
        foreach (System.Collections.DictionaryEntry variable in Environment.GetEnvironmentVariables())
        {
            environment.Add($"{variable.Key}={variable.Value}");
        }

        environment.Add(null);
        return [.. environment];
    }
}
