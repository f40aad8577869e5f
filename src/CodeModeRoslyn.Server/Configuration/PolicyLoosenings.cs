using System.Collections.Immutable;
using CodeModeRoslyn.Verification.Policy;
using CodeModeRoslyn.Verification.References;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads <c>allow</c> of a company's policy. Each entry says itself that it loosens, and why, and is reported at every start.</summary>
internal sealed class PolicyLoosenings(ReferenceApi api, PolicyIds ids, ConfigFindings findings)
{
    private readonly ReferenceVerdicts builtIn = new(api, PolicyModel.Base);

    /// <summary>The company's policy, with what was denied.</summary>
    public CompanyPolicy Read(ImmutableArray<ConfigNode> entries, ImmutableArray<CompanyDenial> denials)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var denied = new CompanyPolicy(denials, []);
        var read = entries.Select(entry => Entry(entry, denied, seen)).OfType<(ConfigNode.Text Id, ReferenceSymbol Symbol, Loosening Loosening)>().ToList();
        var policy = new CompanyPolicy(denials, [.. read.Select(entry => entry.Loosening)]);

        // One entry may need what another gives.
        var verdicts = new ReferenceVerdicts(api, PolicyModel.Base.With(policy));
        foreach (var (id, symbol, loosening) in read)
        {
            if (!symbol.Names.IsEmpty && verdicts.UnnamedIn(symbol) is { } unnamed)
            {
                findings.Error(
                    ConfigFindingIds.UselessLoosening, id,
                    $"'{id.Value}' stays denied, because scripts may not name '{unnamed}', which is in its signature. Loosen that too, or choose another overload.");
            }
            else
            {
                findings.Warn(ConfigFindingIds.Loosened, id.Path, id.Line, $"Loosened: scripts may use '{id.Value}', which the built-in policy denies. {loosening.Reason}");
            }
        }

        return policy;
    }

    private (ConfigNode.Text, ReferenceSymbol, Loosening)? Entry(ConfigNode entry, CompanyPolicy denied, HashSet<string> seen)
    {
        if (entry is not ConfigNode.Section section)
        {
            findings.WrongKind(entry, "an object with an 'id', \"loosen\": true and a 'reason'");
            return null;
        }

        findings.CheckKeys(section, "id", "loosen", "reason");
        var isMeant = IsMeant(section);
        var reason = PolicyTexts.Required(section, "reason", "This entry has no 'reason'. Say why scripts here need what others do not get.", findings);
        return ids.Read(section, seen) is { } id && Symbol(id, denied) is { } symbol && isMeant && reason is not null
            ? (id, symbol, new Loosening(symbol.Ids, symbol.Types, reason))
            : null;
    }

    private bool IsMeant(ConfigNode.Section section)
    {
        switch (section.Find("loosen"))
        {
            case ConfigNode.Flag { Value: true }:
                return true;
            case null or ConfigNode.Flag:
                findings.Error(
                    ConfigFindingIds.NotLoosened, section,
                    "This entry would give scripts more than the built-in policy does. Write \"loosen\": true if that is meant, or remove it.");
                return false;
            case { } other:
                findings.WrongKind(other, "true");
                return false;
        }
    }

    private ReferenceSymbol? Symbol(ConfigNode.Text id, CompanyPolicy denied)
    {
        if (id.Value.StartsWith("N:", StringComparison.Ordinal))
        {
            findings.Error(ConfigFindingIds.OutOfReach, id, "A namespace is not loosened as a whole. Name the types or members that are needed, an entry each.");
            return null;
        }

        if (ids.Find(id) is not { } symbol)
        {
            return null;
        }

        if (symbol.Names.IsEmpty ? builtIn.AllowsAllOf(symbol) : builtIn.Allows(symbol))
        {
            findings.Error(ConfigFindingIds.Needless, id, $"The built-in policy allows '{id.Value}' already. Remove this entry.");
            return null;
        }

        if (ReferenceVerdicts.IsOutOfReach(symbol))
        {
            findings.Error(ConfigFindingIds.OutOfReach, id, $"No script may ever have '{id.Value}': the rule that keeps it out is no line of a policy. Remove this entry.");
            return null;
        }

        if (denied.DenialOfMember(symbol.Namespace, symbol.Type, id.Value) is { } denial)
        {
            findings.Error(ConfigFindingIds.Contradiction, id, $"'{id.Value}' is denied by '{denial.Id}' in this same file. Remove one of them.");
            return null;
        }

        return symbol;
    }
}
