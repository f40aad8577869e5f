using CodeModeRoslyn.Tools.Search;
using CodeModeRoslyn.Verification.References;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads the ids of a company's policy, each of which has to name something that scripts are compiled against.</summary>
internal sealed class PolicyIds(ReferenceApi api, ConfigFindings findings)
{
    private const int MostOverloads = 3;
    private const string Kinds = "TMPFEN";

    private readonly Lazy<ReferenceApi> framework = new(ReadFramework);

    /// <summary>The id of an entry, the whole of which may be its id; null, with a finding, when there is none.</summary>
    public ConfigNode.Text? Read(ConfigNode entry, HashSet<string> seen)
    {
        var node = entry is ConfigNode.Section section ? section.Find("id") : entry;
        if (node is null)
        {
            findings.Error(ConfigFindingIds.MissingKey, entry, "This entry has no 'id'. Write a documentation-comment id, such as \"T:System.Random\".");
            return null;
        }

        if (node is not ConfigNode.Text id)
        {
            findings.WrongKind(node, "a documentation-comment id, such as \"T:System.Random\"");
            return null;
        }

        if (!seen.Add(id.Value))
        {
            findings.Error(ConfigFindingIds.Duplicate, id, $"'{id.Value}' is there twice. Remove one.");
            return null;
        }

        return id;
    }

    /// <summary>The type or member of an id; null, with a finding, when it names none.</summary>
    public ReferenceSymbol? Find(ConfigNode.Text id)
    {
        var found = api.Find(id.Value);
        if (found is null)
        {
            ReportUnknown(id);
        }

        return found;
    }

    public void ReportUnknown(ConfigNode.Text id) =>
        findings.Error(ConfigFindingIds.UnknownApi, id, $"'{id.Value}' names nothing that scripts are compiled against. {Advise(id.Value)}");

    private string Advise(string id)
    {
        if (id.Length < 2 || id[1] != ':' || !Kinds.Contains(id[0], StringComparison.Ordinal))
        {
            return Kinds.Select(kind => $"{kind}:{id}").FirstOrDefault(IsThere) is { } whole
                ? $"Did you mean '{whole}'?"
                : "An id begins with T: (a type), M: (a method), P: (a property), F: (a field), E: (an event) or N: (a namespace).";
        }

        if (Kinds.Select(kind => $"{kind}{id[1..]}").FirstOrDefault(IsThere) is { } other)
        {
            return $"Did you mean '{other}'?";
        }

        if (id[0] != 'N' && framework.Value.Find(id) is { } unreferenced)
        {
            return $"It is part of .NET ({unreferenced.Assembly}), but of no assembly that is given to scripts: no script can have it.";
        }

        var overloads = OverloadsOf(id).ToList();
        if (overloads.Count > 0)
        {
            return $"There is: {string.Join(", ", overloads.Take(MostOverloads).Select(overload => $"'{overload}'"))}{(overloads.Count > MostOverloads ? ", …" : "")}.";
        }

        return NearestName.Find(id, Candidates(id)) is { } nearest ? $"Did you mean '{nearest}'?" : "Look its id up in the documentation of .NET.";
    }

    private bool IsThere(string id) => id[0] == 'N' ? api.TypesOf(id[2..]).Any() : api.Find(id) is not null;

    private IEnumerable<string> OverloadsOf(string id)
    {
        var parameters = id.IndexOf('(', StringComparison.Ordinal);
        var name = parameters < 0 ? id : id[..parameters];
        return api.MembersOf(ReferenceApi.DeclaringTypeOf(id)).Select(member => member.Id)
            .Where(other => other == name || other.StartsWith($"{name}(", StringComparison.Ordinal) || other.StartsWith($"{name}``", StringComparison.Ordinal));
    }

    private IEnumerable<string> Candidates(string id) => id[0] switch
    {
        'N' => api.Namespaces.Select(ns => $"N:{ns}"),
        'T' => api.TypeIds,
        _ when api.MembersOf(ReferenceApi.DeclaringTypeOf(id)).Select(member => member.Id).ToList() is { Count: > 0 } members => members,
        _ => api.TypeIds,
    };

    // Only to say why something that exists is not there, and so only when something is not.
    private static ReferenceApi ReadFramework() =>
        ReferenceApi.Read(Directory.EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System.*.dll"));
}
