using System.Text;
using System.Text.RegularExpressions;

namespace CodeModeRoslyn.EndToEnd.Tests.Fuzzing;

/// <summary>Makes scripts out of scripts: most of what it makes does not compile, and what does is nothing that anyone thought of.</summary>
internal sealed partial class ScriptMutator
{
    private const int MostChanges = 6;
    private const int LongestScript = 20_000;

    // What a line of one script becomes when it is put into another's place.
    private static readonly string[] Frames =
    [
        "try {{ {0} }} catch (Exception e) {{ Console.WriteLine(e.Message); }} finally {{ Console.Write(1); }}",
        "Func<object?> f{1} = () => {{ {0}\nreturn null; }}; f{1}();",
        "async Task<object?> G{1}() {{ await Task.Yield(); {0}\nreturn null; }} await G{1}();",
        "IEnumerable<object?> H{1}() {{ yield return 1; {0} }} foreach (var h{1} in H{1}()) Console.Write(h{1});",
        "for (var i{1} = 0; i{1} < 3; i{1}++) {{ {0} }}",
        "if (DateTime.UtcNow.Ticks > 0) {{ {0} }} else {{ }}",
        "await Task.Run(async () => {{ await Task.Delay(1); {0} }});",
        "class C{1}<T> where T : new() {{ public T V = new(); public object? M() {{ {0}\nreturn V; }} }} _ = new C{1}<object>().M();",
        "record R{1}(int A) {{ public object? B {{ get {{ {0}\nreturn A; }} }} }} Console.WriteLine(new R{1}(1));",
        "static class X{1} {{ public static T Do<T>(this T t) {{ {0}\nreturn t; }} }} 1.Do();",
        "Span<int> s{1} = stackalloc int[4]; {0}",
        "lock (new object()) {{ {0} }}",
        "using (new MemoryStream()) {{ {0} }}",
    ];

    private readonly Random random;
    private readonly string[] scripts;
    private readonly string[] lines;
    private readonly string[] words;
    private int made;

    public ScriptMutator(int seed, IEnumerable<string> corpus)
    {
        random = new Random(seed);
        scripts = [.. corpus.Where(script => script.Length <= LongestScript)];
        lines = [.. scripts.SelectMany(script => script.Split('\n')).Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal)).Distinct()];
        words = [.. scripts.SelectMany(script => Token().Matches(script)).Select(match => match.Value).Where(token => token.Trim().Length > 0).Distinct()];
    }

    public string Next()
    {
        var script = Pick(scripts);
        for (var changes = random.Next(1, MostChanges + 1); changes > 0; changes--)
        {
            script = Change(script);
        }

        return script.Length <= LongestScript ? script : script[..LongestScript];
    }

    private string Change(string script) => random.Next(7) switch
    {
        0 => OnLines(script, all => all.Insert(random.Next(all.Count + 1), Pick(lines))),
        1 => OnLines(script, all => all.RemoveAt(random.Next(all.Count))),
        2 => OnLines(script, all => all.Insert(random.Next(all.Count), all[random.Next(all.Count)])),
        3 => OnLines(script, Frame),
        4 => OnTokens(script, all => all[random.Next(all.Count)] = Pick(words)),
        5 => OnTokens(script, all => all.Insert(random.Next(all.Count + 1), $" {Pick(words)} ")),
        _ => OnTokens(script, all => all.RemoveAt(random.Next(all.Count))),
    };

    private void Frame(List<string> all)
    {
        var at = random.Next(all.Count);
        var inside = random.Next(2) == 0 ? all[at] : Pick(lines);
        all[at] = string.Format(null, CompositeFormat.Parse(Pick(Frames)), inside, made++);
    }

    private static string OnLines(string script, Action<List<string>> change)
    {
        var all = script.Split('\n').ToList();
        change(all);
        return string.Join('\n', all);
    }

    private static string OnTokens(string script, Action<List<string>> change)
    {
        var all = Token().Matches(script).Select(match => match.Value).ToList();
        if (all.Count > 0)
        {
            change(all);
        }

        return string.Concat(all);
    }

    private string Pick(string[] from) => from[random.Next(from.Length)];

    [GeneratedRegex("""[A-Za-z_]\w*|\d[\w.]*|"(?:[^"\\\n]|\\.)*"|=>|[<>=!+\-*/&|?]=|\?\?|\?\.|&&|\|\||\+\+|--|\s+|.""", RegexOptions.Singleline)]
    private static partial Regex Token();
}
