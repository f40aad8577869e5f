using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CodeModeRoslyn.Benchmarks.Subject;

namespace CodeModeRoslyn.Benchmarks.SideBySide;

/// <summary>What is kept in the repository for this command: <c>Written</c> by hand, and <c>Recorded</c> by it.</summary>
internal static class SideBySideFolder
{
    /// <summary>How it is written: with line breaks, for a reader of differences.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        RespectRequiredConstructorParameters = true,
    };

    public static string Page => Checkout.Path("docs", "side-by-side.md");

    public static string Path(params string[] parts) => Checkout.Path(["tests", "CodeModeRoslyn.Benchmarks", "SideBySide", .. parts]);
}
