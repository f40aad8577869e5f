using System.Collections.Specialized;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Web;

namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>
/// Where a browser is sent back to after a sign-in: a port of this machine alone. Any page that a browser shows can send requests
/// here, so only what knows the state of this sign-in is listened to; everything else gets a page, and changes nothing.
/// </summary>
internal sealed class RedirectListener : IDisposable
{
    private const string CallbackPath = "/callback";
    private const int MostBytes = 32 << 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly TcpListener listener;
    private readonly string state;
    private readonly Func<NameValueCollection, RedirectVerdict> judge;
    private readonly CancellationTokenSource ending = new();
    private readonly TaskCompletionSource<RedirectVerdict> answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RedirectListener(TcpListener listener, string state, Func<NameValueCollection, RedirectVerdict> judge)
    {
        this.listener = listener;
        this.state = state;
        this.judge = judge;
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}{CallbackPath}");
    }

    /// <summary>What the authorization server is told to send the browser to.</summary>
    public Uri Address { get; }

    /// <param name="port">The port; null for any that is free.</param>
    /// <param name="state">What the answer must know.</param>
    /// <param name="judge">Told what came back, and says what the person is shown.</param>
    /// <exception cref="SocketException">Somebody else has the port.</exception>
    public static RedirectListener Start(int? port, string state, Func<NameValueCollection, RedirectVerdict> judge)
    {
        var listener = new TcpListener(IPAddress.Loopback, port ?? 0);
        listener.Start();
        var redirects = new RedirectListener(listener, state, judge);
        _ = redirects.AcceptAsync();
        return redirects;
    }

    /// <summary>Waits for the answer.</summary>
    public Task<RedirectVerdict> AnswerAsync(CancellationToken cancellationToken) => answered.Task.WaitAsync(cancellationToken);

    public void Dispose()
    {
        ending.Cancel();
        listener.Dispose();
        ending.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                // Each by itself: browsers open connections ahead, on which nothing comes.
                _ = ServeAsync(await listener.AcceptTcpClientAsync(ending.Token), ending.Token);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            answered.TrySetCanceled();
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(Patience);
        RedirectVerdict? answer = null;
        try
        {
            using (client)
            {
                var stream = client.GetStream();
                var (status, verdict) = Judge(await ReadHeadAsync(stream, deadline.Token));
                answer = verdict.IsAnswer ? verdict : null;
                await stream.WriteAsync(Page(status, verdict.Page), deadline.Token);
                client.Client.Shutdown(SocketShutdown.Send);

                // What is closed with something unread is reset, and the page with it.
                await stream.ReadAtLeastAsync(new byte[MostBytes], MostBytes, throwOnEndOfStream: false, deadline.Token);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // A browser that thought better of it.
        }

        // Last, since the program may end with it, and the page would be lost.
        if (answer is not null)
        {
            answered.TrySetResult(answer);
        }
    }

    private (string Status, RedirectVerdict Verdict) Judge(string head)
    {
        var lines = head.Split("\r\n");
        if (lines[0].Split(' ') is not ["GET", var target, _] || !lines.Contains($"Host: {Address.Authority}", StringComparer.OrdinalIgnoreCase)
            || !Uri.TryCreate(Address, target, out var asked) || asked.Authority != Address.Authority || asked.AbsolutePath != CallbackPath)
        {
            return ("404 Not Found", RedirectVerdict.Nothing("There is nothing here."));
        }

        var parameters = HttpUtility.ParseQueryString(asked.Query);
        if (!string.Equals(parameters["state"], state, StringComparison.Ordinal))
        {
            return ("400 Bad Request", RedirectVerdict.Nothing("This does not belong to the sign-in that is under way. Begin again from the address that codemode has printed."));
        }

        var verdict = judge(parameters);
        return (verdict.Failure is null ? "200 OK" : "400 Bad Request", verdict);
    }

    private static async Task<string> ReadHeadAsync(NetworkStream stream, CancellationToken cancellationToken)
    {
        var buffer = new byte[MostBytes];
        var length = 0;
        while (length < buffer.Length && await stream.ReadAsync(buffer.AsMemory(length), cancellationToken) is var read and > 0)
        {
            length += read;
            if (buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8) is var end and >= 0)
            {
                return Encoding.ASCII.GetString(buffer, 0, end);
            }
        }

        return "";
    }

    private static byte[] Page(string status, string sentence)
    {
        var page = Encoding.UTF8.GetBytes($"<!doctype html><meta charset=\"utf-8\"><title>codemode</title><p>{HttpUtility.HtmlEncode(sentence)}</p>");
        var head = $"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {page.Length}\r\n"
            + "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nContent-Security-Policy: default-src 'none'\r\nConnection: close\r\n\r\n";
        return [.. Encoding.ASCII.GetBytes(head), .. page];
    }
}
