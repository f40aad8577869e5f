using CodeModeRoslyn.Guest.Metering;

namespace CodeModeRoslyn.Compilation.Tests.Metering;

/// <summary>Code that does not end by itself is ended by its meter, whatever it is written as, and stays ended.</summary>
public sealed class MeterTests
{
    private const long Little = 100_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("for (;;) { }")]
    [InlineData("do { } while (true);")]
    [InlineData("again: goto again;")]
    [InlineData("var n = 0; again: if (n++ >= 0) goto again;")]
    [InlineData("while (true) { try { continue; } finally { } }")]
    [InlineData("while (true) { try { throw new Exception(); } catch (Exception e) when (e is not null) { continue; } }")]
    [InlineData("try { } finally { while (true) { } }")]
    [InlineData("try { throw new Exception(); } catch { while (true) { } }")]
    [InlineData("var n = 0; while (true) { switch (n++ % 7) { case 0: continue; case 1: continue; case 2: continue; case 3: continue; case 4: continue; default: continue; } }")]
    [InlineData("var n = 0; start: switch (n) { case 0: n = 1; goto case 1; case 1: n = 0; goto start; }")]
    [InlineData("IEnumerable<int> E() { while (true) yield return 1; } foreach (var x in E()) { }")]
    [InlineData("IEnumerable<int> E() { while (true) yield return 1; } return E().Count(x => x == 2);")]
    [InlineData("async IAsyncEnumerable<int> E() { while (true) { await Task.Yield(); yield return 1; } } await foreach (var x in E()) { }")]
    [InlineData("while (true) await Task.Yield();")]
    [InlineData("while (true) { await Task.CompletedTask; }")]
    [InlineData("Action f = () => { while (true) { } }; f();")]
    [InlineData("await Task.Run(() => { while (true) { } });")]
    [InlineData("await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => { while (true) { } })));")]
    [InlineData("Parallel.For(0, 4, _ => { while (true) { } });")]
    [InlineData("return new C().P; class C { public int P { get { while (true) { } } } }")]
    [InlineData("return C.X; static class C { public static int X; static C() { while (true) { } } }")]
    [InlineData("return Enumerable.Repeat(1, int.MaxValue).Select(x => x + 1).Count(x => x < 0);")]
    [InlineData("var list = new List<int> { 3, 1, 2 }; while (true) list.Sort((a, b) => a - b);")]
    [InlineData("T F<T>(T x) where T : new() => F(new T()); return F(1);")]
    [InlineData("unchecked { int i = 0; while (i >= 0 || i < 0) i++; }")]
    [InlineData("async Task F() { await Task.Yield(); await F(); } await F();")]
    [InlineData("var s = \"\"; foreach (var c in E()) s = c.ToString(); IEnumerable<char> E() { for (;;) yield return 'x'; }")]
    [InlineData("return new C().F(60); file class C : System.Collections.IEnumerator { public object Current => 1; public bool MoveNext() => false; public void Reset() { } public int F(int n) => n < 2 ? n : F(n - 1) + F(n - 2); }")]
    public async Task ALoopWithoutAnEndUsesUpItsFuel(string script) => (await RunAsync(script)).Should().Be(Exhaustion.Fuel);

    [Theory]
    [InlineData("int F(int x) => F(x + 1) + 1; return F(0);")]
    [InlineData("Func<int, int> f = null!; f = x => f(x + 1) + 1; return f(0);")]
    [InlineData("int A(int x) => B(x) + 1; int B(int x) => A(x) + 1; return A(0);")]
    [InlineData("return new C().P; class C { public int P => P + 1; }")]
    [InlineData("return new C()[0]; class C { public int this[int i] => this[i + 1] + 1; }")]
    [InlineData("return (new C() + new C()).ToString(); class C { public static C operator +(C a, C b) => (a + b) ?? a; }")]
    [InlineData("return (string)new C(); class C { public static implicit operator string(C c) => (string)c + c; }")]
    [InlineData("return new C().ToString(); class C { public override string ToString() => $\"{this}\"; }")]
    [InlineData("return new C(0); class C { public C(int x) { new C(x + 1); } }")]
    [InlineData("return new C(); class C { readonly C inner = new(); }")]
    [InlineData("return I.Of(new C()); interface I { int M() => M() + 1; static int Of(I i) => i.M(); } class C : I { }")]
    [InlineData("IEnumerable<int> E(int n) { foreach (var x in E(n + 1)) yield return x; } return E(0).First();")]
    [InlineData("async Task<int> F(int x) => await F(x + 1) + 1; return await F(0);")]
    [InlineData("return new C().Equals(new C()); class C { public override bool Equals(object? o) => Equals(o) || GetHashCode() == 0; public override int GetHashCode() => 1; }")]
    [InlineData("foreach (var x in new C()) { } class C { public C GetEnumerator() => GetEnumerator().GetEnumerator(); public int Current => 1; public bool MoveNext() => false; }")]
    public async Task ARecursionWithoutAnEndUsesUpTheStack(string script) => (await RunAsync(script, long.MaxValue)).Should().Be(Exhaustion.Stack);

    [Theory]
    [InlineData("while (true) { try { while (true) { } } catch { } }")]
    [InlineData("while (true) { try { while (true) { } } catch (Exception e) when (e.Message.Length > 0) { } finally { while (true) { } } }")]
    [InlineData("bool Never() { while (true) { } } try { throw new Exception(); } catch when (Never()) { } while (true) { }")]
    [InlineData("IEnumerable<int> E() { try { while (true) { } } finally { while (true) { } } yield break; } try { foreach (var x in E()) { } } catch { } return 1;")]
    [InlineData("try { return C.X; } catch { } try { return C.X; } catch { } return 1; static class C { public static int X; static C() { while (true) { } } }")]
    [InlineData("try { await Task.Run(() => { while (true) { } }); } catch { } return 1;")]
    [InlineData("var lazy = new Lazy<int>(() => { while (true) { } }); try { return lazy.Value; } catch { } return 1;")]
    [InlineData("var list = new List<int> { 3, 1, 2 }; try { list.Sort((a, b) => { while (true) { } }); } catch { } return 1;")]
    [InlineData("int F(int x) => F(x + 1) + 1; try { F(0); } catch { } try { while (true) { } } catch { } return 1;")]
    [InlineData("var t = Task.Run(() => { while (true) { } }); await Task.WhenAny(t); return 1;")]
    public async Task NothingIsWonByCatchingIt(string script)
    {
        var meter = new RunMeter(Little);
        try
        {
            await Task.Run(() => Scripts.RunAsync(script, meter)).WaitAsync(Patience, TestContext.Current.CancellationToken);
        }
        catch (Exception failed) when (failed is not TimeoutException)
        {
            // Whatever the script made of it; the state is what counts.
        }

        meter.Exhaustion.Should().BeOneOf(Exhaustion.Fuel, Exhaustion.Stack);
        var again = () => meter.Spend();
        again.Should().Throw<RunStoppedException>();
    }

    [Fact]
    public async Task WhatARunLeavesBehindStopsWithItsMeter()
    {
        var meter = new RunMeter(long.MaxValue);
        var left = ((Task[])(await Scripts.RunAsync("return new[] { Task.Run(() => { while (true) { } }) };", meter))!)[0];

        meter.Close();

        var waiting = () => left.WaitAsync(Patience, TestContext.Current.CancellationToken);
        await waiting.Should().ThrowAsync<RunStoppedException>();
    }

    [Theory]
    [InlineData("var s = 0; for (var i = 0; i < 10; i++) { try { if (i % 2 == 0) continue; s += i; } finally { s += 100; } } return s;", 1025)]
    [InlineData("var s = 0; foreach (ref readonly var x in new ReadOnlySpan<int>([1, 2, 3])) s += x; return s;", 6)]
    [InlineData("Span<int> a = stackalloc int[4]; for (var i = 0; i < a.Length; i++) a[i] = i * i; return a[3];", 9)]
    [InlineData("int F(int n) => n < 2 ? n : F(n - 1) + F(n - 2); return F(15);", 610)]
    [InlineData("IEnumerable<int> E() { for (var i = 0; ; i++) { try { yield return i; } finally { } } } return E().Take(5).Sum();", 10)]
    [InlineData("async IAsyncEnumerable<int> E() { for (var i = 0; i < 4; i++) { await Task.Yield(); yield return i; } } var s = 0; await foreach (var x in E()) s += x; return s;", 6)]
    [InlineData("var n = 0; var s = 0; start: switch (n++) { case 0: s += 1; goto case 3; case 3: s += 10; goto start; case 1: s += 100; goto start; default: return s; }", 111)]
    [InlineData("var n = 0; while (true) { try { try { throw new Exception(); } catch when (n++ > 3) { return n; } } catch { } }", 5)]
    [InlineData("var x = 0; do { x += await Task.FromResult(1); } while (x < 5); return x;", 5)]
    [InlineData("var m = new int[3, 4]; for (var i = 0; i < 3; i++) for (var j = 0; j < 4; j++) m[i, j] = i * j; var s = 0; foreach (var v in m) s += v; return s;", 18)]
    [InlineData("return new P(3).Twice; struct P { readonly int x; public P(int x) { this.x = x; } public int Twice { get { var s = 0; for (var i = 0; i < 2; i++) s += x; return s; } } }", 6)]
    public async Task WhatTheCodeMeansStaysAsItWas(string script, int expected) => (await Scripts.RunAsync(script)).Should().Be(expected);

    [Fact]
    public async Task TheLineIsTheOneThatWasStopped()
    {
        var meter = new RunMeter(Little);
        var run = () => Scripts.RunAsync("var n = 0;\nn = 1;\nwhile (true)\n{\n    n++;\n}\n", meter);
        await run.Should().ThrowAsync<Exception>();

        meter.Place.Should().NotBeNull();
        meter.Place!.GetFrame(0)!.GetMethod()!.Name.Should().Be("MoveNext");
    }

    private static async Task<Exhaustion> RunAsync(string script, long fuel = Little)
    {
        var meter = new RunMeter(fuel);
        var run = () => Task.Run(() => Scripts.RunAsync(script, meter)).WaitAsync(Patience, TestContext.Current.CancellationToken);
        await run.Should().ThrowAsync<Exception>();
        return meter.Exhaustion;
    }
}
