using System.Security.Cryptography;

namespace CodeModeRoslyn.Verification.Policy;

/// <summary>Names a policy by what it says: equal revisions judge scripts alike.</summary>
public static class PolicyRevision
{
    private static readonly string[] BuiltIn = ["base.policy", "bindings.policy", "compiler.policy", "effective-api.txt"];

    /// <summary>The hash of the built-in policy and of what a company changes in it, 64 hexadecimal digits.</summary>
    public static string Of(CompanyPolicy company)
    {
        ArgumentNullException.ThrowIfNull(company);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var part in BuiltIn.Select(BuiltInText.ReadBytes).Append(company.ToJson()))
        {
            // Each with its length, so that no two lists of parts look the same.
            hash.AppendData(BitConverter.GetBytes(part.Length));
            hash.AppendData(part);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
