namespace CodeModeRoslyn.Server.Configuration;

/// <summary>A JSON value that knows where it stands, which the framework's own documents forget.</summary>
/// <param name="Path">From the root, such as <c>grants[1].access</c>.</param>
/// <param name="Line">The line, from 1.</param>
internal abstract record ConfigNode(string Path, int Line)
{
    /// <summary>How a message calls a value of this kind.</summary>
    public abstract string Kind { get; }

    /// <summary>An object. A name that is there twice is there twice.</summary>
    internal sealed record Section(string Path, int Line, IReadOnlyList<Member> Members) : ConfigNode(Path, Line)
    {
        public override string Kind => "an object";

        public ConfigNode? Find(string name) => Members.FirstOrDefault(member => member.Name == name)?.Value;
    }

    internal sealed record List(string Path, int Line, IReadOnlyList<ConfigNode> Items) : ConfigNode(Path, Line)
    {
        public override string Kind => "a list";
    }

    internal sealed record Text(string Path, int Line, string Value) : ConfigNode(Path, Line)
    {
        public override string Kind => "a string";
    }

    /// <param name="Value">Null when it is no whole number, or one that no limit of ours could be.</param>
    internal sealed record Number(string Path, int Line, long? Value, string Written) : ConfigNode(Path, Line)
    {
        public override string Kind => "a number";
    }

    internal sealed record Flag(string Path, int Line, bool Value) : ConfigNode(Path, Line)
    {
        public override string Kind => Value ? "true" : "false";
    }

    internal sealed record Nothing(string Path, int Line) : ConfigNode(Path, Line)
    {
        public override string Kind => "null";
    }

    internal sealed record Member(string Name, int Line, ConfigNode Value);
}
