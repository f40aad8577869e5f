namespace CodeModeRoslyn.Guest.Results;

/// <summary>
/// Gives the properties of each open object names that differ. Upstreams may send a name twice and keys of a dictionary may
/// print alike; strict readers refuse that, and others keep only one of the two.
/// </summary>
internal sealed class DistinctNames
{
    // By depth: each name, and the number that its last repetition got.
    private readonly List<Dictionary<string, int>> taken = [];

    /// <summary>An object begins.</summary>
    /// <param name="depth">How many arrays and objects are open around it.</param>
    public void Begin(int depth)
    {
        while (taken.Count <= depth)
        {
            taken.Add([]);
        }

        taken[depth].Clear();
    }

    /// <summary>The name, or when the object has it already, the name with a number.</summary>
    public string Of(string name, int depth)
    {
        var names = taken[depth];
        if (names.TryAdd(name, 1))
        {
            return name;
        }

        string numbered;
        do
        {
            numbered = $"{name} ({++names[name]})";
        }
        while (!names.TryAdd(numbered, 1));

        return numbered;
    }
}
