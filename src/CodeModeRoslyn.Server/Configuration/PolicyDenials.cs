using System.Collections.Immutable;
using CodeModeRoslyn.Verification.Policy;
using CodeModeRoslyn.Verification.References;

namespace CodeModeRoslyn.Server.Configuration;

/// <summary>Reads <c>deny</c> of a company's policy.</summary>
internal sealed class PolicyDenials(ReferenceApi api, PolicyIds ids, ConfigFindings findings)
{
    private readonly ReferenceVerdicts builtIn = new(api, PolicyModel.Base);

    public ImmutableArray<CompanyDenial> Read(ImmutableArray<ConfigNode> entries)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return [.. entries.Select(entry => Entry(entry, seen)).OfType<CompanyDenial>()];
    }

    private CompanyDenial? Entry(ConfigNode entry, HashSet<string> seen)
    {
        if (entry is not (ConfigNode.Text or ConfigNode.Section))
        {
            findings.WrongKind(entry, "an id, or an object with an 'id', a 'reason' and what to write 'instead'");
            return null;
        }

        var (reason, instead) = (default(string), default(string));
        if (entry is ConfigNode.Section section)
        {
            findings.CheckKeys(section, "id", "reason", "instead");
            (reason, instead) = (PolicyTexts.Optional(section, "reason", findings), PolicyTexts.Optional(section, "instead", findings));
        }

        return ids.Read(entry, seen) is { } id && Covered(id) is { } covered ? Check(id, new CompanyDenial(covered, reason, instead)) : null;
    }

    private ImmutableArray<string>? Covered(ConfigNode.Text id)
    {
        if (!id.Value.StartsWith("N:", StringComparison.Ordinal))
        {
            return ids.Find(id)?.Ids;
        }

        if (api.TypesOf(id.Value[2..]).Any())
        {
            return [id.Value];
        }

        ids.ReportUnknown(id);
        return null;
    }

    private CompanyDenial? Check(ConfigNode.Text id, CompanyDenial denial)
    {
        if (NeededApi.FindDenied(new CompanyPolicy([denial], [])) is { } needed)
        {
            findings.Error(
                ConfigFindingIds.NeededByEveryScript, id,
                $"'{id.Value}' would deny every script, because each is made of '{needed}'. Deny what it is used for instead.");
            return null;
        }

        var denied = id.Value.StartsWith("N:", StringComparison.Ordinal) ? [.. api.TypesOf(id.Value[2..])]
            : api.Find(id.Value)! is { Names.IsEmpty: true } type ? api.WithNested(type).ToList()
            : [api.Find(id.Value)!];
        if (!denied.Any(IsGiven))
        {
            findings.Warn(ConfigFindingIds.Needless, id.Path, id.Line, $"The built-in policy denies '{id.Value}' already. Nothing needs to be said here.");
        }
        else if (denied is [{ IsConstant: true }])
        {
            findings.Warn(
                ConfigFindingIds.PartlyHeld, id.Path, id.Line,
                $"'{id.Value}' is a constant, of which a compiled script has the value and not the name: only the source is judged by it.");
        }
        else if (denied is [{ IsOverride: true }])
        {
            findings.Warn(
                ConfigFindingIds.PartlyHeld, id.Path, id.Line,
                $"'{id.Value}' overrides another member, by whose name it is called as well: only the source is judged by it. Deny its type to be sure.");
        }

        return denial;
    }

    // Of a property that may be read only, denying it is of use.
    private bool IsGiven(ReferenceSymbol symbol) =>
        symbol.Names.Length < 2 ? builtIn.Allows(symbol) : symbol.Names.Any(name => builtIn.Allows(symbol with { Names = [name] }));
}
