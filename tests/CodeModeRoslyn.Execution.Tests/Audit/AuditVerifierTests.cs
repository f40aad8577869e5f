using System.Diagnostics;
using System.Text;
using CodeModeRoslyn.Execution.Audit.Verifying;

namespace CodeModeRoslyn.Execution.Tests.Audit;

public sealed class AuditVerifierTests : IDisposable
{
    private const int Records = 10_000;

    private readonly AuditFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void TenThousandRecordsHoldWithinASecond()
    {
        var file = folder.Write(Records);

        var began = Stopwatch.GetTimestamp();
        var report = AuditVerifier.Verify(file);

        Stopwatch.GetElapsedTime(began).Should().BeLessThan(TimeSpan.FromSeconds(1));
        report.Problem.Should().BeNull();
        report.Records.Should().Be(Records);
        report.IsClosed.Should().BeTrue();
        report.Head.Should().Be(AuditHeads.Read(file)!.Hash);
        report.First.Should().NotBeNull().And.Subject.CompareTo(report.Last).Should().BeLessThanOrEqualTo(0);
    }

    [Fact]
    public void OneByteChangedAnywhereNamesTheRecord()
    {
        var file = folder.Write(Records);
        var bytes = File.ReadAllBytes(file);
        var starts = LineStarts(bytes);
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        var places = Enumerable.Range(0, 150).Select(_ => (Place: random.Next(bytes.Length), Value: (byte)random.Next(256)))
            // Of a line: its first byte, the hash before, the number, the fields, its own hash, its end, its line break. Of the first, some, and the last.
            .Concat(from line in new[] { 0, 1, 4_999, Records - 1 }
                    from within in new[] { 0, 8, 9, 72, 80, 120, Length(line) - 70, Length(line) - 4, Length(line) - 3, Length(line) - 2, Length(line) - 1 }
                    from value in new[] { '\n', '0', '"', ' ' }
                    select (Place: starts[line] + within, Value: (byte)value));
        using var disk = File.OpenHandle(file, access: FileAccess.ReadWrite, share: FileShare.ReadWrite);

        foreach (var (place, value) in places.Where(place => place.Value != bytes[place.Place]))
        {
            var record = LineAt(place) + 1;
            RandomAccess.Write(disk, [value], place);

            var problem = AuditVerifier.Verify(file).Problem;

            RandomAccess.Write(disk, [bytes[place]], place);
            problem.Should().NotBeNull("byte {0} became {1} (seed {2})", place, value, seed);
            problem!.Record.Should().Be(record, "byte {0} became {1} (seed {2})", place, value, seed);
            problem.Line.Should().Be(record);
            problem.Offset.Should().Be(starts[record - 1]);
            problem.Message.Should().NotBeEmpty();
        }

        int Length(int line) => (line + 1 < starts.Count ? starts[line + 1] : bytes.Length) - starts[line];
        int LineAt(int place) => starts.FindLastIndex(start => start <= place);
    }

    [Theory]
    [InlineData(0, "first record", "It is record 2, where record 1 should stand")]
    [InlineData(57, "some record", "It is record 59, where record 58 should stand")]
    public void ARecordThatWasRemovedIsMissed(int line, string which, string sentence)
    {
        var lines = Lines(100);
        lines.RemoveAt(line);

        Verify(lines).Should().Match<AuditProblem>(problem => problem.Record == line + 1 && problem.Message.StartsWith(sentence), which);
    }

    [Fact]
    public void RecordsThatWereSwappedAreFoundAtTheFirst()
    {
        var lines = Lines(100);
        (lines[40], lines[41]) = (lines[41], lines[40]);

        Verify(lines).Should().Match<AuditProblem>(problem => problem.Record == 41 && problem.Message.Contains("It is record 42, where record 41 should stand"));
    }

    [Fact]
    public void ARecordThatStandsTwiceIsFoundAtTheSecond()
    {
        var lines = Lines(100);
        lines.Insert(41, lines[40]);

        Verify(lines).Should().Match<AuditProblem>(problem => problem.Record == 42 && problem.Message.Contains("It is record 41, where record 42 should stand"));
    }

    [Fact]
    public void ARecordOfAnotherFileIsFound()
    {
        using var other = new AuditFolder();
        var lines = Lines(100);
        lines[40] = File.ReadAllLines(other.Write(100))[40];

        Verify(lines).Should().Match<AuditProblem>(problem => problem.Record == 41 && problem.Message.Contains("does not follow"));
    }

