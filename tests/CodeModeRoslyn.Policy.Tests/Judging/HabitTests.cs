using CodeModeRoslyn.Policy.Tests.Compiling;
using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Policy.Tests.Judging;

/// <summary>What models write every day has to pass both judges.</summary>
public sealed class HabitTests
{
    [Theory]
    [InlineData("return Environment.NewLine + Environment.TickCount64 + Environment.ProcessorCount;")]
    [InlineData("return System.Net.WebUtility.HtmlEncode(\"<a>\") + System.Net.WebUtility.UrlEncode(\"a b\");")]
    [InlineData("return JsonSerializer.Serialize(new { a = 1 }, new JsonSerializerOptions { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase });")]
    [InlineData("var gate = new SemaphoreSlim(4); await gate.WaitAsync(); try { return 1; } finally { gate.Release(); }")]
    [InlineData("var watch = System.Diagnostics.Stopwatch.StartNew(); return watch.ElapsedMilliseconds + watch.Elapsed.TotalSeconds;")]
    [InlineData("var zone = TimeZoneInfo.FindSystemTimeZoneById(\"Europe/Berlin\"); return TimeZoneInfo.ConvertTimeFromUtc(DateTime.UtcNow, zone);")]
    [InlineData("using var reader = new System.IO.StringReader(\"a\\nb\"); string? line; var n = 0; while ((line = reader.ReadLine()) is not null) n += line.Length; return n;")]
    [InlineData("using var writer = new System.IO.StringWriter(); await writer.WriteLineAsync($\"a{1}\"); return writer.ToString();")]
    [InlineData("return Math.Round(Math.Sqrt(2), 2) + MathF.Abs(-1f) + Math.Clamp(3, 1, 2);")]
    [InlineData("return Regex.Matches(\"a1b2\", @\"\\d\").Select(m => int.Parse(m.Value)).Sum() + new Regex(\"a\", RegexOptions.IgnoreCase).Match(\"A\").Groups[0].Index;")]
    [InlineData("var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(async i => { await Task.Delay(1); return i; })); return results.Sum();")]
    [InlineData("var first = await Task.WhenAny(Task.Delay(1), Task.Run(() => 3)); await first; return first.IsCompletedSuccessfully;")]
    [InlineData("using var source = new CancellationTokenSource(TimeSpan.FromSeconds(1)); await Task.Delay(1, source.Token).WaitAsync(TimeSpan.FromSeconds(1)); source.Token.ThrowIfCancellationRequested(); return source.IsCancellationRequested;")]
    [InlineData("var channel = System.Threading.Channels.Channel.CreateBounded<int>(3); await channel.Writer.WriteAsync(1); channel.Writer.Complete(); await foreach (var i in channel.Reader.ReadAllAsync()) return i; return 0;")]
    [InlineData("var n = 0; await Parallel.ForEachAsync(new[] { 1, 2 }, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (i, ct) => { await Task.Delay(1, ct); Interlocked.Add(ref n, i); }); return n;")]
    [InlineData("async IAsyncEnumerable<int> Count([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default) { for (var i = 0; i < 3; i++) { await Task.Yield(); yield return i; } } return await Count().Where(i => i > 0).Select(i => i * 2).ToListAsync();")]
    [InlineData("var list = System.Collections.Immutable.ImmutableArray.Create(1, 2).Add(3); System.Collections.Immutable.ImmutableArray<int> more = [.. list, 4]; return more.Length;")]
    [InlineData("return Random.Shared.Next(3) + Guid.NewGuid().ToString(\"N\") + new Random(42).NextDouble();")]
    [InlineData("return DateTime.UtcNow.ToString(\"O\", CultureInfo.InvariantCulture) + DateOnly.FromDateTime(DateTime.Now) + DateTimeOffset.UtcNow.ToUnixTimeSeconds();")]
    [InlineData("try { throw new InvalidOperationException(\"x\"); } catch (Exception e) when (e.Message.Length > 0) { return e.ToString() + e.StackTrace + e.InnerException?.Message + e.GetType().Name; }")]
    [InlineData("static string Finalize(List<string> parts) => string.Join(',', parts); return Finalize([\"a\"]) + new C().Finalize(2); class C : IFinal { void Finalize() { } void IFinal.Finalize() => Finalize(); public virtual int Finalize(int i) => i; } class D : C { public override int Finalize(int i) => i + 1; } interface IFinal { void Finalize(); } class E : IFinal { public void Finalize() { } }")]
    [InlineData("return new C().P; class C { [A(JsonValueKind.Array, K = Kind.X, O = JsonTokenType.None, N = Outer.Kind.Y, V = JsonValueKind.Null)] public int P => 1; } enum Kind : long { X } static class Outer { public enum Kind : byte { X, Y } } class AAttribute(JsonValueKind v) : Attribute { public JsonValueKind V { get; set; } = v; public Kind K { get; set; } public Outer.Kind N { get; set; } public object? O { get; set; } }")]
    [InlineData("return N.C.P; namespace N { enum Kind : short { X } static class C { [A(Kind.X, Of = new[] { DayOfWeek.Monday }, Kinds = new[] { Kind.X, Kind.X }, Any = new object[] { Kind.X, G<int>.Kind.X, 1 })] public static int P => 1; } class G<T> { public enum Kind : ulong { X } } class AAttribute(Kind k) : Attribute { public Kind K => k; public DayOfWeek[]? Of { get; set; } public Kind[]? Kinds { get; set; } public object[]? Any { get; set; } } }")]
    [InlineData("return 1; [A(G<int>.Kind.X, 1)] static class C { } class G<T> { public enum Kind : byte { X } } class AAttribute(G<int>.Kind k, int i) : Attribute { public int Sum => (int)k + i; }")]
    [InlineData("return 1; [A<byte>(1)] static class C { } class AAttribute<T>(T k) : Attribute { public T Kind => k; }")]
    [InlineData("return new N.C(); namespace N { class C : System.Collections.IEnumerable, IAsyncDisposable, IComparable<C> { System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() { yield return 1; } async ValueTask IAsyncDisposable.DisposeAsync() => await Task.Yield(); int IComparable<C>.CompareTo(C? other) => new[] { 1 }.Count(i => i > 0 && other is null); } }")]
    [InlineData("return C.M() + C.N(); static class C { [System.Runtime.CompilerServices.MethodImpl((System.Runtime.CompilerServices.MethodImplOptions)256 | System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)] public static int M() => 1; [System.Runtime.CompilerServices.MethodImpl((short)8)] public static int N() => 1; }")]
    [InlineData("return string.Create(CultureInfo.InvariantCulture, $\"{1.5:0.0}\") + string.Create(3, 'x', (span, c) => span.Fill(c));")]
    [InlineData("Span<int> s = stackalloc int[8]; s.Fill(1); ReadOnlySpan<char> t = \"abc\".AsSpan(1); Span<int> u = [1, 2, 3]; var utf8 = \"x\"u8; return s[0] + t.Length + u[^1] + utf8.Length;")]
    [InlineData("var gate = new Lock(); lock (gate) { } var o = new object(); lock (o) { } return 1;")]
    [InlineData("List<int> a = [1, 2]; int[] b = [.. a, 3]; HashSet<string> c = [\"x\"]; Dictionary<string, int> d = new() { [\"a\"] = 1 }; return a.Count + b[1..].Length + c.Count + d.Values.Sum();")]
    [InlineData("var (x, y) = (1, 2); (x, y) = (y, x); foreach (var (k, v) in new Dictionary<int, int> { [1] = 2 }) x += k + v; return (x, y);")]
    [InlineData("var q = from i in Enumerable.Range(0, 9) where i % 2 == 0 let j = i * i orderby j descending group j by j % 3 into g select new { g.Key, Sum = g.Sum() }; return q.ToList();")]
    [InlineData("using System.Text.Json.Nodes; var n = JsonNode.Parse(\"{}\")!.AsObject(); n[\"a\"] = 1; n[\"b\"] = new JsonArray(1, 2); return n.ToJsonString();")]
    [InlineData("using System.Text.Json.Serialization; return JsonSerializer.Deserialize<P>(\"{}\"); record P([property: JsonPropertyName(\"n\")] string? Name, [property: JsonConverter(typeof(JsonStringEnumConverter<E>))] E Kind); enum E { A }")]
    [InlineData("var j = JsonDocument.Parse(\"[1]\").RootElement; return j.EnumerateArray().Select(e => e.GetInt32()).Sum() + j.GetArrayLength();")]
    [InlineData("return Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(\"a\"))) + Convert.ToBase64String([1, 2]);")]
    [InlineData("var r = new R(1, \"x\") { Extra = 2 }; var s = r with { Id = 2 }; return (r == s, s.ToString(), s); record R(int Id, string Name) { public required int Extra { get; init; } }")]
    [InlineData("return new V(1) + new V(2); readonly record struct V(int X) : System.Numerics.IAdditionOperators<V, V, V> { public static V operator +(V a, V b) => new(a.X + b.X); }")]
    [InlineData("object o = 3; return o switch { int and > 2 => \"a\", string { Length: > 1 } s => s, int[] and [1, .., var l] => l, null => \"n\", _ => throw new ArgumentException(nameof(o)) };")]
    [InlineData("Console.WriteLine($\"{DateTime.UtcNow:yyyy-MM-dd}\"); Console.WriteLine(\"{0}\", 1); return null;")]
    [InlineData("try { return 1; } catch (ToolException e) { return e.Kind; }")]
    [InlineData("static int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2); Func<int, int> f = Fib; f += x => x; return Enum.GetValues<DayOfWeek>().Length + f(3) + Enum.Parse<DayOfWeek>(\"Monday\");")]
    [InlineData("return new Node<int> { Value = 1 }.CompareTo(null); class Node<T> : IComparable<Node<T>>, IDisposable where T : new() { public T Value { get; set; } = new(); public int CompareTo(Node<T>? o) => 0; public void Dispose() { GC.SuppressFinalize(this); } }")]
    [InlineData("return 5.Doubled(); static class X { extension(int n) { public int Doubled() => n * 2; } public static event EventHandler? Done; static void Raise() => Done?.Invoke(null, EventArgs.Empty); }")]
    [InlineData("var lazy = new Lazy<int>(() => 3); var t = typeof(int); return lazy.Value + t.Name + new List<int>().GetType().FullName;")]
    [InlineData("return string.Join(\", \", \"b a\".Split(' ', StringSplitOptions.TrimEntries).Order()) + new StringBuilder().Append($\"{1}\").AppendJoin(',', [1, 2]).AppendFormat(\"{0}\", 1);")]
    [InlineData("IEnumerable<int> Naturals() { for (var i = 0; ; i++) yield return i; } return Naturals().Take(3).Chunk(2).Select(c => c.Length).ToDictionary(x => x, x => x);")]
    [InlineData("decimal d = 1.5m; d += 1; d++; System.Numerics.BigInteger b = 5; b *= 3; checked { return (int)b + (long)d; }")]
    [InlineData("var text = \"a,b\"; return text is [var head, ..] ? head : text[^1..][0];")]
    [InlineData("var cache = new System.Collections.Concurrent.ConcurrentDictionary<string, int>(StringComparer.OrdinalIgnoreCase); return cache.GetOrAdd(\"a\", _ => 1) + cache.Count;")]
    [InlineData("var queue = new PriorityQueue<string, int>(); queue.Enqueue(\"a\", 1); var stack = new Stack<int>([1]); return queue.Dequeue() + stack.Peek();")]
    [InlineData("await using var timer = new D(); using var periodic = new PeriodicTimer(TimeSpan.FromMilliseconds(1)); await periodic.WaitForNextTickAsync(); return 1; class D : IAsyncDisposable { public ValueTask DisposeAsync() => default; }")]
    [InlineData("int? n = null; n ??= 3; string? s = null; return s?.Length ?? n.Value + (n.HasValue ? 1 : 0) + default(int);")]
    [InlineData("try { await Task.FromException(new TimeoutException()); } catch (AggregateException e) { return e.Flatten().InnerExceptions.Count; } catch (OperationCanceledException) { } catch (TimeoutException) { } return 1;")]
    [InlineData("return Uri.TryCreate(\"https://a.b/c?d=e\", UriKind.Absolute, out var uri) ? new UriBuilder(uri) { Query = \"x=\" + Uri.EscapeDataString(\"y z\") }.Uri.ToString() : null;")]
    public void AnOrdinaryScriptPasses(string source)
    {
        var script = ScriptCompilation.Create(source);

        script.Errors.Should().BeEmpty();
        script.Judge().Should().BeEmpty();
        script.JudgeEmitted().Should().BeEmpty();
    }

    [Fact]
    public void WhatABindingAssemblyHasIsAllowedWholesale()
    {
        const string Binding = "Bindings.Crm";
        MetadataReference crm = ScriptCompilation.EmitLibrary(
            Binding, "namespace Tools.Crm { public static class Api { public static System.IO.Stream Raw() => null!; public static int Count => 1; } }", ReferencePack.All);
        var script = ScriptCompilation.Create("return Tools.Crm.Api.Count;", more: crm);

        script.Judge(Binding).Should().BeEmpty();
        script.JudgeEmitted(Binding).Should().BeEmpty();
        script.Judge().Should().ContainSingle();
        script.JudgeEmitted().Should().NotBeEmpty();
    }
}
