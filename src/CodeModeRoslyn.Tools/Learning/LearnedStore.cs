using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.State;
using Microsoft.Extensions.Logging;

namespace CodeModeRoslyn.Tools.Learning;

/// <summary>
/// What one principal's calls have taught. It is published as a whole, at most once a minute: every publication is new bindings
/// to compile.
/// </summary>
internal sealed partial class LearnedStore
{
    /// <summary>Of the files; another one is not read as this one.</summary>
    private const string Format = "2-";

    private const string Folder = "learned";
    private const int MostTools = 2_000;
    private const int LargestResult = 256 << 10;
    private const int SettledAfter = 20;
    private const int LargestShape = 1_000;
    private const int LooksOnceIn = 10;

    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    // Asked at every call, and no tool's changes.
    private static readonly ConditionalWeakTable<ToolDescriptor, string> Keys = [];

    private readonly Lock gate = new();
    private readonly string file;
    private readonly TimeSpan keep;
    private readonly StateFolder? state;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly Dictionary<string, Learning> tools;
    private ImmutableDictionary<string, JsonElement> published = ImmutableDictionary<string, JsonElement>.Empty;
    private ConditionalWeakTable<UpstreamSnapshot, UpstreamSnapshot> applied = [];
    private long? lastPublication;
    private bool isDirty;

    // What has been learned is the same; when it was seen is not.
    private bool isAged;

