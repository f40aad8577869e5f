using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace CodeModeRoslyn.Execution.Audit;

/// <summary>
/// The audit trail of this process: an append-only file of records, each with the hash of the one before. A record is with the
/// operating system when <see cref="Append"/> returns, and on the disk when <see cref="AppendDurablyAsync"/> does. Safe to share
/// between threads.
/// </summary>
public sealed partial class AuditTrail : IDisposable
{
    private const int Format = 1;

    private static readonly string Version = typeof(AuditTrail).Assembly.GetName().Version!.ToString(3);

    private readonly AuditOptions? options;
    private readonly TimeProvider time;
    private readonly ILogger<AuditTrail> logger;
    private readonly Func<DateTimeOffset, IAuditFile> create;
    private readonly Lock gate = new();
    private readonly ArrayBufferWriter<byte> line = new(4096);
    private readonly byte[] head = Encoding.ASCII.GetBytes(AuditLine.Origin);
    private readonly byte[] hash = new byte[AuditLine.HashCharacters];

    private string? configuration;
    private IAuditFile? file;
    private DateTime day;
    private DateTimeOffset started;
    private string? follows;
    private long records;
    private long appended;
    private long durable;
    private Task? flushing;
    private long lost;
    private bool isFailing;
    private bool isClosed;

    /// <param name="options">Null records nothing.</param>
    /// <param name="time">For the records, and for the day that begins a new file.</param>
    /// <param name="logger">Told when something cannot be recorded; never of what it was.</param>
    public AuditTrail(AuditOptions? options, TimeProvider time, ILogger<AuditTrail> logger)
        : this(options, time, logger, now => AuditFile.Create(options!.Folder, now))
    {
    }

    internal AuditTrail(AuditOptions? options, TimeProvider time, ILogger<AuditTrail> logger, Func<DateTimeOffset, IAuditFile> create)
    {
        this.options = options;
        this.time = time;
        this.logger = logger;
        this.create = create;
        configuration = options?.Configuration;
    }

    /// <summary>Records nothing.</summary>
    public static AuditTrail Off { get; } = new(null, TimeProvider.System, NullLogger<AuditTrail>.Instance);

    /// <summary>What is recorded; null when nothing is.</summary>
    public AuditOptions? Options => options;

    /// <summary>Where the file of this process stands; null before its first record.</summary>
    public AuditHead? Head
    {
        get
        {
            lock (gate)
            {
                return file is null ? null : new AuditHead(file.Id, records, Encoding.ASCII.GetString(head));
            }
        }
    }

    internal TimeProvider Time => time;

    /// <summary>Begins the file, so that a folder that cannot be written is found at the start.</summary>
    /// <exception cref="AuditException">It cannot, and has to be.</exception>
    public void Open()
    {
        if (options is null)
        {
            return;
        }

        try
        {
            lock (gate)
            {
                MakeReady();
            }
        }
        catch (Exception unwritable) when (IsOfTheDisk(unwritable))
        {
            Fail(unwritable, records: 0);
        }
    }

    /// <summary>Records that another configuration holds from now on.</summary>
    /// <param name="configuration">The hash of its text; null when there is none.</param>
    /// <exception cref="AuditException">It cannot be recorded, and has to be.</exception>
    public void Follow(string? configuration)
    {
        Append(new AuditRecord.ConfigurationChanged(configuration));
        lock (gate)
        {
            this.configuration = configuration;
        }
    }

    /// <summary>Writes one record.</summary>
    /// <exception cref="AuditException">It cannot be written, and has to be.</exception>
    internal void Append(AuditRecord record)
    {
        if (options is null)
        {
            return;
        }

        // Outside of the lock: inside is only what the order of the records needs.
        var fields = AuditRecordBytes.Of(record);
        try
        {
            lock (gate)
            {
                Put(fields, MakeReady());
            }
        }
        catch (Exception unwritable) when (IsOfTheDisk(unwritable))
        {
            Fail(unwritable, records: 1);
        }
    }

    /// <summary>Waits until the disk has every record that was written. Those who wait at the same time share one flush.</summary>
    /// <exception cref="AuditException">The disk does not take them, and has to.</exception>
    internal async Task FlushAsync(CancellationToken cancellationToken)
    {
        long number;
        lock (gate)
        {
            number = appended;
        }

        try
        {
            while (FlushFor(number) is { } flush)
            {
                await flush.WaitAsync(cancellationToken);
            }
        }
        catch (Exception unwritable) when (IsOfTheDisk(unwritable))
        {
            Fail(unwritable, records: 0);
        }
    }

