using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace CodeModeRoslyn.Tools.Catalog;

/// <summary>Hashes tools, so that equal ones are known to be equal.</summary>
public static class CatalogRevision
{
    /// <summary>A short hash over everything that is known about the tools, in their order.</summary>
    public static string Of(ImmutableArray<ToolDescriptor> tools)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var tool in tools)
        {
            Add(hash, tool.Name);
            Add(hash, tool.Title);
            Add(hash, tool.Description);
            Add(hash, tool.InputSchema.ValueKind == JsonValueKind.Undefined ? null : tool.InputSchema.GetRawText());
            Add(hash, tool.OutputSchema?.GetRawText());
            Add(hash, tool.Hints.ToString());
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }

    private static void Add(IncrementalHash hash, string? text)
    {
        // The length keeps "ab" + "c" apart from "a" + "bc".
        hash.AppendData(BitConverter.GetBytes(text?.Length ?? -1));
        if (text is not null)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
        }
    }
}
