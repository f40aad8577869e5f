using System.Runtime.CompilerServices;
using CodeModeRoslyn.Execution.Compiling;
using CodeModeRoslyn.Protocol.Messages;
using CodeModeRoslyn.Sandbox.Launch;

namespace CodeModeRoslyn.Execution.Children;

/// <summary>Remembers which binding assemblies each child has been sent, so that each goes over the pipe once.</summary>
internal static class ChildKnowledge
{
    private static readonly ConditionalWeakTable<ChildProcess, HashSet<string>> Known = [];

    /// <summary>Sends what the child does not have yet. A child serves one run or compile at a time, so nobody else adds to it.</summary>
    public static void Teach(ChildProcess child, IEnumerable<CompiledBinding> bindings)
    {
        var known = Known.GetOrCreateValue(child);
        foreach (var binding in bindings)
        {
            if (known.Add(binding.Text.Key))
            {
                child.Send(new AddBindingMessage(binding.Text.Key), binding.Assembly);
            }
        }
    }

    /// <summary>How many binding assemblies the child holds.</summary>
    public static int Count(ChildProcess child) => Known.GetOrCreateValue(child).Count;
}
