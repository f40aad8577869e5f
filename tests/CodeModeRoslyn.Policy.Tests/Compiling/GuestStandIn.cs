namespace CodeModeRoslyn.Policy.Tests.Compiling;

/// <summary>As much of the guest assembly as the policy speaks about, so that these tests need no other project's output.</summary>
internal static class GuestStandIn
{
    public const string Source =
        """
        namespace System
        {
            public static class Console
            {
                public static void Write(object? value) { }
                public static void WriteLine(object? value = null) { }
                public static void WriteLine(string format, params object?[] arguments) { }
            }
        }
        namespace CodeModeRoslyn.Guest
        {
            public sealed class Json
            {
                public Json this[string name] => this;
                public string? AsString() => null;
            }
            public sealed class ToolException : System.Exception
            {
                internal ToolException() { }
                public string Kind => "";
            }
            public sealed class ToolList<T> : System.Collections.Generic.List<T> { }
        }
        namespace CodeModeRoslyn.Guest.Hosting
        {
            public static class RunScope { public static object? Current; }
        }
        """;
}
