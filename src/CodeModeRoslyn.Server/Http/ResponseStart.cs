namespace CodeModeRoslyn.Server.Http;

/// <summary>
/// Decides once how a response starts. An error can choose its HTTP status only as long as no byte has gone out, and a
/// client that waits for a long call wants to see the headers soon: the first answer has a moment to come, then they go out.
/// </summary>
internal sealed class ResponseStart(Stream body, TimeProvider time)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);

    private int isDecided;

    /// <summary>Takes the decision.</summary>
    /// <returns>False when it was taken before.</returns>
    public bool TryDecide() => Interlocked.Exchange(ref isDecided, 1) is 0;

    /// <summary>Sends the headers after a moment, unless something else has decided.</summary>
    public async Task SendHeadersSoonAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Moment, time, cancellationToken);
            if (TryDecide())
            {
                await body.FlushAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The answer was quicker, or the caller has left.
        }
    }
}
