using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CodeModeRoslyn.Tools.State;

/// <summary>
/// What is kept from one start to the next. Every file is sealed with a key that only its owner can read (HMAC-SHA256 over name and
/// content): what somebody else wrote there, or put under another name, is as good as not there. Safe to share between processes.
/// </summary>
public sealed class StateFolder
{
    private const string KeyFile = "seal.key";
    private const int KeyBytes = 32;
    private const int SealBytes = 32;
    private const long MostFileBytes = 1L << 30;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const int LooksPerSize = 8;

    private static readonly TimeSpan LockLookInterval = TimeSpan.FromMilliseconds(25);

    private readonly string path;
    private readonly byte[] key;
    private readonly ConcurrentDictionary<string, long> written = new(StringComparer.Ordinal);

    private StateFolder(string path, byte[] key)
    {
        this.path = path;
        this.key = key;
    }

    /// <summary>The folder that <c>CODEMODE_HOME</c> names; without it, one below the user's own data.</summary>
    public static string Home => Path.GetFullPath(Environment.GetEnvironmentVariable("CODEMODE_HOME") is { Length: > 0 } named
        ? named
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "codemode"));

    /// <summary>Opens the folder, and makes it where it is not.</summary>
    /// <exception cref="IOException">It cannot be made or written.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public static StateFolder Open(string path)
    {
        MakeFolder(path);
        var file = Path.Combine(path, KeyFile);
        if (!File.Exists(file))
        {
            // Two processes may both get here; the second does not replace the first one's key.
            var own = WriteBeside(file, RandomNumberGenerator.GetBytes(KeyBytes));
            try
            {
                File.Move(own, file, overwrite: false);
            }
            catch (IOException) when (File.Exists(file))
            {
                File.Delete(own);
            }
        }

        var key = File.ReadAllBytes(file);
        return key.Length == KeyBytes ? new StateFolder(path, key) : throw new IOException($"'{file}' is no key; delete it to begin anew.");
    }

    /// <summary>Reads a file; false when it is not there, or not as it was written.</summary>
    public bool TryRead(string name, [NotNullWhen(true)] out byte[]? content)
    {
        content = null;
        var file = Path.Combine(path, name);
        try
        {
            if (!File.Exists(file) || new FileInfo(file).Length is < SealBytes or > MostFileBytes)
            {
                return false;
            }

            var bytes = File.ReadAllBytes(file);
            if (!CryptographicOperations.FixedTimeEquals(bytes.AsSpan(0, SealBytes), Seal(name, bytes.AsSpan(SealBytes))))
            {
                return false;
            }

            content = bytes[SealBytes..];
            return true;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // Removed since, or not ours to read: it is made anew.
            return false;
        }
    }

    /// <summary>Writes a file, all of it or nothing.</summary>
    /// <param name="name">Its name below the folder.</param>
    /// <param name="content">What it holds.</param>
    /// <param name="most">The most bytes of all files beside it and of itself; the ones that were written first go first. Null for any number.</param>
    /// <exception cref="IOException">There is no room, or the folder is gone.</exception>
    public void Write(string name, ReadOnlySpan<byte> content, long? most = null)
    {
        var file = Path.Combine(path, name);
        var folder = Path.GetDirectoryName(file)!;
        MakeFolder(folder);
        File.Move(WriteBeside(file, [.. Seal(name, content), .. content]), file, overwrite: true);
        var length = content.Length;
        if (most is { } bytes && written.AddOrUpdate(folder, long.MaxValue, (_, before) => before + length) > bytes / LooksPerSize)
        {
            written[folder] = 0;
            Trim(folder, bytes);
        }
    }

    /// <summary>Removes a file, if it is there.</summary>
    public void Delete(string name)
    {
        try
        {
            File.Delete(Path.Combine(path, name));
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            // Not ours to remove, or gone with its folder.
        }
    }

    /// <summary>Removes the files of a part of the folder that were written before a moment.</summary>
    public void DeleteOlder(string part, DateTimeOffset moment)
    {
        var below = new DirectoryInfo(Path.Combine(path, part));
        foreach (var old in below.Exists ? below.GetFiles().Where(file => file.LastWriteTimeUtc < moment) : [])
        {
            Delete(Path.GetRelativePath(path, old.FullName));
        }
    }

    /// <summary>The names of the files below a part of the folder that end so; in no order, and some may be gone by now.</summary>
    public IReadOnlyList<string> Names(string part, string ending)
    {
        var below = new DirectoryInfo(Path.Combine(path, part));
        return below.Exists ? [.. below.GetFiles("*" + ending).Select(file => Path.Combine(part, file.Name))] : [];
    }

    /// <summary>Waits until no other process, and nobody else in this one, holds the lock of that name.</summary>
    /// <returns>Held until it is disposed of, and let go by the system where this process ends before.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Likewise.</exception>
    public async Task<IDisposable> LockAsync(string name, TimeProvider time, CancellationToken cancellationToken)
    {
        var file = Path.Combine(path, name);
        MakeFolder(Path.GetDirectoryName(file)!);
        while (true)
        {
            try
            {
                return new FileStream(file, OwnersFile(FileMode.OpenOrCreate));
            }
            catch (IOException) when (File.Exists(file))
            {
                // Somebody else's, for as long as it takes to ask a server; nothing tells of its end.
                await Task.Delay(LockLookInterval, time, cancellationToken);
            }
        }
    }

    /// <summary>A key for one purpose, which says nothing of the folder's own.</summary>
    internal byte[] DeriveKey(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, key, KeyBytes, info: Encoding.UTF8.GetBytes(purpose));

    // Looked through at the first file that is written, and then once in a while. Others may be doing the same: what is gone is gone.
    private void Trim(string folder, long most)
    {
        var files = new DirectoryInfo(folder).GetFiles().Where(file => file.Exists).OrderByDescending(file => file.LastWriteTimeUtc).ToList();
        foreach (var old in files.SkipWhile(file => (most -= file.Length) >= 0))
        {
            Delete(Path.GetRelativePath(path, old.FullName));
        }
    }

    private static string WriteBeside(string file, byte[] bytes)
    {
        var beside = $"{file}.{Guid.NewGuid():N}.tmp";
        using var stream = new FileStream(beside, OwnersFile(FileMode.CreateNew));
        stream.Write(bytes);
        return beside;
    }

    // Nobody else may open it, neither now (it is not shared) nor later (its rights).
    private static FileStreamOptions OwnersFile(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private byte[] Seal(string name, ReadOnlySpan<byte> content)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        hash.AppendData(Encoding.UTF8.GetBytes(name));
        hash.AppendData([0]);
        hash.AppendData(content);
        return hash.GetHashAndReset();
    }
}
