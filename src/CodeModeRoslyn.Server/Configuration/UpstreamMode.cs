namespace CodeModeRoslyn.Server.Configuration;

/// <summary>For whom an upstream is there.</summary>
internal enum UpstreamMode
{
    /// <summary>For every caller that is granted its tools.</summary>
    On,

    /// <summary>For those whom a line of <c>grants</c> names it to; an asterisk does not reach it.</summary>
    OptIn,

    /// <summary>For nobody: it is not connected to.</summary>
    Off,
}
