using Microsoft.AspNetCore.Http;

namespace CodeModeRoslyn.Server.Http;

public static class HttpContextCaller
{
    /// <summary>The role of callers that may answer for all.</summary>
    internal const string OperatorRole = "operator";

    /// <summary>Who sent this request.</summary>
    /// <exception cref="InvalidOperationException">The endpoint lets in requests that nobody vouches for.</exception>
    public static Caller GetCaller(this HttpContext context) => context.User.Identity is { IsAuthenticated: true, Name: { } name }
        ? new Caller(name, context.User.IsInRole(OperatorRole))
        : throw new InvalidOperationException("The request has no caller: its endpoint must require authorization.");
}
