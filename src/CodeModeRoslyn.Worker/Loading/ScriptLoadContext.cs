using System.Reflection;
using System.Runtime.Loader;

namespace CodeModeRoslyn.Worker.Loading;

/// <summary>Holds one script's assembly, and goes when the run is over.</summary>
internal sealed class ScriptLoadContext(BindingContext bindings) : AssemblyLoadContext("script", isCollectible: true)
{
    /// <summary>Bindings come from their own context; all else (the framework, the guest library) is shared.</summary>
    protected override Assembly? Load(AssemblyName assemblyName) =>
        assemblyName.Name is { } name ? bindings.Find(name) : null;
}
