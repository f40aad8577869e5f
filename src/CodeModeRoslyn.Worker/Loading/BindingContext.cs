using System.Reflection;
using System.Runtime.Loader;

namespace CodeModeRoslyn.Worker.Loading;

/// <summary>The binding assemblies, loaded at first use and kept for the process's life: every run of it may share them.</summary>
internal sealed class BindingContext
{
    private readonly AssemblyLoadContext context = new("bindings");
    private readonly Dictionary<string, ReadOnlyMemory<byte>> images = [];
    private readonly Dictionary<string, Assembly> loaded = [];
    private readonly Lock gate = new();

    public void Add(string key, ReadOnlyMemory<byte> image)
    {
        lock (gate)
        {
            images[key] = image;
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
