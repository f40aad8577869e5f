using System.Text.Json;
using CodeModeRoslyn.Tools.State;

namespace CodeModeRoslyn.Tools.Authorization;

/// <summary>The tokens of people who have signed in, from one start to the next, encrypted, and shared by all processes of one user.</summary>
internal sealed class TokenDrawer(StateFolder folder, TimeProvider time)
{
    private const string Part = "tokens";
    private const string Ending = ".token";

    private readonly EncryptedFiles files = new(folder, "tokens of upstreams, 1");

    /// <summary>The tokens; null when nobody has signed in.</summary>
    public Tokens? Read(TokenKey key) => Read(Name(key)) is { } tokens && tokens.Key == key ? tokens : null;

    /// <exception cref="IOException">They cannot be kept.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public void Write(TokenKey key, Tokens tokens) => files.Write(Name(key), JsonSerializer.SerializeToUtf8Bytes(tokens));

    public void Delete(TokenKey key) => folder.Delete(Name(key));

    /// <summary>Deletes all that were got for an upstream, by whomever.</summary>
    /// <returns>How many there were.</returns>
    public async Task<int> DeleteForAsync(Uri upstream, CancellationToken cancellationToken)
    {
        var found = folder.Names(Part, Ending).Select(Read).Where(tokens => tokens?.Upstream == upstream).Select(tokens => tokens!.Key).OfType<TokenKey>().ToList();
        foreach (var key in found)
        {
            // Whoever refreshes them at this moment would bring them back.
            using var alone = await LockAsync(key, cancellationToken);
            Delete(key);
        }

        return found.Count;
    }

    /// <summary>Keeps everybody else from refreshing them: a refresh token that is used twice may cost the whole sign-in.</summary>
    /// <inheritdoc cref="StateFolder.LockAsync" path="/exception"/>
    public Task<IDisposable> LockAsync(TokenKey key, CancellationToken cancellationToken) =>
        folder.LockAsync(Path.Combine(Part, key.Hash() + ".lock"), time, cancellationToken);

    private static string Name(TokenKey key) => Path.Combine(Part, key.Hash() + Ending);

    private Tokens? Read(string name)
    {
        try
        {
            return files.TryRead(name, out var content) ? JsonSerializer.Deserialize<Tokens>(content) : null;
        }
        catch (JsonException)
        {
            // Of another version of this program.
            return null;
        }
    }
}
