using CodeModeRoslyn.Policy.Tests.Compiling;
using CodeModeRoslyn.Testing;
using CodeModeRoslyn.Verification.Policy;
using Microsoft.CodeAnalysis;

namespace CodeModeRoslyn.Policy.Tests.Judging;

/// <summary>
/// An assembly that is listed, in a policy of these tests' own: all of it, or all but one member or one namespace. So a test can
/// take away exactly what the compiler binds without a name, and nothing else.
/// </summary>
internal static class FormsLibrary
{
    // Warnings are off in it: it is written to have every form there is, not to be used.
    private const string Source =
        """
        #pragma warning disable
        using System;
        using System.Collections;
        using System.Collections.Generic;
        using System.Runtime.CompilerServices;
        using System.Threading;
        using System.Threading.Tasks;
        using Lib.Hidden;
        namespace Lib.Hidden
        {
            public class Secret : Exception { }
            public struct Small { }
            public interface ISecret { }
            public class SecretAttribute : Attribute { }
        }
        namespace Lib
        {
            public class Box
            {
                public const int Constant = 1;
                public int Field;
                public Box() { }
                public Box(int i) { }
                public static Box One => new();
                public int Property { get; set; }
                public Box Next => this;
                public int Length => 1;
                public event Action Happened;
                public int Method() => 1;
                public static int StaticMethod(int i) => i;
                public int this[int i] { get => i; set { } }
                public int Slice(int start, int length) => 1;
                public static Box operator +(Box a, Box b) => a;
                public static Box operator checked -(Box a, Box b) => a;
                public static Box operator -(Box a, Box b) => a;
                public static Box operator -(Box a) => a;
                public static Box operator ++(Box a) => a;
                public static Box operator &(Box a, Box b) => a;
                public static Box operator <<(Box a, int b) => a;
                public static bool operator true(Box a) => true;
                public static bool operator false(Box a) => false;
                public static bool operator ==(Box a, Box b) => true;
                public static bool operator !=(Box a, Box b) => false;
                public static bool operator <(Box a, Box b) => true;
                public static bool operator >(Box a, Box b) => false;
                public static implicit operator Number(Box a) => default;
                public static explicit operator long(Box a) => 1;
                public void Deconstruct(out int a, out int b) => a = b = 1;
                public void operator *=(int by) { }
                public override bool Equals(object o) => true;
                public override int GetHashCode() => 1;
            }
            public struct Number { public static explicit operator checked int(Number n) => 1; public static explicit operator int(Number n) => 1; }
            public class Thing<T> { public T Value; public static Thing<T> Make() => new(); }
            public class Sequence { public Walker GetEnumerator() => new(); }
            public ref struct Walker { public int Current => 1; public bool MoveNext() => false; public void Dispose() { } }
            public class Boxes { public BoxWalker GetEnumerator() => new(); }
            public struct BoxWalker { public Box Current => null; public bool MoveNext() => false; }
            public class Stream { public AsyncWalker GetAsyncEnumerator(CancellationToken c = default) => new(); }
            public class AsyncWalker { public int Current => 1; public ValueTask<bool> MoveNextAsync() => default; public ValueTask DisposeAsync() => default; }
            public class Promise { public Awaiter GetAwaiter() => new(); }
            public class Awaiter : INotifyCompletion { public bool IsCompleted => true; public int GetResult() => 1; public void OnCompleted(Action a) { } }
            public ref struct Guard { public Guard() { } public void Dispose() { } }
            public class Holder : IDisposable { public void Dispose() { } }
            public class OddHolder { public Promise DisposeAsync() => new(); }
            public class Truth { public static implicit operator bool(Truth t) => true; }
            public class Count { public static implicit operator int(Count c) => 1; public static implicit operator Count(int i) => new(); }
            public class Odd { public static Box operator ==(Odd a, Odd b) => null; public static Box operator !=(Odd a, Odd b) => null; }
            public class Bag : IEnumerable { public void Add(int i) { } public void Add(int i, int j) { } public IEnumerator GetEnumerator() => null; }
            public class Room { public Bag Bag { get; } = new(); }
            [CollectionBuilder(typeof(Builder), "Create")] public class Built : IEnumerable<int> { public IEnumerator<int> GetEnumerator() => null; IEnumerator IEnumerable.GetEnumerator() => null; }
            public static class Builder { public static Built Create(ReadOnlySpan<int> s) => new(); }
            public static class Log
            {
                public static void Write(ref Handler handler) { }
                public static void Write(int level, [InterpolatedStringHandlerArgument("level")] ref Handler handler) { }
                public static void Many(params Built numbers) { }
                public static void Take(Number number) { }
                public static void Run(Func<int, int> f) { }
            }
            [InterpolatedStringHandler] public struct Handler
            {
                public Handler(int a, int b) { }
                public Handler(int a, int b, int level) { }
                public void AppendLiteral(string s) { }
                public void AppendFormatted<T>(T t) { }
            }
            public class Query<T>
            {
                public Query<R> Select<R>(Func<T, R> f) => null;
                public Query<T> Where(Func<T, bool> f) => null;
                public Query<R> SelectMany<M, R>(Func<T, Query<M>> f, Func<T, M, R> g) => null;
                public Query<R> Join<I, K, R>(Query<I> i, Func<T, K> k, Func<I, K> l, Func<T, I, R> r) => null;
                public Query<R> GroupJoin<I, K, R>(Query<I> i, Func<T, K> k, Func<I, K> l, Func<T, Query<I>, R> r) => null;
                public Ordered<T> OrderBy<K>(Func<T, K> k) => null;
                public Ordered<T> OrderByDescending<K>(Func<T, K> k) => null;
                public Query<Query<T>> GroupBy<K>(Func<T, K> k) => null;
                public Query<R> Cast<R>() => null;
            }
            public class Ordered<T> : Query<T> { public Ordered<T> ThenBy<K>(Func<T, K> k) => null; }
            public class MarkAttribute : Attribute { public MarkAttribute() { } public MarkAttribute(object o) { } public int Named { get; set; } public int NamedField; }
            public class MarkAttribute<T> : Attribute { }
            public class Base { public Base() { } public Base(int i) { } public virtual int Virtual() => 1; protected int Protected() => 1; }
            public record Person(string Name) { public int Age { get; init; } }
            public interface IThing { int Default() => 1; static abstract int Static(); static virtual int StaticVirtual() => 1; }
            public interface IAdd<T> where T : IAdd<T> { static abstract T operator +(T a, T b); static abstract implicit operator int(T a); }
            public delegate int Callback();
            public enum Kind { First, Second }
            public static class Extensions
            {
                public static Walker GetEnumerator(this Range r) => new();
                public static Awaiter GetAwaiter(this int i) => new();
                public static void Add(this Stack<int> s, int i) { }
                public static void Deconstruct(this string s, out int a, out int b) => a = b = 1;
                public static int Method(this string s) => 1;
                extension(int i) { public int Doubled => i * 2; public static int Zero => 0; }
                extension(Holder) { public static Holder operator +(Holder a, Holder b) => a; }
            }
        }
        """;

    private static readonly string Base = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "sandbox-policy", "base.policy"));

    public static MetadataReference Reference { get; } = ScriptCompilation.EmitLibrary("Lib", Source, ReferencePack.All);

    /// <summary>All of the assembly is listed.</summary>
    public static PolicyModel Everything { get; } = Parse("** @base", "** @base");

    /// <summary>All of it but one member, by its name in source.</summary>
    public static PolicyModel Without(string member) => Parse($"** -{member} @base", "** @base");

    /// <summary>All of it but the namespace <c>Lib.Hidden</c>.</summary>
    public static PolicyModel WithoutHidden { get; } = Parse("** @base", "");

    private static PolicyModel Parse(string lib, string hidden)
    {
        var model = PolicyModel.Parse($"{Base}\n[Lib]\n{lib}\n\n[Lib.Hidden]\n{hidden}\n", out var findings);
        findings.Should().BeEmpty();
        return model;
    }
}
