namespace CodeModeRoslyn.Compilation;

/// <summary>A script that compiled and passed the policy, on its symbols and on its emitted metadata.</summary>
public sealed class ApprovedScript
{
    /// <summary>Only <see cref="ScriptCompiler"/> approves.</summary>
    internal ApprovedScript(byte[] assembly, IReadOnlyList<string> reach, IReadOnlyList<int> lines)
    {
        Assembly = assembly;
        Reach = reach;
        Lines = lines;
    }

    /// <summary>The emitted assembly.</summary>
    public ReadOnlyMemory<byte> Assembly { get; }

    /// <summary>The ids of all tools that the script could call, in order.</summary>
    public IReadOnlyList<string> Reach { get; }

    /// <summary>Triples of method token, IL offset and line of the submitted text, ordered by token and offset.</summary>
    public IReadOnlyList<int> Lines { get; }
}
