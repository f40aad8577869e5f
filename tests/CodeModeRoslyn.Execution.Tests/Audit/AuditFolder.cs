using System.Text.Json;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Audit.Verifying;
using CodeModeRoslyn.Execution.Runs;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.Execution.Tests.Audit;

/// <summary>A folder for audit files that goes with the test.</summary>
internal sealed class AuditFolder : IDisposable
{
    public AuditFolder() => Path = Directory.CreateTempSubdirectory("audit-").FullName;

    public string Path { get; }

    public IReadOnlyList<string> Files => AuditHeads.FilesIn(Path);

    public string File => Files.Single();

    public IReadOnlyList<JsonElement> Records => [.. Files.SelectMany(System.IO.File.ReadLines).Select(line => JsonElement.Parse(line))];

    public AuditTrail Begin(AuditOptions? options = null, TimeProvider? time = null) =>
        new(options ?? new AuditOptions(Path), time ?? TimeProvider.System, NullLogger<AuditTrail>.Instance);

    /// <summary>Writes a file that has this many records, the first and the last of the file's own among them.</summary>
    public string Write(int records)
    {
        using (var trail = Begin())
        {
            for (var call = 1; call <= records - 2; call++)
            {
                trail.Append(Answered(call));
            }
        }

        return File;
    }

    public static AuditRecord Answered(int call) => new AuditRecord.CallAnswered("0197", call, "ok", 4.1);

    public static RunAudit Run(AuditTrail trail, string source = "return 1;") => new(trail, "0197", new RunRequest(source, "build-agent"));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
