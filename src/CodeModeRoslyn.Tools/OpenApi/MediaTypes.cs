namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>Tells JSON from other content. Types are without parameters and in lower case.</summary>
internal static class MediaTypes
{
    public static bool IsJson(string type) => type is "application/json" or "text/json" || type.EndsWith("+json", StringComparison.Ordinal);

    public static bool IsMultipart(string type) => type.StartsWith("multipart/form-data", StringComparison.OrdinalIgnoreCase);
}
