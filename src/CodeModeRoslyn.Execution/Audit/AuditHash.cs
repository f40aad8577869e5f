using System.Security.Cryptography;
using System.Text;

namespace CodeModeRoslyn.Execution.Audit;

/// <summary>SHA-256 as the audit trail writes it: 64 lower-case hexadecimal digits.</summary>
public static class AuditHash
{
    /// <summary>The hash of a text's UTF-8.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    public static string Of(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }
}