    /// <summary>Writes one record and waits until the disk has it.</summary>
    /// <exception cref="AuditException">It cannot be written, and has to be.</exception>
    internal Task AppendDurablyAsync(AuditRecord record, CancellationToken cancellationToken)
    {
        Append(record);
        return FlushAsync(cancellationToken);
    }

    /// <summary>Says in the file that the process ends in order, and leaves it.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (isClosed)
            {
                return;
            }

            isClosed = true;
            Close(next: null, time.GetUtcNow());
        }
    }

    // Once in a row: what fails goes on failing, and a server's log is for other things too.
    private void Fail(Exception unwritable, int records)
    {
        lock (gate)
        {
            lost += records;
            if (!isFailing)
            {
                isFailing = true;
                LogNotWritten(options!.Folder, unwritable.Message);
            }
        }

        if (options!.IsRequired)
        {
            throw new AuditException(
                $"The audit trail in '{options.Folder}' cannot be written: {unwritable.Message} Make the folder writable and give it room, or change \"audit\" in the configuration.",
                unwritable);
        }
    }

    private static bool IsOfTheDisk(Exception exception) => exception is IOException or UnauthorizedAccessException;

    // A file that can take the next record: of this day, not too long, and with the word that records are missing, if some are.
    private DateTimeOffset MakeReady()
    {
        if (isClosed)
        {
            throw new IOException("It is closed, because the process ends.");
        }

        var now = time.GetUtcNow();
        if (file is null || file.Length >= options!.FileBytes || now.UtcDateTime.Date > day)
        {
            Begin(now);
        }

        if (records == 0)
        {
            Put(new AuditRecord.FileOpened(file!.Id, Format, follows, Version, configuration, Environment.MachineName, Environment.ProcessId, started), now);
        }

        if (lost > 0)
        {
            Put(new AuditRecord.RecordsLost(lost), now);
            lost = 0;
        }

        return now;
    }

    private void Begin(DateTimeOffset now)
    {
        if (file is { Length: > 0 } old)
        {
            // Before it is left: nobody who waits for a record in it is told that the disk has it when it has not.
            old.FlushToDisk();
            durable = appended;
        }

        var next = create(now);
        started = file is null ? now : started;
        Close(next.Id, now);
        follows = records > 0 ? file?.Id : follows;
        (file, day, records) = (next, now.UtcDateTime.Date, 0);
    }

    // A disk that does not take the end of a file may take the next file; that names the head which this one has without an end.
    private void Close(string? next, DateTimeOffset now)
    {
        try
        {
            if (records > 0)
            {
                Put(new AuditRecord.FileClosed(next), now);
                file!.FlushToDisk();
                durable = appended;
            }
        }
        catch (IOException full)
        {
            LogNotWritten(options!.Folder, full.Message);
        }
        finally
        {
            file?.Dispose();
        }
    }

    private void Put(AuditRecord record, DateTimeOffset now) => Put(JsonSerializer.SerializeToUtf8Bytes(record, AuditJson.Default.AuditRecord), now);

    private void Put(ReadOnlySpan<byte> fields, DateTimeOffset now)
    {
        AuditLine.Write(line, head, records + 1, now, fields, hash);
        if (line.WrittenCount > AuditLine.MostBytes)
        {
            throw new IOException($"A record has {line.WrittenCount} bytes, and {AuditLine.MostBytes} is the most.");
        }

        file!.Append(line.WrittenSpan);
        hash.CopyTo(head, 0);
        records++;
        appended++;
        isFailing = false;
    }

    // A flush that began after the record was written, or the next one; null when the disk has it.
    private Task? FlushFor(long number)
    {
        lock (gate)
        {
            return durable >= number ? null : flushing ??= Task.Run(Flush);
        }
    }

    private void Flush()
    {
        IAuditFile current;
        long upTo;
        lock (gate)
        {
            (current, upTo) = (file!, appended);
        }

        try
        {
            current.FlushToDisk();
            lock (gate)
            {
                durable = Math.Max(durable, upTo);
            }
        }
        catch (ObjectDisposedException) when (!isClosed)
        {
            // The next file was begun; what was in this one was flushed before it was left.
        }
        catch (ObjectDisposedException)
        {
            throw new IOException("It is closed, because the process ends.");
        }
        finally
        {
            lock (gate)
            {
                flushing = null;
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The audit trail in '{Folder}' cannot be written: {Reason}")]
    private partial void LogNotWritten(string folder, string reason);
}
