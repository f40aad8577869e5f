using System.Text.Json;
using CodeModeRoslyn.Guest.Bindings;

namespace CodeModeRoslyn.Guest;

public partial class Json
{
    /// <summary>The text of a string, the compact JSON of anything else; null when missing or null.</summary>
    public string? AsString() => IsNothing ? null : ToString();

    /// <summary>The value of a whole number of 32 bits.</summary>
    /// <exception cref="InvalidOperationException">Something else stands here; the message says where and what.</exception>
    public int AsInt() => JsonNumber.TryGetInteger(element, out var number) && number is >= int.MinValue and <= int.MaxValue
        ? (int)number
        : throw Misfit("an integer of 32 bits");

    /// <summary>The value of a whole number of 64 bits.</summary>
    /// <exception cref="InvalidOperationException">Something else stands here; the message says where and what.</exception>
    public long AsLong() => JsonNumber.TryGetInteger(element, out var number) ? number : throw Misfit("an integer");

    /// <summary>The value of a number.</summary>
    /// <exception cref="InvalidOperationException">Something else stands here; the message says where and what.</exception>
    public double AsDouble() => JsonNumber.TryGetDouble(element, out var number) ? number : throw Misfit("a number");

    /// <summary>The exact value of a number of at most 28 digits.</summary>
    /// <exception cref="InvalidOperationException">Something else stands here; the message says where and what.</exception>
    public decimal AsDecimal() => JsonNumber.TryGetDecimal(element, out var number) ? number : throw Misfit("a decimal number");

    /// <summary>The value of <c>true</c> or <c>false</c>.</summary>
    /// <exception cref="InvalidOperationException">Something else stands here; the message says where and what.</exception>
    public bool AsBool() => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Misfit("true or false"),
    };

    private bool IsNothing => element.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    /// <summary>As <see cref="AsString"/>.</summary>
    public static explicit operator string?(Json? json) => json?.AsString();

    /// <summary>As <see cref="AsInt"/>.</summary>
    public static explicit operator int(Json json) => json.AsInt();

    /// <summary>As <see cref="AsInt"/>; null when missing or null.</summary>
    public static explicit operator int?(Json? json) => json == null ? null : json!.AsInt();

    /// <summary>As <see cref="AsLong"/>.</summary>
    public static explicit operator long(Json json) => json.AsLong();

    /// <summary>As <see cref="AsLong"/>; null when missing or null.</summary>
    public static explicit operator long?(Json? json) => json == null ? null : json!.AsLong();

    /// <summary>As <see cref="AsDouble"/>.</summary>
    public static explicit operator double(Json json) => json.AsDouble();

    /// <summary>As <see cref="AsDouble"/>; null when missing or null.</summary>
    public static explicit operator double?(Json? json) => json == null ? null : json!.AsDouble();

    /// <summary>As <see cref="AsDecimal"/>.</summary>
    public static explicit operator decimal(Json json) => json.AsDecimal();

    /// <summary>As <see cref="AsDecimal"/>; null when missing or null.</summary>
    public static explicit operator decimal?(Json? json) => json == null ? null : json!.AsDecimal();

    /// <summary>As <see cref="AsBool"/>.</summary>
    public static explicit operator bool(Json json) => json.AsBool();

    /// <summary>As <see cref="AsBool"/>; null when missing or null.</summary>
    public static explicit operator bool?(Json? json) => json == null ? null : json!.AsBool();
}
