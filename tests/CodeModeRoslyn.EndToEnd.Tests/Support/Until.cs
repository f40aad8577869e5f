namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>Waits for what other processes do and give no signal of.</summary>
internal static class Until
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until the answer is yes.</summary>
    /// <param name="sentence">What is waited for; said when it never comes.</param>
    public static async Task HoldsAsync(string sentence, Func<Task<bool>> holds)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            while (!await holds())
            {
                await Task.Delay(Pause, patience.Token);
            }
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"Waited {Patience.TotalSeconds:0} s in vain: {sentence}.");
        }
    }

    public static Task HoldsAsync(string sentence, Func<bool> holds) => HoldsAsync(sentence, () => Task.FromResult(holds()));
}