    private DateOnly Today => DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);

    public LearnedStore(string owner, TimeSpan keep, StateFolder? state, TimeProvider time, ILogger logger)
    {
        this.keep = keep;
        this.state = state;
        this.time = time;
        this.logger = logger;
        file = Path.Combine(Folder, Format + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(owner)).AsSpan(0, 16)));
        tools = Load();
        published = Schemas();
    }

    public void Observe(ToolDescriptor tool, ReadOnlyMemory<byte> result)
    {
        if (result.Length > LargestResult)
        {
            return;
        }

        lock (gate)
        {
            var key = Key(tool);
            if (!tools.TryGetValue(key, out var learning))
            {
                if (tools.Count >= MostTools)
                {
                    return;
                }

                tools[key] = learning = new Learning(LearnedShape.Nothing, Today);
            }

            isAged |= learning.Seen < Today;
            learning.Seen = Today;
            if (learning.Settled >= SettledAfter && ++learning.Looks % LooksOnceIn != 0)
            {
                return;
            }

            try
            {
                using var document = JsonDocument.Parse(result, Options);
                var next = learning.Shape.With(document.RootElement);

                // What goes on growing has names that are data, in some way that nobody can tell.
                if (next.Size > LargestShape)
                {
                    learning.Settled = SettledAfter;
                    return;
                }

                var isNew = learning.Learn(next);
                learning.Settled = isNew ? 0 : learning.Settled + 1;
                isDirty |= isNew;
            }
            catch (JsonException)
            {
                // Deeper than is worth a type. The script has its result, which is what counts.
            }
        }
    }

    public UpstreamSnapshot Apply(UpstreamSnapshot upstream)
    {
        lock (gate)
        {
            Publish();
            return applied.GetValue(upstream, With);
        }
    }

    private void Publish()
    {
        if (!(isDirty || isAged) || (lastPublication is { } last && time.GetElapsedTime(last) < Pause))
        {
            return;
        }

        lastPublication = time.GetTimestamp();
        foreach (var old in tools.Where(tool => IsOld(tool.Value.Seen)).ToList())
        {
            isDirty |= tools.Remove(old.Key);
        }

        if (isDirty)
        {
            published = Schemas();
            applied = [];
        }

        isDirty = isAged = false;
        Keep();
    }

    private void Keep()
    {
        if (state is null)
        {
            return;
        }

        try
        {
            state.Write(file, JsonSerializer.SerializeToUtf8Bytes(
                tools.ToDictionary(tool => tool.Key, tool => new LearnedTool(tool.Value.Shape, tool.Value.Seen)), LearnedJson.Default.DictionaryStringLearnedTool));

            // Of those who have not come back: whoever does writes once a day.
            state.DeleteOlder(Folder, time.GetUtcNow() - keep);
        }
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            LogNotKept(full.Message);
        }
    }

    private ImmutableDictionary<string, JsonElement> Schemas() => tools
        .Where(tool => tool.Value.Schema is not null)
        .ToImmutableDictionary(tool => tool.Key, tool => tool.Value.Schema!.Value);

    private UpstreamSnapshot With(UpstreamSnapshot upstream)
    {
        var learned = published.IsEmpty ? [] : upstream.Tools
            .Where(tool => !tool.IsTyped && published.ContainsKey(Key(tool)))
            .ToDictionary(tool => tool.Name, tool => published[Key(tool)], StringComparer.Ordinal);
        return learned.Count == 0 ? upstream
            : upstream.Tools[0].Endpoint is null ? upstream with { Tools = With(upstream.Tools, learned), Revision = Revised(upstream.Revision, learned) }
            : WithUnits(upstream, learned);
    }

    // A document's tools are loaded by the group, and only the groups that know more than before are compiled again.
    private static UpstreamSnapshot WithUnits(UpstreamSnapshot upstream, Dictionary<string, JsonElement> learned)
    {
        var groups = upstream.Tools.Where(tool => learned.ContainsKey(tool.Name)).GroupBy(UnitNames.GroupOf, tool => tool.Name, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.ToDictionary(name => name, name => learned[name], StringComparer.Ordinal), StringComparer.Ordinal);
        return upstream with
        {
            Revision = Revised(upstream.Revision, learned),
            Units = [.. upstream.Units.Select(unit => groups.TryGetValue(unit.Group, out var known)
                ? unit with { Revision = Revised(unit.Revision, known), Load = () => With(unit.Load(), known) }
                : unit)],
        };
    }

    private static ImmutableArray<ToolDescriptor> With(ImmutableArray<ToolDescriptor> tools, Dictionary<string, JsonElement> learned) =>
        [.. tools.Select(tool => learned.TryGetValue(tool.Name, out var schema) ? tool with { LearnedOutput = schema } : tool)];

    private static string Revised(string revision, Dictionary<string, JsonElement> learned)
    {
        var all = string.Join('\n', learned.OrderBy(tool => tool.Key, StringComparer.Ordinal).Select(tool => $"{tool.Key} {tool.Value.GetRawText()}"));
        return $"{revision}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)).AsSpan(0, 8))}";
    }

    // Of other arguments it may be another tool.
    private static string Key(ToolDescriptor tool) => Keys.GetValue(tool, static one =>
    {
        var arguments = one.Endpoint is { } endpoint
            ? Encoding.UTF8.GetBytes($"{endpoint.Method} {endpoint.Path} {string.Join(' ', endpoint.Parameters)}")
            : JsonMarshal.GetRawUtf8Value(one.InputSchema);
        return $"{one.Id} {Convert.ToHexStringLower(SHA256.HashData(arguments).AsSpan(0, 8))}";
    });

    private Dictionary<string, Learning> Load()
    {
        if (state?.TryRead(file, out var saved) != true)
        {
            return new(StringComparer.Ordinal);
        }

        var known = JsonSerializer.Deserialize(saved, LearnedJson.Default.DictionaryStringLearnedTool)!;
        return known.Where(tool => !IsOld(tool.Value.Seen)).ToDictionary(tool => tool.Key, tool => new Learning(tool.Value.Shape, tool.Value.Seen), StringComparer.Ordinal);
    }

    private bool IsOld(DateOnly seen) => seen < DateOnly.FromDateTime((time.GetUtcNow() - keep).UtcDateTime);

    [LoggerMessage(Level = LogLevel.Warning, Message = "What was learned of tools' results cannot be kept for the next start: {Reason}")]
    private partial void LogNotKept(string reason);

    private sealed class Learning(LearnedShape shape, DateOnly seen)
    {
        public LearnedShape Shape { get; private set; } = shape;

        /// <summary>What the shape says; null when that is nothing.</summary>
        public JsonElement? Schema { get; private set; } = LearnedSchema.Of(shape);

        /// <summary>The last day on which there was a result.</summary>
        public DateOnly Seen { get; set; } = seen;

        /// <summary>How many results in a row said nothing new.</summary>
        public int Settled { get; set; }

        /// <summary>How many results came since.</summary>
        public int Looks { get; set; }

        /// <summary>Takes over a shape.</summary>
        /// <returns>Whether it says something new.</returns>
        public bool Learn(LearnedShape next)
        {
            var before = Schema?.GetRawText();
            (Shape, Schema) = (next, LearnedSchema.Of(next));
            return Schema?.GetRawText() != before;
        }
    }
}
