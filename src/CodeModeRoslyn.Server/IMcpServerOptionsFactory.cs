using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server;

/// <summary>Says what one caller finds behind a door: tools, instructions, server info.</summary>
public interface IMcpServerOptionsFactory
{
    /// <summary>
    /// Makes the options of one session or, where the revision knows no sessions, of one request. It is asked that
    /// often, so what is costly to make (the tool collection) is best kept between calls.
    /// </summary>
    /// <returns>A new instance each time. The door sets <see cref="McpServerOptions.ScopeRequests"/> on it.</returns>
    McpServerOptions Create(Caller caller);
}
