namespace CodeModeRoslyn.Server.Api;

/// <summary>Who asks.</summary>
/// <param name="Principal">The caller's name from the configuration, or <c>local</c>.</param>
/// <param name="IsOperator">Whether it sees, and answers for, the runs of others.</param>
/// <param name="Version">This server's.</param>
internal sealed record ApiCaller(string Principal, bool IsOperator, string Version)
{
    public static ApiCaller Of(Caller caller) => new(caller.Principal, caller.IsOperator, typeof(ApiCaller).Assembly.GetName().Version!.ToString(3));
}
