using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using ModelContextProtocol.Server;

namespace CodeModeRoslyn.Server.Http;

/// <summary>All sessions that have not ended. A session is known to the caller that opened it, and to nobody else.</summary>
internal sealed partial class SessionTable(
    IMcpServerOptionsFactory factory,
    HttpDoorOptions options,
    TimeProvider time,
    IServiceProvider services,
    ILoggerFactory loggers) : IAsyncDisposable
{
    private const int IdBytes = 24;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Session> sessions = new(StringComparer.Ordinal);
    private readonly ILogger logger = loggers.CreateLogger<SessionTable>();
    private bool isClosed;

    public int Count
    {
        get
        {
            lock (gate)
            {
                return sessions.Count;
            }
        }
    }

    /// <summary>Opens a session, and ends the caller's longest idle one where it has too many.</summary>
    /// <returns>The session with its first use; null when the caller has too many, all in use, or the door is closing.</returns>
    public async Task<(Session Session, IDisposable Use)?> OpenAsync(Caller caller)
    {
        var session = Create(caller);
        var use = session.Use()!;
        Session? evicted = null;
        bool isAdmitted;
        lock (gate)
        {
            isAdmitted = !isClosed && (CountOf(caller) < options.SessionsPerCaller || TryEvict(caller, out evicted));
            if (isAdmitted)
            {
                sessions.Add(session.Id, session);
            }
        }

        if (!isAdmitted)
        {
            use.Dispose();
            await session.DisposeAsync();
            return null;
        }

        if (evicted is not null)
        {
            LogEvicted(caller.Principal, options.SessionsPerCaller);
            await evicted.DisposeAsync();
        }

        return (session, use);
    }

    public Session? Find(string id, Caller caller)
    {
        lock (gate)
        {
            return sessions.TryGetValue(id, out var session) && session.Caller == caller ? session : null;
        }
    }

    public async Task EndAsync(Session session)
    {
        lock (gate)
        {
            sessions.Remove(session.Id);
        }

        await session.DisposeAsync();
    }

    /// <summary>Ends every session that has been idle for too long.</summary>
    public async Task EndIdleAsync()
    {
        Session[] idle;
        lock (gate)
        {
            idle = [.. sessions.Values.Where(session => session.IdleFor() >= options.SessionIdle)];
        }

        foreach (var session in idle)
        {
            LogIdle(session.Caller.Principal, options.SessionIdle);
            await EndAsync(session);
        }
    }

    /// <summary>Ends every session of a caller that is none of these.</summary>
    public async Task EndOthersAsync(IReadOnlyCollection<Caller> callers)
    {
        Session[] others;
        lock (gate)
        {
            others = [.. sessions.Values.Where(session => !callers.Contains(session.Caller))];
        }

        await Task.WhenAll(others.Select(EndAsync));
    }

    public async ValueTask DisposeAsync()
    {
        Session[] all;
        lock (gate)
        {
            isClosed = true;
            all = [.. sessions.Values];
            sessions.Clear();
        }

        await Task.WhenAll(all.Select(session => session.DisposeAsync().AsTask()));
    }

    private Session Create(Caller caller)
    {
        var transport = new StreamableHttpServerTransport(loggers)
        {
            SessionId = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(IdBytes)),
            FlowExecutionContextFromRequests = true,
        };

        var serverOptions = factory.Create(caller);
        serverOptions.ScopeRequests = true;
        return new Session(caller, transport, McpServer.Create(transport, serverOptions, loggers, services), time);
    }

    private int CountOf(Caller caller) => sessions.Values.Count(session => session.Caller == caller);

    private bool TryEvict(Caller caller, out Session? evicted)
    {
        evicted = sessions.Values
            .Where(session => session.Caller == caller && session.IdleFor() is not null)
            .MaxBy(session => session.IdleFor());
        return evicted is not null && sessions.Remove(evicted.Id);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Ended the longest idle session of {Principal}: it had {Limit}.")]
    private partial void LogEvicted(string principal, int limit);

    [LoggerMessage(Level = LogLevel.Information, Message = "Ended a session of {Principal}: idle for {Limit}.")]
    private partial void LogIdle(string principal, TimeSpan limit);
}
