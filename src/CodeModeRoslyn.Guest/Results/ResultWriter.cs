using System.Runtime.ExceptionServices;
using CodeModeRoslyn.Guest.Bindings;

namespace CodeModeRoslyn.Guest.Results;

/// <summary>
/// Writes whatever a script returns or prints as JSON of a bounded length. It reads script types by plain reflection and
/// remembers them in the instance only: a serialiser's static caches would keep the run's load context alive.
/// </summary>
/// <remarks>
/// Members keep their declared names; records of bindings keep the upstream's. Enums are names, tuples are arrays, dates
/// are ISO 8601, bytes are base64, <c>NaN</c> and infinities are strings. What cannot be shown is a string that begins
/// with <c>$</c>: <c>$cycle</c>, <c>$too deep</c>, <c>$error: …</c> for a getter that throws. Half a surrogate pair is
/// U+FFFD; a name that an object has twice gets a number.
/// </remarks>
/// <param name="maxCharacters">The most characters of JSON, at least 2.</param>
/// <param name="deepest">The most levels; what lies below is <c>$too deep</c>.</param>
internal sealed class ResultWriter(int maxCharacters, int deepest = JsonOutput.MaxDepth)
{
    /// <summary>Writes a value. What a sequence of the script's throws while it is read is thrown on.</summary>
    public WrittenResult Write(object? value)
    {
        var output = JsonOutput.ForResult(maxCharacters, deepest);
        try
        {
            output.Objects.Write(value);
        }
        catch (SequenceException failed)
        {
            // With the stack that names the script's line.
            ExceptionDispatchInfo.Throw(failed.InnerException!);
        }

        var utf8 = output.ToUtf8();
        JsonText.ReplaceHalves(utf8);
        return new WrittenResult(utf8, output.Length, output.IsFull) { Shortened = output.Shortened };
    }
}
