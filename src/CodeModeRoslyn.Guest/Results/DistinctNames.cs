namespace CodeModeRoslyn.Guest.Results;

/// <summary>
/// Gives the properties of each open object names that differ. Upstreams may send a name twice and keys of a dictionary may
/// print alike; strict readers refuse that, and others keep only one of the two.
/// </summary>
internal sealed class DistinctNames
{
    private readonly List<HashSet<string>> taken = [];

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
        if (names.Add(name))
        {
            return name;
        }

        for (var number = 2; ; number++)
        {
            if ($"{name} ({number})" is var numbered && names.Add(numbered))
            {
                return numbered;
            }
        }
    }
}
