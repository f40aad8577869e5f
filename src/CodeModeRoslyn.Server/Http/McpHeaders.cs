namespace CodeModeRoslyn.Server.Http;

/// <summary>The names of MCP's HTTP headers. The SDK has them too, but does not show them.</summary>
internal static class McpHeaders
{
    public const string SessionId = "Mcp-Session-Id";
    public const string ProtocolVersion = "MCP-Protocol-Version";
    public const string Method = "Mcp-Method";
    public const string Name = "Mcp-Name";
    public const string ParameterPrefix = "Mcp-Param-";
}
