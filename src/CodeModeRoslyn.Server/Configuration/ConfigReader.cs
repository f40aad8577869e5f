using System.Collections;
using System.Collections.Immutable;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Tools.Upstreams;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads a configuration, and reports all that is wrong with it and not only the first.</summary>
public sealed class ConfigReader
{
    /// <summary>The largest file that is read.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    private static readonly string[] Known =
        ["mcpServers", "servers", "inputs", "openApi", "limits", "grants", "callers", "workers", "confinement", "approvals", "learnedTypes", "policy", "audit", "demo"];

    private static readonly string[] UpstreamSections = ["mcpServers", "servers"];

    private static readonly string[] DemoAliases = ["analytics", "billing", "crm"];

    private static readonly Dictionary<string, WorkerReuse> Reuses = new(StringComparer.Ordinal)
    {
        ["principal"] = WorkerReuse.Principal,
        ["never"] = WorkerReuse.Never,
    };

    private static readonly Dictionary<string, ConfinementDemand> Confinements = new(StringComparer.Ordinal)
    {
        ["required"] = ConfinementDemand.Required,
        ["available"] = ConfinementDemand.Available,
    };

    private static readonly Dictionary<string, ApprovalPlace> ApprovalPlaces = new(StringComparer.Ordinal)
    {
        ["client"] = ApprovalPlace.Client,
        ["page"] = ApprovalPlace.Page,
    };

    private readonly ConfigFindings findings = new();
    private readonly ConfigValues values;

    private ConfigReader() => values = new ConfigValues(findings);

