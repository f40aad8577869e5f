using Mono.Cecil;

namespace CodeModeRoslyn.Compilation.Metering;

/// <summary>Nothing outside of the assembly is looked at: this process may not open files, and what it writes needs none.</summary>
internal sealed class NoResolver : IAssemblyResolver
{
    public AssemblyDefinition Resolve(AssemblyNameReference name) => throw new AssemblyResolutionException(name);

    public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters) => Resolve(name);

    public void Dispose()
    {
    }
}
