using System.Reflection;
using System.Reflection.Metadata;

namespace CodeModeRoslyn.Worker.Loading;

/// <summary>
/// Empties what the framework remembers of a script's types. <c>JsonSerializer</c> keeps them in static caches, which
/// would hold the script's load context for as long as the process lives (dotnet/runtime#65323). Each assembly that has
/// such caches names, for hot reload, a handler with a <c>ClearCache</c>; it is called here the way hot reload calls it.
/// </summary>
internal static class FrameworkCaches
{
    private const string HandlerMethod = "ClearCache";

    public static void Clear()
    {
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsCollectible))
        {
            foreach (var handler in assembly.GetCustomAttributes<MetadataUpdateHandlerAttribute>())
            {
                handler.HandlerType
                    .GetMethod(HandlerMethod, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic, [typeof(Type[])])
                    ?.Invoke(null, [null]);
            }
        }
    }
}
