using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Web;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Tools.Secrets;

/// <summary>
/// Takes our own secrets out of what an upstream says, in which it may have repeated them: errors, results, standard error.
/// Without it, a script could ask a service that echoes headers for the token that it is not given.
/// </summary>
/// <remarks>
/// It knows a secret as it is, percent-encoded, in base64 and as JSON within a string, and misses it in any other disguise (reversed, cut in two, encoded twice). A service that wants to give away what it
/// was sent can. Texts of less than <see cref="Shortest"/> characters are not looked for: they stand in too much that is none.
/// </remarks>
internal sealed partial class SecretRedactor
{
    /// <summary>The fewest characters of a secret that is looked for.</summary>
    public const int Shortest = 8;

    private const string Mark = "***";

    // Tokens that come and go. Those that have left this list have ended long since.
    private const int MostTokens = 64;

    private static readonly ConditionalWeakTable<UpstreamConfig, SecretRedactor> Redactors = [];
    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 1_001 };

    private readonly Lock gate = new();
    private readonly string[] configured;
    private readonly Queue<string> tokens = new();
    private volatile Known known;

    public SecretRedactor(IEnumerable<string> secrets)
    {
        configured = [.. secrets];
        known = Known.Of(configured);
    }

    /// <summary>The one of an upstream, beside its configuration: a record's fields are its value, and this is none.</summary>
    public static SecretRedactor Of(UpstreamConfig config) => Redactors.GetValue(config, static config => new SecretRedactor(SecretValues.Of(config)));

    /// <summary>Looks for a token, too, from now on.</summary>
    public void Add(string? token)
    {
        if (token is null)
        {
            return;
        }

        lock (gate)
        {
            if (tokens.Contains(token))
            {
                return;
            }

            tokens.Enqueue(token);
            if (tokens.Count > MostTokens)
            {
                tokens.Dequeue();
            }

            known = Known.Of([.. configured, .. tokens]);
        }
    }

    /// <summary>A text without them.</summary>
    public string Redact(string text)
    {
        var known = this.known;
        if (known.IsEmpty || text.AsSpan().IndexOfAny(known.Search) is not (>= 0 and var at))
        {
            return text;
        }

        var clean = new StringBuilder();
        var rest = text.AsSpan();
        for (; at >= 0; at = rest.IndexOfAny(known.Search))
        {
            clean.Append(rest[..at]).Append(Mark);
            rest = rest[(at + known.LengthAt(rest[at..]))..];
        }

        return clean.Append(rest).ToString();
    }

    /// <summary>JSON without them, in names and values, and otherwise byte for byte as it came.</summary>
    public ReadOnlyMemory<byte> RedactJson(ReadOnlyMemory<byte> json)
    {
        var known = this.known;
        if (known.IsEmpty || json.IsEmpty)
        {
            return json;
        }

        ArrayBufferWriter<byte>? clean = null;
        var copied = 0;
        var reader = new Utf8JsonReader(json.Span, Deep);
        var buffer = ArrayPool<char>.Shared.Rent(1024);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName or JsonTokenType.Number) || reader.ValueSpan.Length < Shortest)
                {
                    continue;
                }

                if (buffer.Length < reader.ValueSpan.Length)
                {
                    ArrayPool<char>.Shared.Return(buffer, clearArray: true);
                    buffer = ArrayPool<char>.Shared.Rent(reader.ValueSpan.Length);
                }

                var text = buffer.AsSpan(0, Characters(ref reader, buffer));
                if (!text.ContainsAny(known.Search))
                {
                    continue;
                }

                clean ??= new ArrayBufferWriter<byte>(json.Length);
                var start = (int)reader.TokenStartIndex;
                clean.Write(json.Span[copied..start]);
                clean.Write(JsonSerializer.SerializeToUtf8Bytes(Redact(text.ToString())));
                copied = start + reader.ValueSpan.Length + (reader.TokenType == JsonTokenType.Number ? 0 : 2);
            }
        }
        finally
        {
            ArrayPool<char>.Shared.Return(buffer, clearArray: true);
        }

        if (clean is null)
        {
            return json;
        }

        clean.Write(json.Span[copied..]);
        return clean.WrittenMemory;
    }

    private static int Characters(ref Utf8JsonReader reader, Span<char> into)
    {
        if (reader.ValueIsEscaped)
        {
            try
            {
                return reader.CopyString(into);
            }
            catch (InvalidOperationException)
            {
                // Half a surrogate pair. A secret beside it is at least found where it is written plainly.
            }
        }

        return Encoding.UTF8.GetChars(reader.ValueSpan, into);
    }

    private sealed partial record Known(string[] LongestFirst, SearchValues<string> Search)
    {
        public bool IsEmpty => LongestFirst.Length == 0;

        public static Known Of(IEnumerable<string> secrets)
        {
            string[] forms = [.. secrets.Where(secret => secret.Length >= Shortest).SelectMany(Forms).Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length)];
            return new Known(forms, SearchValues.Create(forms, StringComparison.Ordinal));
        }

        public int LengthAt(ReadOnlySpan<char> text)
        {
            foreach (var form in LongestFirst)
            {
                if (text.StartsWith(form, StringComparison.Ordinal))
                {
                    return form.Length;
                }
            }

            return 1;
        }

        // In capitals and small letters, since both are in use; as JSON, since upstreams put JSON into strings.
        private static IEnumerable<string> Forms(string secret)
        {
            var careful = JsonEncodedText.Encode(secret).Value;
            return
            [
                secret,
                Uri.EscapeDataString(secret),
                HttpUtility.UrlEncode(secret),
                Convert.ToBase64String(Encoding.UTF8.GetBytes(secret)),
                careful,
                Escape().Replace(careful, escape => escape.Value.ToLowerInvariant()),
                JsonEncodedText.Encode(secret, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).Value,
                secret.Replace("/", "\\/", StringComparison.Ordinal),
            ];
        }

        [GeneratedRegex(@"\\u[0-9A-F]{4}")]
        private static partial Regex Escape();
    }
}