    /// <summary>Reads a file; relative paths in it are taken from where it stands.</summary>
    /// <param name="path">The file.</param>
    /// <param name="environment">The variables to put in; null for this process's own.</param>
    public static ConfigReadResult ReadFile(string path, IReadOnlyDictionary<string, string>? environment = null)
    {
        return TryReadText(path, out var text) is { } unreadable
            ? new ConfigReadResult(null, [new ConfigFinding(ConfigFindingIds.Unreadable, ConfigSeverity.Error, "", 0, unreadable)])
            : Read(text, environment, Path.GetDirectoryName(Path.GetFullPath(path)));
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">JSON, with comments and trailing commas.</param>
    /// <param name="environment">The variables to put in; null for this process's own.</param>
    /// <param name="folder">What relative paths start from; null leaves them as they are.</param>
    public static ConfigReadResult Read(
        string text, IReadOnlyDictionary<string, string>? environment = null, string? folder = null) =>
        new ConfigReader().ReadAll(text, environment ?? OwnEnvironment(), folder);

    private ConfigReadResult ReadAll(string text, IReadOnlyDictionary<string, string> environment, string? folder)
    {
        if (ConfigParser.Parse(text, findings) is not { } parsed)
        {
            return new ConfigReadResult(null, findings.All);
        }

        if (parsed is not ConfigNode.Section root)
        {
            findings.WrongKind(parsed, "an object");
            return new ConfigReadResult(null, findings.All);
        }

        // Editors describe in "inputs" what they ask for; the places that use it are found by themselves.
        root = root with { Members = [.. root.Members.Where(member => member.Name != "$schema")] };
        findings.CheckKeys(root, Known);

        // Upstreams hold keys of other programs, with placeholders of theirs: their section expands only what it uses.
        var expansion = new VariableExpansion(environment, new SecretSources(folder), findings);
        var expanded = root with
        {
            Members =
            [
                .. from member in root.Members
                   where member.Name != "inputs"
                   select UpstreamSections.Contains(member.Name) ? member : member with { Value = expansion.Expand(member.Value) },
            ],
        };
        var config = Assemble(expanded, expansion, folder) with { Hash = AuditHash.Of(text) };
        return new ConfigReadResult(
            findings.HasErrors ? null : config, [.. findings.All.Select(finding => finding with { Message = expansion.Without(finding.Message) })]);
    }

    private CodeModeConfig Assemble(ConfigNode.Section root, VariableExpansion expansion, string? folder)
    {
        var demo = values.Flag(root, "demo");
        var aliases = new List<ConfigNode.Member>();
        var upstreams = Upstreams(root, aliases, expansion, folder);
        if (Find<ConfigNode.Section>(root, "openApi", "an object") is { } openApi)
        {
            upstreams = [.. upstreams, .. new OpenApiSection(findings, expansion).Read(openApi, folder)];
            aliases.AddRange(openApi.Members);
        }

        CheckAliases(aliases, demo);
        var limitsOfRuns = Find<ConfigNode.Section>(root, "limits", "an object") is { } limits ? new LimitsSection(findings).Read(limits) : new LimitsConfig();
        var policy = Policy(root, folder, ref limitsOfRuns);
        string[] known = [.. aliases.Select(alias => alias.Name), .. demo ? DemoAliases : []];
        var callers = Find<ConfigNode.List>(root, "callers", "a list") is { } list ? new CallersSection(findings).Read(list) : [];
        return new CodeModeConfig
        {
            Upstreams = upstreams,
            Limits = limitsOfRuns,
            Policy = policy,
            Grants = Find<ConfigNode.List>(root, "grants", "a list") is { } grants
                ? new GrantsSection(findings, known, [.. callers.Select(caller => caller.Name)]).Read(grants)
                : null,
            Callers = callers,
            Workers = Workers(root),
            LearnedTypes = new LearnedTypesSection(findings).Read(root.Find("learnedTypes")),
            Confinement = findings.Choice(root.Find("confinement"), Confinements) ?? ConfinementDefault.ForThisMachine,
            Approvals = findings.Choice(root.Find("approvals"), ApprovalPlaces) ?? ApprovalPlace.Client,
            Audit = new AuditSection(findings).Read(root.Find("audit"), folder),
            Demo = demo,
        };
    }

    private ImmutableArray<UpstreamConfig> Upstreams(
        ConfigNode.Section root, List<ConfigNode.Member> aliases, VariableExpansion expansion, string? folder)
    {
        var desktop = Find<ConfigNode.Section>(root, "mcpServers", "an object");
        var editor = Find<ConfigNode.Section>(root, "servers", "an object");
        if (desktop is not null && editor is not null)
        {
            findings.Error(
                ConfigFindingIds.Contradiction, editor, "There is 'mcpServers' as well as 'servers'. Put all upstreams into one of them.");
        }

        var section = new UpstreamsSection(findings, expansion);
        ConfigNode.Section?[] written = [desktop, editor];
        return
        [
            .. written.OfType<ConfigNode.Section>()
                .SelectMany(one => section.Read(one, aliases))
                .Select(upstream => upstream is UpstreamConfig.Stdio { WorkingDirectory: { } cwd } stdio && folder is not null
                    ? stdio with { WorkingDirectory = Path.GetFullPath(cwd, folder) }
                    : upstream),
        ];
    }

    private void CheckAliases(List<ConfigNode.Member> aliases, bool demo)
    {
        var names = demo ? DemoAliases.ToDictionary(UpstreamAlias.NameInCSharp, alias => alias) : [];
        foreach (var alias in aliases.Where(alias => UpstreamAlias.IsUsable(alias.Name)))
        {
            var name = UpstreamAlias.NameInCSharp(alias.Name);
            // The same alias twice in one section was found before.
            if (names.TryAdd(name, alias.Name) || (names[name] == alias.Name && !(demo && DemoAliases.Contains(alias.Name))))
            {
                continue;
            }

            findings.Error(
                ConfigFindingIds.AliasName, alias.Value.Path, alias.Line,
                names[name] == alias.Name
                    ? $"The demo has an upstream '{alias.Name}' too. Give this one another name, or set 'demo' to false."
                    : $"'{alias.Name}' and '{names[name]}' are both tools.{name} in a script. Give one of them another name.");
        }
    }

    private WorkersConfig Workers(ConfigNode.Section root)
    {
        var defaults = new WorkersConfig();
        if (Find<ConfigNode.Section>(root, "workers", "an object") is not { } section)
        {
            return defaults;
        }

        findings.CheckKeys(section, "count", "reuse");
        return new WorkersConfig(
            values.WholeNumber(section, "count", 1, 64, defaults.Count),
            findings.Choice(section.Find("reuse"), Reuses) ?? defaults.Reuse);
    }

    private PolicyConfig? Policy(ConfigNode.Section root, string? folder, ref LimitsConfig limitsOfRuns)
    {
        if (Find<ConfigNode.Text>(root, "policy", "the path of a file") is not { } written)
        {
            return null;
        }

        var path = folder is null ? written.Value : Path.GetFullPath(written.Value, folder);
        if (TryReadText(path, out var text) is { } unreadable)
        {
            findings.Error(ConfigFindingIds.Unreadable, written, unreadable);
            return null;
        }

        var inFile = new ConfigFindings(path);
        var rules = new PolicyFile(inFile).Read(text, ref limitsOfRuns);
        findings.Add(inFile);
        return new PolicyConfig(path, rules);
    }

    private T? Find<T>(ConfigNode.Section section, string name, string wanted)
        where T : ConfigNode
    {
        var node = section.Find(name);
        if (node is null or T)
        {
            return (T?)node;
        }

        findings.WrongKind(node, wanted);
        return null;
    }

    // Why a file cannot be read; null when it was.
    private static string? TryReadText(string path, out string text)
    {
        text = "";
        try
        {
            if (new FileInfo(path).Length > MostBytes)
            {
                return $"{path} is larger than {MostBytes / (1024 * 1024)} MB. Is it the right file?";
            }

            text = File.ReadAllText(path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{path} cannot be read: {e.Message}";
        }
    }

    private static Dictionary<string, string> OwnEnvironment() =>
        Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "", StringComparer.Ordinal);
}
