namespace CodeModeRoslyn.Verification.Policy;

/// <summary>The files of <c>sandbox-policy/</c> that are part of this assembly.</summary>
internal static class BuiltInText
{
    public static string Read(string name)
    {
        using var stream = typeof(BuiltInText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource '{name}' is not part of this assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
