using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace CodeModeRoslyn.Execution.Audit.Redaction;

/// <summary>Reads one path from its beginning to its end.</summary>
internal sealed class PathParser(string text)
{
    private const string Advice = "Write a path such as $.password, $..token, $.users[*].name, $['odd name'] or $.list[0].";

    private int at;

    /// <exception cref="FormatException">It is no path that is understood.</exception>
    public ImmutableArray<PathStep> Parse()
    {
        if (!Take('$'))
        {
            throw Wrong("A path begins with '$', which is the arguments as a whole.");
        }

        var steps = ImmutableArray.CreateBuilder<PathStep>();
        while (at < text.Length)
        {
            steps.Add(Step());
            if (steps.Count > RedactionPath.MostSteps)
            {
                throw Wrong($"It has more than {RedactionPath.MostSteps} steps.");
            }
        }

        return steps.Count > 0 ? steps.ToImmutable() : throw Wrong("'$' alone is all of the arguments; leave \"arguments\" out to record none.");
    }

    private PathStep Step()
    {
        if (Take('['))
        {
            return InBrackets(isAnywhere: false);
        }

        if (!Take('.'))
        {
            throw Wrong($"'{text[at]}' cannot stand here.");
        }

        var isAnywhere = Take('.');
        if (isAnywhere && Take('['))
        {
            return InBrackets(isAnywhere);
        }

        return Take('*') ? new PathStep(null, null, isAnywhere) : new PathStep(PlainName(), null, isAnywhere);
    }

    private string PlainName()
    {
        var start = at;
        while (at < text.Length && (char.IsAsciiLetter(text[at]) || text[at] == '_' || text[at] > '\x7f' || (at > start && char.IsAsciiDigit(text[at]))))
        {
            at++;
        }

        return at > start
            ? text[start..at]
            : throw Wrong("After a dot comes a name of letters, digits and '_' that begins with no digit; write any other as ['name'].");
    }

    private PathStep InBrackets(bool isAnywhere)
    {
        SkipBlanks();
        PathStep step;
        if (Take('*'))
        {
            step = new PathStep(null, null, isAnywhere);
        }
        else if (at < text.Length && text[at] is '\'' or '"')
        {
            step = new PathStep(QuotedName(text[at++]), null, isAnywhere);
        }
        else
        {
            step = new PathStep(null, Index(), isAnywhere);
        }

        SkipBlanks();
        return Take(']') ? step : throw Wrong("Between brackets stands one name in quotes, one place from 0, or '*'; slices, filters and lists are not understood.");
    }

    private int Index()
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return int.TryParse(text.AsSpan(start, at - start), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : throw Wrong("Between brackets stands one name in quotes, one place from 0, or '*'; slices, filters and lists are not understood.");
    }

    private string QuotedName(char quote)
    {
        var name = new StringBuilder();
        while (at < text.Length && text[at] != quote)
        {
            name.Append(text[at] == '\\' ? Escaped() : text[at++]);
        }

        return Take(quote) ? name.ToString() : throw Wrong("A name in quotes has no end.");
    }

    private char Escaped()
    {
        at++;
        switch (at < text.Length ? text[at++] : '\0')
        {
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case var itself and ('/' or '\\' or '\'' or '"'): return itself;
            case 'u' when at + 4 <= text.Length && ushort.TryParse(text.AsSpan(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit):
                at += 4;
                return (char)unit;
            default: throw Wrong("After a backslash comes one of b f n r t / \\ ' \" or u with four digits.");
        }
    }

    private bool Take(char wanted)
    {
        if (at >= text.Length || text[at] != wanted)
        {
            return false;
        }

        at++;
        return true;
    }

    private void SkipBlanks()
    {
        while (at < text.Length && text[at] is ' ' or '\t' or '\n' or '\r')
        {
            at++;
        }
    }

    private FormatException Wrong(string why) => new($"'{text}' is no path, at character {Math.Min(at, text.Length) + 1}: {why} {Advice}");
}
