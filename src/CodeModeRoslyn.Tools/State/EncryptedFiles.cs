using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CodeModeRoslyn.Tools.State;

/// <summary>Files of a <see cref="StateFolder"/> that are not readable as text: AES-256-GCM under a key that is derived from the folder's own.</summary>
/// <remarks>
/// What this is good for: a file that gets away from its folder — attached to a report, found by a search or an index, in a backup
/// that leaves out the key — says nothing, and none can be put in another's place. What it is not: a wall. The key lies in the same folder, readable
/// by its owner, as this program must be able to start with nobody there to type a password; whoever can read the whole folder
/// as its owner, or as root, reads these files too.
/// </remarks>
/// <param name="folder">Where they are.</param>
/// <param name="purpose">What the key is for: files of one purpose are not read for another.</param>
internal sealed class EncryptedFiles(StateFolder folder, string purpose)
{
    private const int NonceBytes = 12;
    private const int TagBytes = 16;

    private readonly byte[] key = folder.DeriveKey(purpose);

    /// <summary>Reads a file; false when it is not there, or not as it was written.</summary>
    public bool TryRead(string name, [NotNullWhen(true)] out byte[]? content)
    {
        content = null;
        if (!folder.TryRead(name, out var bytes) || bytes.Length < NonceBytes + TagBytes)
        {
            return false;
        }

        var text = new byte[bytes.Length - NonceBytes - TagBytes];
        using var cipher = new AesGcm(key, TagBytes);
        try
        {
            cipher.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes, text.Length), bytes.AsSpan(^TagBytes..), text, Encoding.UTF8.GetBytes(name));
        }
        catch (AuthenticationTagMismatchException)
        {
            // Written for another purpose. As good as not there.
            return false;
        }

        content = text;
        return true;
    }

    /// <summary>Writes a file, all of it or nothing.</summary>
    /// <exception cref="IOException">There is no room, or the folder is gone.</exception>
    public void Write(string name, ReadOnlySpan<byte> content)
    {
        // A nonce made at random may be used some billions of times under one key; tokens are written a few times an hour.
        var bytes = new byte[NonceBytes + content.Length + TagBytes];
        RandomNumberGenerator.Fill(bytes.AsSpan(0, NonceBytes));
        using var cipher = new AesGcm(key, TagBytes);
        cipher.Encrypt(bytes.AsSpan(0, NonceBytes), content, bytes.AsSpan(NonceBytes, content.Length), bytes.AsSpan(^TagBytes..), Encoding.UTF8.GetBytes(name));
        folder.Write(name, bytes);
    }
}
