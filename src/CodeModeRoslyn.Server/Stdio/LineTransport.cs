using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using CodeModeRoslyn.Server.Rpc;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Server.Stdio;

/// <summary>
/// MCP as one JSON message a line. Unlike the SDK's transport it bounds the length of a line, and answers what was asked
/// before the input ended: <c>printf '…' | codemode stdio</c> prints its answers.
/// </summary>
internal sealed class LineTransport : ITransport
{
    private readonly Stream output;
    private readonly LineReader lines;
    private readonly TimeSpan grace;
    private readonly TimeProvider time;
    private readonly Channel<JsonRpcMessage> messages = Channel.CreateBounded<JsonRpcMessage>(1);
    private readonly ConcurrentDictionary<RequestId, bool> unanswered = new();
    private readonly TaskCompletionSource allAnswered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim oneAtATime = new(1, 1);
    private readonly CancellationTokenSource disposed = new();
    private readonly Task reading;
    private volatile bool hasInputEnded;

    public LineTransport(Stream input, Stream output, TimeSpan grace, TimeProvider time)
    {
        this.output = output;
        this.grace = grace;
        this.time = time;
        lines = new LineReader(input, MessageLimits.Bytes);
        reading = Task.Run(ReadAllAsync);
    }

    public string? SessionId => null;

    public ChannelReader<JsonRpcMessage> MessageReader => messages.Reader;

    public async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        await WriteAsync(message, cancellationToken);
        if (message is JsonRpcResponse or JsonRpcError)
        {
            Settle(((JsonRpcMessageWithId)message).Id);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await disposed.CancelAsync();
        await reading;
    }

    private async Task ReadAllAsync()
    {
        try
        {
            while (await lines.ReadAsync(disposed.Token) is { } line)
            {
                await ReceiveAsync(line);
            }

            hasInputEnded = true;
            if (!unanswered.IsEmpty)
            {
                await allAnswered.Task.WaitAsync(grace, time, disposed.Token);
            }

            messages.Writer.TryComplete();
        }
        catch (Exception exception) when (exception is OperationCanceledException or TimeoutException)
        {
            // Told to stop, or what was asked last takes too long: the server cancels it when its messages have ended.
            messages.Writer.TryComplete();
        }
        catch (Exception exception)
        {
            messages.Writer.TryComplete(exception);
        }
    }

    private async Task ReceiveAsync(LineReader.Line line)
    {
        if (line.IsTooLong)
        {
            await RefuseAsync(McpErrorCode.InvalidRequest, $"A line is longer than {MessageLimits.Bytes} bytes. Send less at once.");
            return;
        }

        if (line.Text.Span.Trim(" \t\r"u8).IsEmpty)
        {
            return;
        }

        if (await ParseAsync(line.Text) is not { } message)
        {
            return;
        }

        if (message is JsonRpcRequest request)
        {
            Expect(request);
        }
        else if (message is JsonRpcNotification { Method: NotificationMethods.CancelledNotification } cancellation)
        {
            SettleCancelled(cancellation);
        }

        await messages.Writer.WriteAsync(message, disposed.Token);
    }

    // The caller is told what is wrong in our words; the parser's are about our code and no help to it.
    private async Task<JsonRpcMessage?> ParseAsync(ReadOnlyMemory<byte> text)
    {
        try
        {
            if (MessageParser.Parse(text) is { IsBatch: false, Single: var message })
            {
                return message;
            }

            await RefuseAsync(McpErrorCode.InvalidRequest, "A line holds an array. Send one message a line.");
        }
        catch (JsonException)
        {
            await RefuseAsync(
                McpErrorCode.ParseError, $"A line is no JSON as it is read here: in UTF-8, at most {MessageLimits.Depth} levels deep, no name twice in an object.");
        }
        catch (NoMessageException)
        {
            await RefuseAsync(McpErrorCode.InvalidRequest, "A line is JSON, but no JSON-RPC message: one request, notification or response.");
        }

        return null;
    }

    private Task RefuseAsync(McpErrorCode code, string message) => WriteAsync(
        new JsonRpcError { Error = new JsonRpcErrorDetail { Code = (int)code, Message = message } },
        disposed.Token);

    private async Task WriteAsync(JsonRpcMessage message, CancellationToken cancellationToken)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(message, McpJsonUtilities.DefaultOptions), (byte)'\n'];
        await oneAtATime.WaitAsync(cancellationToken);
        try
        {
            // Once begun it is not given up: half a line would spoil the next message.
            await output.WriteAsync(line, disposed.Token);
            await output.FlushAsync(disposed.Token);
        }
        finally
        {
            oneAtATime.Release();
        }
    }

    private void Expect(JsonRpcRequest request)
    {
        // A subscription is answered when it ends, and it ends with the input.
        if (request.Method is not RequestMethods.SubscriptionsListen)
        {
            unanswered[request.Id] = true;
        }
    }

    // A request that its caller cancelled gets no answer, so none is waited for.
    private void SettleCancelled(JsonRpcNotification cancellation)
    {
        try
        {
            if (cancellation.Params.Deserialize<CancelledNotificationParams>(McpJsonUtilities.DefaultOptions) is { } cancelled)
            {
                Settle(cancelled.RequestId);
            }
        }
        catch (JsonException)
        {
            // It names no request; the server ignores it too.
        }
    }

    private void Settle(RequestId id)
    {
        unanswered.TryRemove(id, out _);
        if (hasInputEnded && unanswered.IsEmpty)
        {
            allAnswered.TrySetResult();
        }
    }
}
