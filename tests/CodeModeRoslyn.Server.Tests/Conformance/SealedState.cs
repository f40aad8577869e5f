using System.Security.Cryptography;
using System.Text;

namespace CodeModeRoslyn.Server.Tests.Conformance;

/// <summary>State that the client keeps between two rounds of a call, and cannot change without our seeing it.</summary>
internal sealed class SealedState
{
    private readonly byte[] key = RandomNumberGenerator.GetBytes(32);

    public string Seal(string state) => $"{state}.{Signature(state)}";

    /// <returns>Null when it is none of ours.</returns>
    public string? Open(string? seal)
    {
        var end = seal?.LastIndexOf('.') ?? -1;
        if (end < 0)
        {
            return null;
        }

        var state = seal![..end];
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Signature(state)), Encoding.UTF8.GetBytes(seal[(end + 1)..]))
            ? state
            : null;
    }

    private string Signature(string state) => Convert.ToHexString(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(state)));
}
