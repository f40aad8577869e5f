namespace CodeModeRoslyn.Verification.Nesting;

/// <summary>
/// How deep a text is nested, counted over its characters. No parser of C# is given one that is deeper than people and models write:
/// it goes down into every bracket, and ends where its stack does.
/// </summary>
public struct BracketDepth
{
    // Scripts as people and models write them stay below 10.
    public const int MostBrackets = 64;
    public const int MostAngles = 64;

    /// <summary>The brackets that are open.</summary>
    public int Brackets { get; private set; }

    /// <summary>The angle brackets that are open.</summary>
    public int Angles { get; private set; }

    /// <summary>Whether a parser may be given the text.</summary>
    public static bool IsWithin(string text)
    {
        var depth = default(BracketDepth);
        foreach (var character in text)
        {
            depth.Read(character);
            if (depth.Brackets > MostBrackets || depth.Angles > MostAngles)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Goes on by one character.</summary>
    public void Read(char character)
    {
        switch (character)
        {
            case '(' or '[' or '{':
                Brackets++;
                break;
            case ')' or ']' or '}':
                Brackets = Math.Max(0, Brackets - 1);
                Angles = 0;
                break;
            case '<':
                Angles++;
                break;
            case '>' or ';':
                Angles = Math.Max(0, Angles - 1);
                break;
        }
    }
}
