using System.Text;
using System.Text.Json;

namespace CodeModeRoslyn.Execution.Audit.Verifying;

/// <summary>Finds the first record of a file that is not as it was written.</summary>
public sealed class AuditVerifier
{
    private readonly AuditLineReader lines;
    private readonly IReadOnlyCollection<string> wanted;
    private readonly List<string> found = [];
    private readonly byte[] hash = new byte[AuditLine.HashCharacters];

    private AuditFileReport report;
    private string? previous;
    private long line;

    private AuditVerifier(Stream stream, string path, IReadOnlyCollection<string> wanted)
    {
        lines = new AuditLineReader(stream);
        this.wanted = wanted;
        report = new AuditFileReport(path);
    }

    /// <summary>Looks through a file, in memory that does not depend on its length.</summary>
    /// <param name="path">The file.</param>
    /// <param name="wanted">Hashes to look for among its records.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static AuditFileReport Verify(string path, params IReadOnlyCollection<string> wanted)
    {
        using var stream = new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, BufferSize = 0 });
        return new AuditVerifier(stream, path, wanted).Verify();
    }

    private AuditFileReport Verify()
    {
        while (lines.Read())
        {
            line++;
            var problem = lines.IsComplete ? Check(lines.Line.Span) : CheckEnd(lines.Line.Span);
            if (problem is not null)
            {
                return report with { Found = found, Problem = new AuditProblem(report.Records + 1, line, lines.Offset, problem) };
            }
        }

        return report with { Found = found };
    }

    // What is wrong with a complete line; null when it holds, and is then counted.
    private string? Check(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > AuditLine.MostBytes)
        {
            return $"The line is longer than {AuditLine.MostBytes >> 20} MB, and no record is.";
        }

        if (AuditFields.Read(bytes) is not { } fields)
        {
            return "This is not JSON: the record was changed, or joined with another.";
        }

        if (bytes.Length < AuditLine.SealBytes || !IsSealed(bytes))
        {
            return "The hash does not match: the record was changed after it was written.";
        }

        var number = report.Records + 1;
        if (fields.Number != number || (previous is not null && fields.Previous != previous))
        {
            return fields.Number == number
                ? "It does not follow on the record before it: it was written after another one, in this file or in a different one."
                : $"It is record {fields.Number}, where record {number} should stand: records were removed, added or moved.";
        }

        if (report.IsClosed)
        {
            return "The record before it says that the file ends there: this one was added.";
        }

        if (number == 1 && CheckFirst(fields) is { } wrong)
        {
            return wrong;
        }

        Count(fields);
        return null;
    }

    private string? CheckFirst(AuditFields fields)
    {
        if (fields.Type != "fileOpened" || fields.File is null)
        {
            return "The first record does not say which file this is: records before it were removed.";
        }

        var name = Path.GetFileName(report.File);
        if (name != fields.File + AuditFile.Extension)
        {
            return $"The first record belongs to the file '{fields.File}{AuditFile.Extension}', and this is '{name}': one file stands in another's place. If you renamed it, name it back.";
        }

        if (fields.Follows is null && fields.Previous != AuditLine.Origin)
        {
            return "The first record goes on from another one, and names no file that it was in.";
        }

        report = report with { Id = fields.File, First = fields.Time, Follows = fields.Follows, HeadBefore = fields.Previous };
        return null;
    }

    private void Count(AuditFields fields)
    {
        previous = Encoding.ASCII.GetString(hash);
        if (wanted.Contains(previous))
        {
            found.Add(previous);
        }

        report = report with
        {
            Records = report.Records + 1,
            Last = fields.Time,
            Head = previous,
            IsClosed = fields.Type == "fileClosed",
            Next = fields.Next,
            Lost = report.Lost + fields.Lost,
        };
    }

    // A process that is killed, or a disk that is full, leaves the beginning of a record, and nothing else.
    private string? CheckEnd(ReadOnlySpan<byte> bytes)
    {
        var beginning = AuditLine.Beginning(previous ?? AuditLine.Origin, report.Records + 1);
        var known = previous is null ? AuditLine.Head : beginning;
        var length = Math.Min(known.Length, bytes.Length);
        if (report.IsClosed || !bytes[..length].SequenceEqual(known[..length]) || !IsBeginning(bytes))
        {
            return "The last line has no line break, and is not the beginning of the next record: it was changed or added.";
        }

        report = report with { CutOffBytes = bytes.Length };
        return null;
    }

    private bool IsBeginning(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = AuditFields.MostDepth }));
        try
        {
            while (reader.Read())
            {
                if (reader.CurrentDepth == 0 && reader.TokenType == JsonTokenType.EndObject)
                {
                    // Whole, but for its line break.
                    return reader.BytesConsumed == bytes.Length && bytes.Length >= AuditLine.SealBytes && IsSealed(bytes);
                }
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private bool IsSealed(ReadOnlySpan<byte> bytes)
    {
        var seal = bytes[^AuditLine.SealBytes..];
        AuditLine.HashOf(bytes[..^AuditLine.SealBytes], hash);
        return seal.StartsWith(AuditLine.BeforeHash)
            && seal[AuditLine.BeforeHash.Length..].StartsWith(hash)
            && seal.EndsWith(AuditLine.End);
    }
}
