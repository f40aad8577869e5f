using System.Net;

namespace CodeModeRoslyn.Tools.Upstreams.Http;

/// <summary>A server asked to be left alone for a while. The SDK's own exception forgets for how long.</summary>
internal sealed class ThrottledException(HttpStatusCode status, TimeSpan? retryAfter)
    : HttpRequestException($"The server answered {(int)status}.", null, status)
{
    public TimeSpan? RetryAfter => retryAfter;
}
