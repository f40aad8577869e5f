using System.Diagnostics;
using CodeModeRoslyn.Execution.Audit.Verifying;
using CodeModeRoslyn.Testing;

namespace CodeModeRoslyn.Execution.Tests.Audit;

/// <summary>The few lines of Python in <c>docs/audit.md</c> find what this program finds.</summary>
public sealed class PythonVerifierTests : IDisposable
{
    private const string Fence = "```python\n";

    private readonly AuditFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task WhatHoldsHolds()
    {
        var file = folder.Write(200);

        (await RunAsync(file)).Should().Be((0, $"{file}: 200 records, head {AuditHeads.Read(file)!.Hash}\n"));
    }

    [Fact]
    public async Task WhatWasChangedIsFoundAtTheSameRecord()
    {
        var file = folder.Write(200);
        var bytes = File.ReadAllBytes(file);
        for (var time = 0; time < 20; time++)
        {
            var place = Random.Shared.Next(bytes.Length);
            bytes[place] ^= 1;
            File.WriteAllBytes(file, bytes);
            bytes[place] ^= 1;

            (await RunAsync(file)).Should().Be((1, $"{file}: broken at record {AuditVerifier.Verify(file).Problem!.Record}\n"));
        }
    }

    [Fact]
    public async Task ACutOffEndIsSaid()
    {
        var file = folder.Write(200);
        File.WriteAllBytes(file, File.ReadAllBytes(file).AsSpan()[..^20]);

        (await RunAsync(file)).Should().Be((0, $"{file}: the last line is cut off\n{file}: 199 records, head {AuditHeads.Read(file)!.Hash}\n"));
    }

    [Fact]
    public async Task AFileInAnothersPlaceIsFound()
    {
        var moved = Path.Combine(folder.Path, "other.jsonl");
        File.Move(folder.Write(200), moved);

        (await RunAsync(moved)).Should().Be((1, $"{moved}: broken at record 1\n"));
    }

    private static async Task<(int ExitCode, string Said)> RunAsync(string file)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Path, "docs", "audit.md"), TestContext.Current.CancellationToken);
        var script = page.ReplaceLineEndings("\n").Split(Fence)[1].Split("```")[0];
        if (Find() is not { } python)
        {
            Assert.Skip("Python 3 is not on the PATH. Install it to run this test.");
            return default;
        }

        using var process = Process.Start(new ProcessStartInfo(python, ["-c", script, file]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }

    private static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, "python3"))
        .FirstOrDefault(File.Exists);
}
