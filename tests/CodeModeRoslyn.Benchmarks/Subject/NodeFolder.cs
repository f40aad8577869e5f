namespace CodeModeRoslyn.Benchmarks.Subject;

/// <summary>What <c>tests/node</c> has: our own scripts, and the packages that are installed there.</summary>
internal static class NodeFolder
{
    /// <summary>One of our scripts, which need the packages.</summary>
    public static string File(string name) => Directory.Exists(Checkout.Path("tests", "node", "node_modules"))
        ? Checkout.Path("tests", "node", name)
        : throw new InvalidOperationException("The packages of tests/node are missing. Run 'npm ci' there first.");

    /// <summary>What Node starts as one of the reference servers: <c>everything</c>, <c>filesystem</c>, <c>memory</c>.</summary>
    public static string ReferenceServer(string name) => File($"node_modules/@modelcontextprotocol/server-{name}/dist/index.js");
}
