using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>
/// Asks authorization servers, and reads what upstreams say of them. Follows no redirect: what is asked with a secret must not be sent
/// anywhere else, and metadata that lie elsewhere are somebody else's.
/// </summary>
internal sealed class AuthorizationHttp : IDisposable
{
    private const int MostBytes = 1 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private readonly HttpClient client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        MaxResponseContentBufferSize = MostBytes,
        Timeout = Patience,
    };

    /// <summary>What an address answers to everybody; null when it has nothing that is JSON.</summary>
    /// <exception cref="UpstreamUnavailableException">Nobody answers.</exception>
    public async Task<JsonElement?> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        var (isSuccess, _, answer) = await SendAsync(request, cancellationToken);
        return isSuccess ? answer : null;
    }

    /// <summary>Sends a form.</summary>
    /// <inheritdoc cref="GetAsync" path="/exception"/>
    public async Task<(bool IsSuccess, int Status, JsonElement? Answer)> PostAsync(
        Uri address, IReadOnlyDictionary<string, string> form, AuthenticationHeaderValue? client, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Authorization = client;
        return await SendAsync(request, cancellationToken);
    }

    /// <summary>Sends JSON.</summary>
    /// <inheritdoc cref="GetAsync" path="/exception"/>
    public async Task<(bool IsSuccess, int Status, JsonElement? Answer)> PostAsync(Uri address, string json, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        return await SendAsync(request, cancellationToken);
    }

    public void Dispose() => client.Dispose();

    private async Task<(bool IsSuccess, int Status, JsonElement? Answer)> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await client.SendAsync(request, cancellationToken);
            return (response.IsSuccessStatusCode, (int)response.StatusCode, Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken)));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new UpstreamUnavailableException($"{request.RequestUri!.GetLeftPart(UriPartial.Authority)}, which it is to be authorized by, does not answer", e);
        }
    }

    private static JsonElement? Parse(byte[] bytes)
    {
        try
        {
            return JsonElement.Parse(bytes, Strict);
        }
        catch (JsonException)
        {
            // A page for people, as likely as not. The caller has the status.
            return null;
        }
    }
}