    [Fact]
    public void AFileInAnothersPlaceIsFound()
    {
        using var other = new AuditFolder();
        File.Copy(other.Write(100), folder.Write(100), overwrite: true);

        AuditVerifier.Verify(folder.File).Problem.Should().Match<AuditProblem>(
            problem => problem.Record == 1 && problem.Message.Contains(Path.GetFileName(other.File)) && problem.Message.Contains(Path.GetFileName(folder.File)));
    }

    [Fact]
    public void ARecordBehindTheEndIsFound()
    {
        var lines = Lines(100);
        var added = $$"""{"prev":"{{AuditHeads.Read(folder.File)!.Hash}}","seq":101,"time":"2026-08-01T00:00:00.000000Z","type":"callAnswered","runId":"1","callId":1,"outcome":"ok","milliseconds":1""";
        lines.Add($$"""{{added}},"hash":"{{CodeModeRoslyn.Execution.Audit.AuditHash.Of(added)}}"}""");

        Verify(lines).Should().Match<AuditProblem>(problem => problem.Record == 101 && problem.Message.Contains("this one was added"));
    }

    [Fact]
    public void WhatIsCutOffAnywhereHoldsUpToTheLastCompleteRecord()
    {
        var file = folder.Write(20);
        var bytes = File.ReadAllBytes(file);
        var starts = LineStarts(bytes);

        for (var length = 0; length <= bytes.Length; length++)
        {
            File.WriteAllBytes(file, bytes.AsSpan(0, length));
            var complete = bytes.AsSpan(0, length).Count((byte)'\n');

            var report = AuditVerifier.Verify(file);

            report.Problem.Should().BeNull("it was cut at {0}", length);
            report.Records.Should().Be(complete);
            report.CutOffBytes.Should().Be(length - (complete < starts.Count ? starts[complete] : bytes.Length));
            AuditHeads.Read(file)?.Hash.Should().Be(report.Head);
        }
    }

    [Theory]
    [InlineData("what else")]
    [InlineData("\0\0\0\0")]
    [InlineData("{\"prev\":\"0000")]
    public void WhatIsNotTheBeginningOfARecordIsNoCutOffEnd(string tail)
    {
        var file = folder.Write(20);
        File.AppendAllText(file, tail);

        AuditVerifier.Verify(file).Problem.Should().Match<AuditProblem>(problem => problem.Record == 21 && problem.Message.Contains("changed or added"));
    }

    [Fact]
    public void AHeadThatWasKeptIsFoundUntilItIsCutOff()
    {
        var file = folder.Write(100);
        var head = AuditHeads.Read(file)!.Hash;
        var lines = File.ReadAllLines(file);

        AuditVerifier.Verify(file, head).Found.Should().Equal(head);
        File.WriteAllText(file, string.Concat(lines[..^1].Select(line => line + "\n")));
        AuditVerifier.Verify(file, head).Should().Match<AuditFileReport>(report => report.Problem == null && report.Found.Count == 0);
    }

    [Fact]
    public void ALongRecordHolds()
    {
        using (var trail = folder.Begin(new(folder.Path) { ScriptText = true }))
        {
            AuditFolder.Run(trail, new string('x', 3_000_000)).Start(null, null);
            trail.Append(AuditFolder.Answered(1));
        }

        AuditVerifier.Verify(folder.File).Should().Match<AuditFileReport>(report => report.Problem == null && report.Records == 4);
        AuditHeads.Read(folder.File)!.Records.Should().Be(4);
    }

    [Fact]
    public void ALineThatNeverEndsIsNoRecord()
    {
        var file = folder.Write(3);
        using (var stream = File.OpenWrite(file))
        {
            stream.SetLength(200 << 20);
        }

        AuditVerifier.Verify(file).Problem!.Message.Should().Contain("longer than 32 MB");
    }

    private List<string> Lines(int records) => [.. File.ReadAllLines(folder.Write(records))];

    private AuditProblem? Verify(List<string> lines)
    {
        File.WriteAllText(folder.File, string.Concat(lines.Select(line => line + "\n")), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        return AuditVerifier.Verify(folder.File).Problem;
    }

    private static List<int> LineStarts(byte[] bytes) =>
        [0, .. Enumerable.Range(1, bytes.Length - 1).Where(place => bytes[place - 1] == '\n')];
}
