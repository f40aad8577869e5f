using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.Calls;

/// <summary>One call on its way to an upstream.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Arguments">The arguments, a JSON object in UTF-8, already checked.</param>
/// <param name="Timeout">The longest wait, counted from the moment the call is sent, where the upstream's own configuration names no other.</param>
/// <param name="Principal">For whom it is made: its turn among the calls of others.</param>
public sealed record OutgoingCall(ToolDescriptor Tool, ReadOnlyMemory<byte> Arguments, TimeSpan Timeout, string Principal)
{
    /// <summary>
    /// Whether the answer is wanted as MCP has it, a <c>CallToolResult</c> with all that the tool said, and not as the value that a
    /// script sees.
    /// </summary>
    public bool WantsWhole { get; init; }

    /// <summary>The way back while the call is under way; null for none.</summary>
    public ICallRelay? Relay { get; init; }

    /// <summary>The revision of the catalog in which the tool was found: an upstream that was configured anew since is another one. Default: the newest.</summary>
    public long CatalogRevision { get; init; } = long.MaxValue;

    /// <summary>Told whenever the call is sent: of what may be repeated, more than once.</summary>
    public Action? Sent { get; init; }
}
