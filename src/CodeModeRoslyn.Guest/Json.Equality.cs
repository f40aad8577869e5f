using System.Runtime.CompilerServices;
using System.Text.Json;
using CodeModeRoslyn.Guest.Bindings;

namespace CodeModeRoslyn.Guest;

public partial class Json
{
    /// <summary>Whether both are the same JSON value: numbers by value, properties in any order. Missing, JSON's null and null are the same.</summary>
    [OverloadResolutionPriority(1)]
    public static bool operator ==(Json? left, Json? right) => left is null ? right is null || right.IsNothing : left.Equals(right);

    /// <summary>The opposite of ==.</summary>
    [OverloadResolutionPriority(1)]
    public static bool operator !=(Json? left, Json? right) => !(left == right);

    /// <summary>Whether this is that string; a null string is what missing and JSON's null are.</summary>
    public static bool operator ==(Json? left, string? right) =>
        right is null ? left == (Json?)null : left is { element.ValueKind: JsonValueKind.String } && left.Text() == right;

    /// <summary>The opposite of ==.</summary>
    public static bool operator !=(Json? left, string? right) => !(left == right);

    /// <summary>Whether the one on the right is that string.</summary>
    public static bool operator ==(string? left, Json? right) => right == left;

    /// <summary>The opposite of ==.</summary>
    public static bool operator !=(string? left, Json? right) => !(right == left);

    /// <summary>Whether this is that number, also where it is written as text.</summary>
    public static bool operator ==(Json? left, long right) => left is not null && JsonNumber.TryGetInteger(left.Number, out var number) && number == right;

    /// <summary>The opposite of ==.</summary>
    public static bool operator !=(Json? left, long right) => !(left == right);

    /// <summary>Whether this is that number, also where it is written as text.</summary>
    public static bool operator ==(Json? left, double right) => left is not null && JsonNumber.TryGetDouble(left.Number, out var number) && number.Equals(right);

    /// <summary>The opposite of ==.</summary>
    public static bool operator !=(Json? left, double right) => !(left == right);

    /// <summary>Whether this is that number, also where it is written as text.</summary>
    public static bool operator ==(Json? left, decimal right) => left is not null && JsonNumber.TryGetDecimal(left.Number, out var number) && number == right;

    /// <summary>The opposite of ==.</summary>
    public static bool operator !=(Json? left, decimal right) => !(left == right);

    /// <summary>Whether this is true or false.</summary>
    public static bool operator ==(Json? left, bool right) => left is not null && left.element.ValueKind == (right ? JsonValueKind.True : JsonValueKind.False);

    /// <summary>The opposite of ==.</summary>
    public static bool operator !=(Json? left, bool right) => !(left == right);

    /// <inheritdoc/>
    public bool Equals(Json? other)
    {
        if (other is null || IsNothing || other.IsNothing)
        {
            return IsNothing && (other is null || other.IsNothing);
        }

        return JsonElement.DeepEquals(element, other.element);
    }

    /// <summary>Whether this is that string; a null string is what missing and JSON's null are.</summary>
    public bool Equals(string? other) => this == other;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Json other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => element.ValueKind switch
    {
        // Equal numbers may be spelt differently, and equal objects ordered differently.
        JsonValueKind.String => Text().GetHashCode(StringComparison.Ordinal),
        JsonValueKind.Number => element.TryGetDouble(out var number) ? number.GetHashCode() : 1,
        JsonValueKind.Undefined => (int)JsonValueKind.Null,
        JsonValueKind.Object or JsonValueKind.Array => HashCode.Combine(element.ValueKind, Count),
        _ => (int)element.ValueKind,
    };
}
