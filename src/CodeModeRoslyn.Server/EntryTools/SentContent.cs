using System.Text.Json;

namespace CodeModeRoslyn.Server.EntryTools;

/// <summary>Whether what an upstream sent with a failure says something that the failure's message does not.</summary>
internal static class SentContent
{
    public static bool SaysMoreThan(string message, JsonElement content)
    {
        var (known, unknown) = (0, 0);
        Weigh(content);
        return unknown > known;

        void Weigh(JsonElement value)
        {
            switch (value.ValueKind)
            {
                case JsonValueKind.Object:
                    foreach (var member in value.EnumerateObject())
                    {
                        Weigh(member.Value);
                    }

                    break;
                case JsonValueKind.Array:
                    foreach (var item in value.EnumerateArray())
                    {
                        Weigh(item);
                    }

                    break;
                case JsonValueKind.String:
                    Count(value.GetString()!);
                    break;
                case JsonValueKind.Number:
                    Count(value.GetRawText());
                    break;
                default:
                    break;
            }
        }

        void Count(string said)
        {
            if (message.Contains(said, StringComparison.Ordinal))
            {
                known += said.Length;
            }
            else
            {
                unknown += said.Length;
            }
        }
    }
}
