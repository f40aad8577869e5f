namespace CodeModeRoslyn.Tools.Validation;

/// <summary>Which parts of one value some keyword has looked at: what <c>unevaluatedProperties</c> and <c>unevaluatedItems</c> leave alone.</summary>
internal sealed class Evaluated
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private readonly HashSet<int> items = [];
    private bool hasAllNames;
    private int itemsUpTo;

    public bool Has(string name) => hasAllNames || names.Contains(name);

    public bool Has(int index) => index < itemsUpTo || items.Contains(index);

    public void Add(string name) => names.Add(name);

    public void Add(int index) => items.Add(index);

    public void AddAllNames() => hasAllNames = true;

    public void AddItems(int upTo) => itemsUpTo = Math.Max(itemsUpTo, upTo);

    public void Add(Evaluated other)
    {
        names.UnionWith(other.names);
        items.UnionWith(other.items);
        hasAllNames |= other.hasAllNames;
        AddItems(other.itemsUpTo);
    }
}
