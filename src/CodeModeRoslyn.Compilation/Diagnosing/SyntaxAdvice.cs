namespace CodeModeRoslyn.Compilation.Diagnosing;

/// <summary>What to write instead, for the syntax errors that models make.</summary>
internal static class SyntaxAdvice
{
    public static string? For(string id) => id switch
    {
        "CS1001" => "Put a name there. Scripts are C#, as in `var total = 1;`, and no other language.",
        "CS1002" => "End the statement with `;`.",
        "CS1056" => "Use plain ASCII characters for quotes and operators.",
        "CS1010" or "CS1039" or "CS8997" => "Close the string on the same line, or use a raw string: three quotes before and after.",
        "CS1513" => "Close the open block with `}`.",
        "CS1022" => "Remove what stands there: a brace too many, or text that is not C#.",
        "CS1026" => "Close the parenthesis with `)`.",
        _ => null,
    };
}
