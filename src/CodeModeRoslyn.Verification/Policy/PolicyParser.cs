using System.Collections.Immutable;

namespace CodeModeRoslyn.Verification.Policy;

/// <summary>Reads the policy's text format, which the head of <c>sandbox-policy/base.policy</c> documents.</summary>
internal sealed class PolicyParser
{
    private readonly List<PolicyRule> rules = [];
    private readonly List<PolicyFinding> findings = [];
    private readonly HashSet<(string Namespace, string Type, bool CompilerOnly)> said = [];
    private string? currentNamespace;
    private int line;

    public static (IReadOnlyList<PolicyRule> Rules, IReadOnlyList<PolicyFinding> Findings) Parse(string text)
    {
        var parser = new PolicyParser();
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            parser.line++;
            parser.ReadLine(line.Trim());
        }

        return (parser.rules, parser.findings);
    }

    private void ReadLine(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || line[0] == '#')
        {
            return;
        }

        if (line[0] == '[')
        {
            ReadSection(line);
        }
        else if (currentNamespace is null)
        {
            Find("A type stands before the first [Namespace].");
        }
        else
        {
            ReadRule(currentNamespace, line.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
    }

    private void ReadSection(ReadOnlySpan<char> line)
    {
        var name = line[^1] == ']' ? line[1..^1].ToString() : "";
        if (IsDotted(name))
        {
            currentNamespace = name;
        }
        else
        {
            Find($"'{line}' is no section: write [Name.Space].");
        }
    }

    private void ReadRule(string ns, string[] words)
    {
        var type = words[0];
        if (type != PolicyRule.EveryType && !IsDotted(type))
        {
            Find($"'{type}' is no type name: write it without arity, nested types as Outer.Inner.");
            return;
        }

        var all = type == PolicyRule.EveryType;
        var (none, isBase, compilerOnly) = (false, false, false);
        ImmutableArray<string>.Builder members = ImmutableArray.CreateBuilder<string>(),
            getters = ImmutableArray.CreateBuilder<string>(),
            excluded = ImmutableArray.CreateBuilder<string>();
        foreach (var word in words.AsSpan(1))
        {
            switch (word)
            {
                case "*": all = true; break;
                case "-": none = true; break;
                case "@base": isBase = true; break;
                case "@compiler": compilerOnly = true; break;
                case ['-', .. var name] when IsMember(name): excluded.Add(name); break;
                case ['=', .. var name] when IsMember(name): getters.Add(name); break;
                case var name when IsMember(name): members.Add(name); break;
                default: Find($"'{word}' is neither a member nor one of * - -name =name @base @compiler."); return;
            }
        }

        var named = members.Count + getters.Count;
        if (none && (all || named + excluded.Count > 0))
        {
            Find($"'{type}' says both that no member is allowed (-) and that some are.");
        }
        else if (all && named > 0)
        {
            Find($"'{type}' names members beside '*', which has them all.");
        }
        else if (!all && excluded.Count > 0)
        {
            Find($"'{type}' excludes members without '*'.");
        }
        else if (!none && !all && named == 0)
        {
            Find($"'{type}' says nothing about its members: write '-' for none, or '*'.");
        }
        else if (!said.Add((ns, type, compilerOnly)))
        {
            Find($"'{ns}.{type}' has a line already.");
        }
        else
        {
            rules.Add(new PolicyRule
            {
                Line = line,
                Namespace = ns,
                Type = type,
                AllMembers = all,
                Members = members.DrainToImmutable(),
                Getters = getters.DrainToImmutable(),
                Excluded = excluded.DrainToImmutable(),
                MayBeBase = isBase,
                CompilerOnly = compilerOnly,
            });
        }
    }

    private void Find(string message) => findings.Add(new PolicyFinding(line, message));

    private static bool IsMember(string name) => name is ".ctor" || IsIdentifier(name);

    private static bool IsDotted(ReadOnlySpan<char> name)
    {
        foreach (var part in name.Split('.'))
        {
            if (!IsIdentifier(name[part]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsIdentifier(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || char.IsAsciiDigit(name[0]))
        {
            return false;
        }

        foreach (var character in name)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '_')
            {
                return false;
            }
        }

        return true;
    }
}
