using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeModeRoslyn.Execution.Hosting;
using CodeModeRoslyn.Tools.State;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Execution.Compiling;

/// <summary>
/// Approved scripts by everything that went into them, the principal among it: what one principal's compiler has said is given
/// to no other. A worker judges what it is given before it runs it, wherever it comes from.
/// </summary>
/// <param name="options">The policy, which is a part of the keys.</param>
/// <param name="state">Where a program that runs one script keeps it for its next start; null for nowhere. A server keeps them in memory: a file for each run is work that its callers would wait for.</param>
/// <param name="logger">Told when something cannot be kept.</param>
public sealed partial class ScriptCache(ExecutionOptions options, StateFolder? state, ILogger<ScriptCache> logger) : IDisposable
{
    private const string Folder = "scripts";

    /// <summary>About a thousand scripts: those that come again come soon, and what is kept for the others is memory that never comes back.</summary>
    private const long MostBytes = 8L << 20;

    /// <summary>About what an entry takes beside what is counted.</summary>
    private const int BytesBeside = 1_024;

    /// <summary>About what each text takes beside its characters.</summary>
    private const int BytesBesideText = 24;

    private const long MostFileBytes = 64L << 20;

    // Of other programs, which may compile and judge in another way, or write other files.
    private static readonly Lazy<string> Build = new(() => string.Join('\n', ChildPools.CompilerFiles
        .Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Name} {file.Length} {file.LastWriteTimeUtc.Ticks}"))
        .Append(typeof(ScriptCache).Module.ModuleVersionId.ToString())));

    private readonly StateFolder? folder = options.Readiness == Readiness.SingleRun ? state : null;
    private readonly Lazy<byte[]> policy = new(options.Policy.ToJson);
    private readonly MemoryCache scripts = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    public void Dispose() => scripts.Dispose();

    /// <summary>What a script is found by.</summary>
    internal string KeyOf(string source, string principal, IEnumerable<CompiledBinding> bindings, IEnumerable<string> upstreams)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in (IEnumerable<string>)[Build.Value, principal, source, .. bindings.Select(binding => binding.Text.Key), "", .. upstreams])
        {
            // Each with its length, so that no two lists of parts look the same.
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(Encoding.Unicode.GetBytes(part));
        }

        hash.AppendData(policy.Value);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The script; null when it is not there.</summary>
    internal CompiledScript? Find(string key)
    {
        if (scripts.TryGetValue(key, out CompiledScript? known))
        {
            return known;
        }

        if (!options.ReuseWorkers || folder?.TryRead(Path.Combine(Folder, key), out var saved) != true)
        {
            return null;
        }

        var script = JsonSerializer.Deserialize(saved!, ScriptCacheJson.Default.CompiledScript)!;
        Remember(key, script);
        return script;
    }

    /// <summary>Keeps a script that a worker has taken. Where nothing of a run may be there at the next, nothing is kept.</summary>
    internal void Keep(string key, CompiledScript script)
    {
        if (!options.ReuseWorkers || scripts.TryGetValue(key, out _))
        {
            return;
        }

        Remember(key, script);
        try
        {
            folder?.Write(Path.Combine(Folder, key), JsonSerializer.SerializeToUtf8Bytes(script, ScriptCacheJson.Default.CompiledScript), MostFileBytes);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            LogNotKept(full.Message);
        }
    }

    /// <summary>Forgets a script that a worker has refused.</summary>
    internal void Drop(string key)
    {
        scripts.Remove(key);
        folder?.Delete(Path.Combine(Folder, key));
    }

    private void Remember(string key, CompiledScript script) => scripts.Set(key, script, new MemoryCacheEntryOptions { Size = SizeOf(script) });

    // All that a caller or a compiler can make large counts.
    private static long SizeOf(CompiledScript script) =>
        script.Assembly.Length + (sizeof(int) * script.Lines.Count) + BytesBeside + script.Texts().Sum(text => BytesBesideText + (sizeof(char) * (long)text.Length));

    [LoggerMessage(Level = LogLevel.Warning, Message = "An approved script cannot be kept for the next start: {Reason}")]
    private partial void LogNotKept(string reason);
}

/// <summary>Generated code, so that a start does not pay for reflection.</summary>
[JsonSerializable(typeof(CompiledScript))]
internal sealed partial class ScriptCacheJson : JsonSerializerContext;
