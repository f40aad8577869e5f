using System.Globalization;

namespace CodeModeRoslyn.Confinement.Linux;

/// <summary>Reads <c>sandbox-policy/linux-*.syscalls</c>, whose head describes the format.</summary>
internal static class SystemCallList
{
    /// <summary>The text of an architecture's list.</summary>
    public static string Of(KernelArchitecture architecture)
    {
        using var resource = typeof(SystemCallList).Assembly.GetManifestResourceStream($"linux-{architecture.Name}.syscalls")!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }

    /// <summary>Reads a list.</summary>
    /// <param name="text">The list.</param>
    /// <param name="processId">What <c>self</c> means.</param>
    /// <exception cref="FormatException">A line is not of the format.</exception>
    public static IReadOnlyList<SystemCall> Parse(string text, uint processId)
    {
        var calls = new List<SystemCall>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] != '#')
            {
                calls.Add(ParseLine(line, processId));
            }
        }

        return calls;
    }

    private static SystemCall ParseLine(string line, uint processId)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
        {
            throw new FormatException($"The system-call line '{line}' needs a name and a number.");
        }

        var rules = new List<SystemCallRule>();
        ushort? error = null;
        foreach (var word in words.AsSpan(2))
        {
            var parts = word.Split(':');
            switch (parts)
            {
                case ["errno", var number]: error = (ushort)Number(number); break;
                case ["self", var argument]: rules.Add(new(ArgumentTest.Any, Index(argument), [0, processId])); break;
                case ["null", var argument]: rules.Add(new(ArgumentTest.Null, Index(argument), [])); break;
                case ["any", var argument, var values]: rules.Add(new(ArgumentTest.Any, Index(argument), Numbers(values))); break;
                case ["all", var argument, var mask]: rules.Add(new(ArgumentTest.All, Index(argument), [Number(mask)])); break;
                case ["none", var argument, var mask]: rules.Add(new(ArgumentTest.None, Index(argument), [Number(mask)])); break;
                default: throw new FormatException($"The system-call line '{line}' has the rule '{word}', which is none.");
            }
        }

        return new SystemCall(words[0], Number(words[1]), rules, error);
    }

    private static int Index(string text) => Number(text) is var index && index < 6
        ? (int)index
        : throw new FormatException($"A system call has arguments 0 to 5, not {text}.");

    private static uint[] Numbers(string text)
    {
        var words = text.Split(',');
        var numbers = new uint[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            numbers[i] = Number(words[i]);
        }

        return numbers;
    }

    private static uint Number(string text) => text.StartsWith("0x", StringComparison.Ordinal)
        ? uint.Parse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)
        : uint.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
