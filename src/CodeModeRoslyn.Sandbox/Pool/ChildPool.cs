using CodeModeRoslyn.Sandbox.Launch;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Sandbox.Pool;

/// <summary>
/// Keeps children of one program ready and lends each to one lender at a time. A child serves one principal all its life:
/// not even a process that was proven clean is handed to another.
/// </summary>
public sealed partial class ChildPool : IAsyncDisposable
{
    /// <summary>How often to look for idle children, so that one is not idle for much longer than it may.</summary>
    private const int LooksInIdleTime = 5;

    private readonly ChildPoolOptions options;
    private readonly string name;
    private readonly TimeProvider time;
    private readonly ILogger<ChildPool> logger;
    private readonly PoolLedger ledger;
    private readonly PoolStarter starter;
    private readonly ITimer trimming;
    private readonly TaskKeeper background = new();
    private readonly CancellationTokenSource stopping = new();
    private int isDisposed;

    /// <summary>Opens a pool, which begins at once to start its warm children in the background.</summary>
    /// <param name="launcher">Starts the children.</param>
    /// <param name="program">The program.</param>
    /// <param name="warmUp">Run on each new child before it is lent, such as compiling a first script; null when nothing is slow.</param>
    /// <param name="options">Ceilings.</param>
    /// <param name="time">For patience and pauses.</param>
    /// <param name="logger">Told of children that failed to start or were lost.</param>
    /// <exception cref="ArgumentOutOfRangeException">A ceiling is below what makes sense.</exception>
    public ChildPool(
        ChildLauncher launcher,
        ChildProgram program,
        Func<ChildProcess, CancellationToken, Task>? warmUp,
        ChildPoolOptions options,
        TimeProvider time,
        ILogger<ChildPool> logger)
    {
        ArgumentNullException.ThrowIfNull(program);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Ceiling, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Warm);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.MaximumUses, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.MaximumIdle, TimeSpan.Zero);
        this.options = options;
        this.time = time;
        this.logger = logger;
        name = program.Name;
        ledger = new PoolLedger(options);
        starter = new PoolStarter(launcher, program, warmUp ?? ((_, _) => Task.CompletedTask), options.WarmUpTimeout, time);
        trimming = time.CreateTimer(_ => Trim(), null, options.MaximumIdle / LooksInIdleTime, options.MaximumIdle / LooksInIdleTime);
        Obey(ledger.Open());
    }

    /// <summary>
    /// Lends a child: an idle one of this principal, else one that has served nobody, else a new one; when the ceiling is
    /// reached, in place of another principal's idle one, unless one of its own is being returned. Otherwise waits its turn.
    /// </summary>
    /// <exception cref="PoolBusyException">All children stayed lent for as long as <see cref="ChildPoolOptions.Patience"/>.</exception>
    /// <exception cref="ChildStartException">Children cannot be started at present; the message says why.</exception>
    public async Task<ChildLease> LendAsync(string principal, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(principal);
        cancellationToken.ThrowIfCancellationRequested();
        var waiter = new PoolWaiter(principal);
        Obey(ledger.Enqueue(waiter));
        try
        {
            return Lease(await waiter.Granted.WaitAsync(options.Patience, time, cancellationToken));
        }
        catch (TimeoutException)
        {
            if (!ledger.Withdraw(waiter))
            {
                return Lease(await waiter.Granted); // Granted in the last moment.
            }

            throw new PoolBusyException(
                $"All {options.Ceiling} {name} processes stayed busy for {options.Patience.TotalSeconds:0.#} seconds; try again in a moment.");
        }
        catch (OperationCanceledException)
        {
            if (!ledger.Withdraw(waiter) && waiter.Granted.IsCompletedSuccessfully)
            {
                Obey(ledger.GiveBack(await waiter.Granted, isReusable: true, isWorn: false)); // Granted in the last moment, and never used.
            }

            throw;
        }
    }

    /// <summary>Ends all children, lent ones too, and waits until they are gone. Who waits for one is told.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, 1) != 0)
        {
            await background.DrainAsync();
            return;
        }

        await trimming.DisposeAsync();
        await stopping.CancelAsync();
        Obey(ledger.Close());
        await background.DrainAsync();
        stopping.Dispose();
    }

    internal void Expect(PooledChild child) => ledger.Expect(child);

    internal void Park(PooledChild child, bool isParked) => Obey(ledger.Park(child, isParked));

    internal void TakeBack(PooledChild child, bool reusable)
    {
        child.Process.Rest();
        child.ReturnedAt = time.GetTimestamp();
        Obey(ledger.GiveBack(
            child,
            isReusable: reusable && options.Reuse == ChildReuse.Principal,
            isWorn: child.Uses >= options.MaximumUses || child.Process.ResidentBytes > options.MaximumResidentBytes));
    }

    private void Trim() => Obey(ledger.Trim(child => time.GetElapsedTime(child.ReturnedAt) > options.MaximumIdle));

    private ChildLease Lease(PooledChild child)
    {
        child.Process.Work();
        return new ChildLease(this, child);
    }

    private void Obey(PoolOrders orders)
    {
        foreach (var child in orders.Retire)
        {
            background.Keep(RetireAsync(child));
        }

        for (var i = 0; i < orders.Starts; i++)
        {
            background.Keep(StartAsync());
        }
    }

    private async Task StartAsync()
    {
        // Off the caller's thread: whoever returns a child does not wait for the start of the next.
        await Task.Yield();
        try
        {
            var child = await starter.StartAsync(ledger.Failures, stopping.Token);
            background.Keep(AwaitLossAsync(child));
            child.Process.Rest();
            Obey(ledger.Ready(child));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The pool is closing, and waits for nothing but the end of this.
        }
        catch (Exception failed)
        {
            // Whatever it was, the ledger must learn that this start is over, or its waiters would wait for it.
            LogStartFailed(failed, name);
            Obey(ledger.StartFailed(failed as ChildStartException ?? new ChildStartException($"The {name} could not be started.", failed)));
        }
    }

    private async Task AwaitLossAsync(PooledChild child)
    {
        var exit = await child.Process.Exited;
        if (exit is { KilledBecause: { } because })
        {
            LogEnded(name, child.Process.ProcessId, because);
        }

        Obey(ledger.Lost());
    }

    private static async Task RetireAsync(PooledChild child)
    {
        // Not asked to leave: it holds nothing of value, and may have been taken over.
        child.Process.Kill();
        await child.Process.DisposeAsync();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A {Program} process did not start.")]
    private partial void LogStartFailed(Exception failed, string program);

    [LoggerMessage(Level = LogLevel.Information, Message = "The {Program} process {ProcessId} was ended: {Because}")]
    private partial void LogEnded(string program, int processId, string because);
}
