using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeModeRoslyn.Execution.Hosting;
using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.State;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Execution.Compiling;

/// <summary>Compiled bindings, kept from one start to the next. What is read is sealed, and a worker judges it before it loads it, as always.</summary>
/// <param name="state">Where; null for nowhere.</param>
/// <param name="logger">Told when something cannot be kept.</param>
public sealed partial class BindingCache(StateFolder? state, ILogger<BindingCache> logger)
{
    private const long MostFileBytes = 1L << 30;

    // Of another build, which may write other bindings for the same tools, or against another guest library.
    private static readonly Lazy<string> Build = new(() =>
        typeof(UnitBinding).Module.ModuleVersionId.ToString("N")[..8]
        + Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(ChildPools.ReferenceFiles.Single(file => Path.GetFileName(file) == "CodeModeRoslyn.Guest.dll"))).AsSpan(0, 4)));

    /// <summary>The unit's bindings; null when they are not there.</summary>
    public CompiledBinding? Find(BindingUnit unit)
    {
        if (state?.TryRead(Name(unit), out var saved) != true)
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(saved!));
        var text = JsonSerializer.Deserialize(reader.ReadBytes(reader.ReadInt32()), BindingCacheJson.Default.UnitBinding)!;
        return new CompiledBinding(text, reader.ReadBytes(reader.ReadInt32()));
    }

    /// <summary>Keeps the unit's bindings, without their source.</summary>
    public void Keep(BindingUnit unit, CompiledBinding binding)
    {
        if (state is null)
        {
            return;
        }

        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        var text = JsonSerializer.SerializeToUtf8Bytes(binding.Text with { Source = "" }, BindingCacheJson.Default.UnitBinding);
        writer.Write(text.Length);
        writer.Write(text);
        writer.Write(binding.Assembly.Length);
        writer.Write(binding.Assembly.Span);
        writer.Flush();
        try
        {
            state.Write(Name(unit), bytes.ToArray(), MostFileBytes);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            LogNotKept(unit.Alias, full.Message);
        }
    }

    private static string Name(BindingUnit unit) => Path.Combine("bindings", $"{unit.Alias}.{unit.Group}.{unit.Revision}.{Build.Value}");

    [LoggerMessage(Level = LogLevel.Warning, Message = "The bindings of {Upstream} cannot be kept for the next start: {Reason}")]
    private partial void LogNotKept(string upstream, string reason);
}

/// <summary>Generated code, so that a start does not pay for reflection.</summary>
[JsonSerializable(typeof(UnitBinding))]
internal sealed partial class BindingCacheJson : JsonSerializerContext;
