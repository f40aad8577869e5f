using System.Reflection;
using System.Runtime.Loader;
using CodeModeRoslyn.Verification.Metadata;

namespace CodeModeRoslyn.Worker.Loading;

/// <summary>
/// The binding assemblies, loaded at first use and kept for the process's life: every run of it may share them. What the policy for
/// bindings refuses is not kept, whoever sent it: the host has it from a compiler.
/// </summary>
internal sealed class BindingContext
{
    private readonly AssemblyLoadContext context = new("bindings");
    private readonly Dictionary<string, ReadOnlyMemory<byte>> images = [];
    private readonly Dictionary<string, Assembly> loaded = [];
    private readonly Dictionary<string, IReadOnlyList<Violation>> refused = [];
    private readonly Lock gate = new();

    public void Add(string key, ReadOnlyMemory<byte> image)
    {
        var violations = AssemblyJudge.JudgeBinding(image, key);
        lock (gate)
        {
            if (violations.Count > 0)
            {
                refused[key] = violations;
                images.Remove(key);
            }
            else
            {
                images[key] = image;
            }
        }
    }

    /// <summary>The first of these bindings that was refused, with the reasons; null when none was.</summary>
    public (string Key, IReadOnlyList<Violation> Violations)? FindRefused(IEnumerable<string> keys)
    {
        lock (gate)
        {
            foreach (var key in keys)
            {
                if (refused.TryGetValue(key, out var violations))
                {
                    return (key, violations);
                }
            }

            return null;
        }
    }

    /// <summary>The assembly of that name, or null when it is no binding.</summary>
    public Assembly? Find(string key)
    {
        lock (gate)
        {
            if (loaded.TryGetValue(key, out var known))
            {
                return known;
            }

            return images.TryGetValue(key, out var image)
                ? loaded[key] = context.LoadFromStream(new MemoryStream(image.ToArray()))
                : null;
        }
    }
}
