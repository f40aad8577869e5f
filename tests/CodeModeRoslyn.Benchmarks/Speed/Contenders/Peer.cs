namespace CodeModeRoslyn.Benchmarks.Speed.Contenders;

/// <summary>Another contender, as the command line names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Folder">Where its <c>contender.json</c> and its scripts are.</param>
/// <param name="Url">Where it runs; null for one that is to be started.</param>
internal sealed record Peer(string Name, string Folder, Uri? Url)
{
    public static Peer Parse(string text, string contenders)
    {
        var parts = text.Split('=', 2);
        var url = parts.Length < 2 ? null
            : Uri.TryCreate(parts[1], UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https" ? parsed
            : throw new ContenderException($"'{parts[1]}' is no address; write --peer {parts[0]}=http://127.0.0.1:PORT/mcp.");
        var folder = Path.GetFullPath(Path.Combine(contenders, parts[0]));

        // Now, and not when its turn comes after minutes of measuring.
        _ = ContenderFile.Read(folder);
        return new Peer(parts[0], folder, url);
    }
}
