namespace CodeModeRoslyn.Policy.Tests.Compiling;

/// <summary>
/// As much of the guest assembly as scripts in these tests use, with a part that the real one hides; and names that the policy's
/// patterns cover without anybody having listed them, as a framework of the future may have.
/// </summary>
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
                public static void WriteSomewhere(string value) { }
            }
        }
        namespace System.Collections.Generic
        {
            public class UnheardOf<T> { }
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
