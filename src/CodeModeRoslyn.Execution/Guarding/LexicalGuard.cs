using CodeModeRoslyn.Execution.Runs;
using CodeModeRoslyn.Verification.Nesting;

namespace CodeModeRoslyn.Execution.Guarding;

/// <summary>
/// Looks at a script's characters, once and in order, before any parser sees them. The host never parses C#; this keeps
/// two thirds of the sources that hang or crash a compiler from reaching one. A compiler's deadline takes care of the rest.
/// </summary>
internal static class LexicalGuard
{
    public const string TooLong = "CMR3101";
    public const string TooManyLines = "CMR3102";
    public const string LineTooLong = "CMR3103";
    public const string TooDeep = "CMR3104";
    public const string InvisibleCharacter = "CMR3105";
    public const string NoText = "CMR3106";

    private const int MostLines = 4_000;
    private const int LongestLine = 8_000;

    /// <summary>The first thing wrong with the text, or null.</summary>
    public static ReportedDiagnostic? Check(string source, int mostCharacters)
    {
        if (source.Length > mostCharacters)
        {
            return new ReportedDiagnostic(
                TooLong,
                ReportedDiagnostic.Error,
                $"The script has {source.Length:N0} characters; the limit is {mostCharacters:N0}.",
                1,
                1,
                "Send a shorter script: fetch data with a tool instead of writing it into the script.");
        }

        var line = 1;
        var column = 0;
        var depth = default(BracketDepth);
        foreach (var character in source)
        {
            column++;
            depth.Read(character);
            if (character == '\n')
            {
                line++;
                column = 0;
            }

            if (Finding(character, line, column, depth) is { } finding)
            {
                return finding;
            }
        }

        return null;
    }

    private static ReportedDiagnostic? Finding(char character, int line, int column, BracketDepth depth) =>
        line > MostLines ? Error(TooManyLines, $"The script has more than {MostLines:N0} lines.", line, column, "Send a shorter script.")
        : column > LongestLine ? Error(LineTooLong, $"The line is longer than {LongestLine:N0} characters.", line, column, "Break the line.")
        : depth.Brackets > BracketDepth.MostBrackets ? Error(TooDeep, $"Brackets are nested more than {BracketDepth.MostBrackets} deep.", line, column, "Use variables or functions instead of nesting.")
        : depth.Angles > BracketDepth.MostAngles ? Error(TooDeep, $"More than {BracketDepth.MostAngles} angle brackets are open.", line, column, "Use simpler types.")
        : character is '\uFFFD' ? Error(NoText, "These bytes are no UTF-8 text.", line, column, "Save the script as UTF-8; write \\uFFFD for the replacement character itself.")
        : IsInvisible(character) ? Error(InvisibleCharacter, $"The character U+{(int)character:X4} cannot be seen and may make the script read differently than it runs.", line, column, $"Remove it, or write \\u{(int)character:X4} inside a string.")
        : null;

    /// <summary>NUL and the characters that reorder or hide text (Unicode's bidirectional controls and zero-width ones).</summary>
    private static bool IsInvisible(char character) =>
        character is '\0' or '\u200B' or '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2069');

    private static ReportedDiagnostic Error(string id, string message, int line, int column, string suggestion) =>
        new(id, ReportedDiagnostic.Error, message, line, column, suggestion);
}
