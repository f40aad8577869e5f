using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CodeModeRoslyn.Guest.Results;

/// <summary>What an object looks like when it is printed.</summary>
internal static class PrintedText
{
    /// <summary>The most characters that one printed object takes.</summary>
    private const int Longest = 100_000;

    public static string Of(object? value)
    {
        try
        {
            return value switch
            {
                null => "",
                string text => text,
                Json json => json.ToString(),
                IFormattable formattable => formattable.ToString(null, CultureInfo.CurrentCulture),
                StringBuilder builder => builder.ToString(),
                _ => AsJson(value),
            };
        }
        catch (Exception failure)
        {
            // A script's own ToString failed; what it wanted to see is that, not an end of its run.
            return $"$error: {failure.GetType().Name}: {FailureText.Of(failure)}";
        }
    }

    public static string Format(string format, object?[]? arguments)
    {
        // What a model puts into a format string may hold braces of its own, JSON for one.
        try
        {
            return string.Format(CultureInfo.CurrentCulture, format, Array.ConvertAll(arguments ?? [null], Printable));
        }
        catch (Exception failure) when (failure is FormatException or ArgumentNullException)
        {
            return string.Join(' ', [format, .. (arguments ?? []).Select(Of)]);
        }
    }

    private static object? Printable(object? argument) => argument switch
    {
        IFormattable formattable => new SafelyFormatted(formattable),
        _ => Of(argument),
    };

    private static string AsJson(object value)
    {
        var written = new ResultWriter(Longest).Write(value);
        var json = Encoding.UTF8.GetString(written.Utf8.Span);

        // What is one string in JSON (a Uri, a Type) prints without its quotes, as a string would.
        var text = json.StartsWith('"') ? JsonElement.Parse(json).ToString() : json;
        return written.Truncated ? $"{text}… (at least {written.Length} characters)" : text;
    }

    /// <summary>Keeps a format such as <c>{0:N2}</c> working, and a script's own formatting from throwing.</summary>
    private sealed class SafelyFormatted(IFormattable value) : IFormattable
    {
        public string ToString(string? format, IFormatProvider? provider)
        {
            try
            {
                return value.ToString(format, provider);
            }
            catch (Exception failure)
            {
                // Printed in its place; see the summary.
                return $"$error: {FailureText.Of(failure)}";
            }
        }
    }
}
