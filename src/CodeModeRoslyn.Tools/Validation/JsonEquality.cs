using System.Text.Json;

namespace CodeModeRoslyn.Tools.Validation;

/// <summary>Compares JSON values: members in any order, numbers by value.</summary>
internal static class JsonEquality
{
    public static bool AreEqual(JsonElement one, JsonElement other)
    {
        try
        {
            return JsonElement.DeepEquals(one, other);
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair is in one of them, which only its own spelling equals.
            return one.GetRawText() == other.GetRawText();
        }
    }
}
