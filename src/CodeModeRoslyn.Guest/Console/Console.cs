using System.Diagnostics.CodeAnalysis;
using CodeModeRoslyn.Guest.Hosting;
using CodeModeRoslyn.Guest.Results;

// Scripts are compiled without System.Console.dll, so this is what the name means to them.
namespace System;

/// <summary>
/// Prints into the run's report. Strings and numbers print as they are, every other object as JSON. Nothing is read, and
/// nothing that is printed makes it throw.
/// </summary>
public static class Console
{
    /// <summary>The output as a text writer.</summary>
    public static IO.TextWriter Out => new OutputTextWriter();

    /// <summary>The same output: a report does not tell errors from the rest.</summary>
    public static IO.TextWriter Error => new OutputTextWriter();

    /// <summary>Ends the line.</summary>
    public static void WriteLine() => RunScope.Current.Write("\n");

    /// <summary>Prints text and ends the line.</summary>
    public static void WriteLine(string? value) => Line(value);

    /// <summary>Prints text and ends the line.</summary>
    public static void WriteLine(ReadOnlySpan<char> value) => Line(value);

    /// <summary>Prints text and ends the line.</summary>
    public static void WriteLine(char[]? buffer) => Line(buffer);

    /// <summary>Prints a character and ends the line.</summary>
    public static void WriteLine(char value) => Line([value]);

    /// <summary>Prints <c>True</c> or <c>False</c> and ends the line.</summary>
    public static void WriteLine(bool value) => Line(value ? "True" : "False");

    /// <summary>Prints a number and ends the line.</summary>
    public static void WriteLine(int value) => Line(PrintedText.Of(value));

    /// <summary>Prints a number and ends the line.</summary>
    public static void WriteLine(uint value) => Line(PrintedText.Of(value));

    /// <summary>Prints a number and ends the line.</summary>
    public static void WriteLine(long value) => Line(PrintedText.Of(value));

    /// <summary>Prints a number and ends the line.</summary>
    public static void WriteLine(ulong value) => Line(PrintedText.Of(value));

    /// <summary>Prints a number and ends the line.</summary>
    public static void WriteLine(float value) => Line(PrintedText.Of(value));

    /// <summary>Prints a number and ends the line.</summary>
    public static void WriteLine(double value) => Line(PrintedText.Of(value));

    /// <summary>Prints a number and ends the line.</summary>
    public static void WriteLine(decimal value) => Line(PrintedText.Of(value));

    /// <summary>Prints an object and ends the line.</summary>
    public static void WriteLine(object? value) => Line(PrintedText.Of(value));

    /// <summary>Prints a format with its arguments filled in and ends the line.</summary>
    public static void WriteLine([StringSyntax(StringSyntaxAttribute.CompositeFormat)] string format, params object?[]? args) =>
        Line(PrintedText.Format(format, args));

    /// <summary>Prints text.</summary>
    public static void Write(string? value) => RunScope.Current.Write(value);

    /// <summary>Prints text.</summary>
    public static void Write(ReadOnlySpan<char> value) => RunScope.Current.Write(value);

    /// <summary>Prints text.</summary>
    public static void Write(char[]? buffer) => RunScope.Current.Write(buffer);

    /// <summary>Prints a character.</summary>
    public static void Write(char value) => RunScope.Current.Write([value]);

    /// <summary>Prints <c>True</c> or <c>False</c>.</summary>
    public static void Write(bool value) => Write(value ? "True" : "False");

    /// <summary>Prints a number.</summary>
    public static void Write(int value) => Write(PrintedText.Of(value));

    /// <summary>Prints a number.</summary>
    public static void Write(uint value) => Write(PrintedText.Of(value));

    /// <summary>Prints a number.</summary>
    public static void Write(long value) => Write(PrintedText.Of(value));

    /// <summary>Prints a number.</summary>
    public static void Write(ulong value) => Write(PrintedText.Of(value));

    /// <summary>Prints a number.</summary>
    public static void Write(float value) => Write(PrintedText.Of(value));

    /// <summary>Prints a number.</summary>
    public static void Write(double value) => Write(PrintedText.Of(value));

    /// <summary>Prints a number.</summary>
    public static void Write(decimal value) => Write(PrintedText.Of(value));

    /// <summary>Prints an object.</summary>
    public static void Write(object? value) => Write(PrintedText.Of(value));

    /// <summary>Prints a format with its arguments filled in.</summary>
    public static void Write([StringSyntax(StringSyntaxAttribute.CompositeFormat)] string format, params object?[]? args) =>
        Write(PrintedText.Format(format, args));

    // One call to the run, so that lines of parallel tasks do not mix.
    private static void Line(ReadOnlySpan<char> text) => RunScope.Current.Write(string.Concat(text, "\n"));
}
