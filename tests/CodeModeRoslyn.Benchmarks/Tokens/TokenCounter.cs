using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CodeModeRoslyn.Benchmarks.Subject;

namespace CodeModeRoslyn.Benchmarks.Tokens;

/// <summary>Counts tokens of o200k, in one Node process for all texts.</summary>
internal sealed class TokenCounter : IDisposable
{
    private readonly Process node;

    private TokenCounter(Process node) => this.node = node;

    /// <summary>Starts the process.</summary>
    public static TokenCounter Start() => new(Process.Start(new ProcessStartInfo("node", [NodeFolder.File("count-token-lines.mjs")])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!);

    /// <summary>How many tokens a text has.</summary>
    public async Task<int> CountAsync(string text, CancellationToken cancellationToken)
    {
        await node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(text).AsMemory(), cancellationToken);
        await node.StandardInput.FlushAsync(cancellationToken);
        var count = await node.StandardOutput.ReadLineAsync(cancellationToken)
            ?? throw new InvalidOperationException("The process that counts tokens has ended; what it said is above.");
        return int.Parse(count, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        node.Kill();
        node.Dispose();
    }
}
