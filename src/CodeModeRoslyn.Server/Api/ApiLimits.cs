using System.Threading.RateLimiting;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace CodeModeRoslyn.Server.Api;

/// <summary>What one caller may ask of the API at a time, so that others find the door open.</summary>
internal static class ApiLimits
{
    private const string Policy = "api";

    /// <summary>Requests of one caller, those that follow a run included.</summary>
    private const int Requests = 128;

    /// <summary>A character of a script, written as <c>\u0041</c>.</summary>
    private const int BytesOfCharacter = 6;

    /// <summary>What a body has beside the script.</summary>
    private const int OtherBytes = 256 << 10;

    public static IServiceCollection AddApiLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(Policy, context => RateLimitPartition.GetConcurrencyLimiter(
            context.GetCaller().Principal, _ => new ConcurrencyLimiterOptions { PermitLimit = Requests, QueueLimit = 0 }));
    });

    public static void Limit(this IEndpointConventionBuilder api, LimitsConfig limits)
    {
        api.RequireRateLimiting(Policy);
        api.WithMetadata(new BodyLimit((BytesOfCharacter * limits.SourceCharacters) + OtherBytes));
    }

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}
