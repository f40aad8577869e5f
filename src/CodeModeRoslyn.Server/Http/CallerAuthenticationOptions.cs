using Microsoft.AspNetCore.Authentication;

namespace CodeModeRoslyn.Server.Http;

internal sealed class CallerAuthenticationOptions : AuthenticationSchemeOptions
{
    public IReadOnlyList<CallerCredential> Callers { get; set; } = [];
}
