using System.ComponentModel;
using System.Diagnostics;
using Microsoft.Win32.SafeHandles;

namespace CodeModeRoslyn.Sandbox.Watching;

/// <summary>
/// Asks what one process uses, ten times a second for ever: on Linux through a file that is opened once, before the process has read
/// anything, so that neither a lack of descriptors nor a lock of the process's own on that file can blind the watch.
/// </summary>
internal abstract class UsageReader : IDisposable
{
    /// <summary>For a process that has just been started.</summary>
    public static UsageReader Of(int processId) => OperatingSystem.IsLinux() ? new OnLinux(processId) : new Elsewhere(processId);

    /// <summary>What it uses now; null when it has ended.</summary>
    public abstract ProcessUsage? Read();

    public abstract void Dispose();

    private sealed class OnLinux : UsageReader
    {
        // Fifty-two numbers, none of more than twenty digits, and a name.
        private const int MostBytes = 2048;

        private readonly SafeFileHandle? stat;

        public OnLinux(int processId)
        {
            try
            {
                stat = File.OpenHandle($"/proc/{processId}/stat");
            }
            catch (FileNotFoundException)
            {
                // It has ended already.
            }
            catch (DirectoryNotFoundException)
            {
                // The same.
            }
        }

        public override ProcessUsage? Read()
        {
            if (stat is null or { IsClosed: true })
            {
                return null;
            }

            try
            {
                Span<byte> text = stackalloc byte[MostBytes];
                return ProcessUsage.Parse(text[..RandomAccess.Read(stat, text, 0)]);
            }
            catch (Exception ended) when (ended is IOException or ObjectDisposedException)
            {
                return null;
            }
        }

        public override void Dispose() => stat?.Dispose();
    }

    private sealed class Elsewhere(int processId) : UsageReader
    {
        public override ProcessUsage? Read()
        {
            try
            {
                using var process = Process.GetProcessById(processId);
                return new ProcessUsage(process.WorkingSet64, process.TotalProcessorTime, process.Threads.Count);
            }
            catch (Exception ended) when (ended is ArgumentException or InvalidOperationException or Win32Exception)
            {
                return null;
            }
        }

        public override void Dispose() { }
    }
}
