using System.Collections.Frozen;
using System.Reflection.Metadata;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>
/// The enums among a script's references whose values take fewer or more than 32 bits. In an attribute's bytes a value stands without
/// its size, and nothing here reads the assembly that declares the enum.
/// </summary>
internal static class NarrowEnums
{
    private static readonly FrozenDictionary<string, SignatureTypeCode> Codes = new Dictionary<string, SignatureTypeCode>
    {
        ["System.Runtime.InteropServices.ComTypes.FUNCFLAGS"] = SignatureTypeCode.Int16,
        ["System.Runtime.InteropServices.ComTypes.IDLFLAG"] = SignatureTypeCode.Int16,
        ["System.Runtime.InteropServices.ComTypes.LIBFLAGS"] = SignatureTypeCode.Int16,
        ["System.Runtime.InteropServices.ComTypes.PARAMFLAG"] = SignatureTypeCode.Int16,
        ["System.Runtime.InteropServices.ComTypes.TYPEFLAGS"] = SignatureTypeCode.Int16,
        ["System.Runtime.InteropServices.ComTypes.VARFLAGS"] = SignatureTypeCode.Int16,
        ["System.Security.SecurityRuleSet"] = SignatureTypeCode.Byte,
        ["System.Text.Json.JsonCommentHandling"] = SignatureTypeCode.Byte,
        ["System.Text.Json.JsonTokenType"] = SignatureTypeCode.Byte,
        ["System.Text.Json.JsonValueKind"] = SignatureTypeCode.Byte,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The full names of all of them.</summary>
    public static IEnumerable<string> Names => Codes.Keys;

    /// <summary>How the values of an enum of another assembly are stored, by its full name.</summary>
    public static SignatureTypeCode CodeOf(string fullName) => Codes.GetValueOrDefault(fullName, SignatureTypeCode.Int32);
}
