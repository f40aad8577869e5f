using System.Diagnostics;
using System.Reflection;
using System.Text;
using CodeModeRoslyn.Guest;
using CodeModeRoslyn.Guest.Results;
using CodeModeRoslyn.Protocol.Messages;

namespace CodeModeRoslyn.Worker.Running;

/// <summary>Says which line of the script a stack frame stands on, from the numbers that the compiler sent along.</summary>
internal sealed class ScriptLines
{
    private const int LongestMessage = 4000;

    /// <summary>What sorting says instead of what the comparison said.</summary>
    private const string FailedOrder = "Failed to compare two elements in the array.";

    private const int LongestContent = 1_000;
    private const int DeepestContent = 20;

    private readonly Dictionary<int, List<(int Offset, int Line)>> methods = [];

    public ScriptLines(IReadOnlyList<int> triples)
    {
        for (var index = 0; index + 2 < triples.Count; index += 3)
        {
            if (!methods.TryGetValue(triples[index], out var points))
            {
                methods[triples[index]] = points = [];
            }

            points.Add((triples[index + 1], triples[index + 2]));
        }
    }

    /// <summary>The script's module, once it is loaded.</summary>
    public Module? Script { get; set; }

    /// <summary>The line of the script that is calling right now, from 1; 0 when it is not known.</summary>
    public int OfCaller() => Of(new StackTrace(skipFrames: 1, fNeedFileInfo: false));

    /// <summary>The innermost line of the script on a stack, from 1; 0 when there is none. Before a method's first line, where its guard stands, it is that line.</summary>
    public int Of(StackTrace stack) => Of(stack, isGuarded: true);

    private int Of(StackTrace stack, bool isGuarded)
    {
        foreach (var frame in stack.GetFrames())
        {
            if (frame.GetMethod() is { } method && method.Module == Script && methods.TryGetValue(method.MetadataToken, out var points))
            {
                // What fails does not stand there: of optimised code, the runtime does not always know, and says so by the beginning.
                var offset = frame.GetILOffset();
                return points.FindLastIndex(point => point.Offset <= offset) is >= 0 and var index ? points[index].Line : isGuarded ? points[0].Line : 0;
            }
        }

        return 0;
    }

    /// <summary>What the host is told of an exception that ended the script.</summary>
    public RunError Describe(Exception thrown)
    {
        var failed = thrown is AggregateException { InnerExceptions: [var only] } ? only : thrown;
        if ((failed is TypeInitializationException or TargetInvocationException || IsFailedOrder(failed)) && failed.InnerException is { } inner)
        {
            failed = inner;
        }

        var line = Of(new StackTrace(failed, fNeedFileInfo: false), isGuarded: false);
        var tool = failed as ToolException;
        return new RunError(
            NameOf(failed), MessageOf(failed), line, tool?.Tool, tool?.Kind, tool?.Retryable,
            Content: tool is { Content.Exists: true } ? Shorten(tool.Content) : null,
            RetryAfterMilliseconds: tool?.RetryAfter?.TotalMilliseconds);
    }

    // Not of a type of the script's, whose Message may be anything.
    private static bool IsFailedOrder(Exception failed) => failed.GetType() == typeof(InvalidOperationException) && failed.Message == FailedOrder;

    private static string Shorten(Json content) => Encoding.UTF8.GetString(new ResultWriter(LongestContent, DeepestContent).Write(content).Utf8.Span);

    private static string NameOf(Exception failed) => failed.GetType().Name;

    private static string MessageOf(Exception failed)
    {
        var message = FailureText.Of(failed);
        return message.Length <= LongestMessage ? message : message[..LongestMessage] + "…";
    }
}
