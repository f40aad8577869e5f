using System.Text;
using CodeModeRoslyn.Guest.Results;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>
/// What of a value that is being written is whole. A shortened value ends between two items of a list, or two properties of an object:
/// half of one would look like all of it.
/// </summary>
internal sealed class WrittenParts
{
    private const int LongestPath = 5;

    private readonly List<Part> open = [];
    private Part? cut;

    /// <summary>Whether it has been shortened so.</summary>
    public bool IsCut => cut is not null;

    public void Begin(bool isList) => open.Add(new Part(isList, open.Count == 0 ? null : new PathStep(open[^1].Name, open[^1].Begun - 1)));

    public void End() => open.RemoveAt(open.Count - 1);

    /// <summary>An item, or a property, begins.</summary>
    /// <param name="name">The property's.</param>
    /// <param name="written">What is written before it, in characters.</param>
    public void Next(string? name, int written)
    {
        if (open.Count == 0)
        {
            return;
        }

        var part = open[^1];
        (part.Name, part.Begun, part.WholeEnds) = (name, part.Begun + 1, written);
    }

    /// <summary>The place where to cut: in the outermost list or object of which enough is whole.</summary>
    /// <param name="least">How many characters have to be left.</param>
    /// <returns>How many are left, and how many lists and objects are to be closed; null when no such place is known.</returns>
    public (int Length, int Depth)? Cut(int least)
    {
        var depth = open.FindIndex(part => part.Begun > 1 && part.WholeEnds >= least);
        if (depth < 0)
        {
            return null;
        }

        cut = open[depth];
        cut.Kept = cut.Begun - 1;
        cut.Path = PathTo(depth);
        return (cut.WholeEnds, depth + 1);
    }

    /// <summary>What was kept of how much; null when it was not cut between two parts.</summary>
    public ShortenedAt? Told() => cut is null ? null : new ShortenedAt(cut.Path, cut.IsList, cut.Kept, cut.Begun);

    private string PathTo(int depth)
    {
        var path = new StringBuilder("$");
        foreach (var part in open.Take(depth + 1).Skip(1).Take(LongestPath))
        {
            part.Step!.Value.AppendTo(path);
        }

        return path.Append(depth > LongestPath ? "…" : "").ToString();
    }

    /// <summary>A list or an object.</summary>
    private sealed class Part(bool isList, PathStep? step)
    {
        public bool IsList => isList;

        public PathStep? Step => step;

        /// <summary>The name of the last property that has begun.</summary>
        public string? Name { get; set; }

        public int Begun { get; set; }

        public int WholeEnds { get; set; }

        public int Kept { get; set; }

        public string Path { get; set; } = "";
    }
}
