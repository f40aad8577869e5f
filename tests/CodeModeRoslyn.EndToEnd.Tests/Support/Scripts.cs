namespace CodeModeRoslyn.EndToEnd.Tests.Support;

/// <summary>Scripts that several tests send through the doors.</summary>
internal static class Scripts
{
    public const string Endless = "while (true) { }";

    public const string Next = "return \"the next run\";";

    /// <summary>Lasts longer than two heartbeats.</summary>
    public const string SeveralSeconds = "await Task.Delay(5000); return \"after a while\";";

    public static Dictionary<string, object?> Arguments(string script) => new() { ["code"] = script };
}
