using System.Text.Json;
using CodeModeRoslyn.Guest.Bindings;

namespace CodeModeRoslyn.Guest;

public partial class Json
{
    /// <summary>Whether both are numbers, or both are strings, and this is the lesser one; never where one is missing or null.</summary>
    /// <exception cref="InvalidOperationException">They have no order; the message says where and what.</exception>
    public static bool operator <(Json? left, Json? right) => !AreNothing(left, right) && left!.CompareTo(right) < 0;

    /// <summary>The same for the greater one.</summary>
    public static bool operator >(Json? left, Json? right) => right < left;

    /// <summary>The same, or equal.</summary>
    public static bool operator <=(Json? left, Json? right) => !AreNothing(left, right) && left!.CompareTo(right) <= 0;

    /// <summary>The same, or equal.</summary>
    public static bool operator >=(Json? left, Json? right) => right <= left;

    /// <summary>Whether this is a lesser number; not where it is missing or null.</summary>
    /// <exception cref="InvalidOperationException">This is no number; the message says where and what.</exception>
    public static bool operator <(Json? left, decimal right) => Compare(left, right) < 0;

    /// <summary>Whether this is a greater number; not where it is missing or null.</summary>
    public static bool operator >(Json? left, decimal right) => Compare(left, right) > 0;

    /// <summary>Whether this is a lesser number or that one; not where it is missing or null.</summary>
    public static bool operator <=(Json? left, decimal right) => Compare(left, right) <= 0;

    /// <summary>Whether this is a greater number or that one; not where it is missing or null.</summary>
    public static bool operator >=(Json? left, decimal right) => Compare(left, right) >= 0;

    /// <summary>Whether this is a lesser number; not where it is missing or null.</summary>
    public static bool operator <(Json? left, long right) => left < (decimal)right;

    /// <summary>Whether this is a greater number; not where it is missing or null.</summary>
    public static bool operator >(Json? left, long right) => left > (decimal)right;

    /// <summary>Whether this is a lesser number or that one; not where it is missing or null.</summary>
    public static bool operator <=(Json? left, long right) => left <= (decimal)right;

    /// <summary>Whether this is a greater number or that one; not where it is missing or null.</summary>
    public static bool operator >=(Json? left, long right) => left >= (decimal)right;

    /// <summary>Whether this is a lesser number; not where it is missing or null.</summary>
    public static bool operator <(Json? left, double right) => (double?)left < right;

    /// <summary>Whether this is a greater number; not where it is missing or null.</summary>
    public static bool operator >(Json? left, double right) => (double?)left > right;

    /// <summary>Whether this is a lesser number or that one; not where it is missing or null.</summary>
    public static bool operator <=(Json? left, double right) => (double?)left <= right;

    /// <summary>Whether this is a greater number or that one; not where it is missing or null.</summary>
    public static bool operator >=(Json? left, double right) => (double?)left >= right;

    /// <summary>Orders numbers by value, strings by their characters, false before true, and what is missing or null before all of them.</summary>
    /// <exception cref="InvalidOperationException">They have no order; the message says where and what.</exception>
    public int CompareTo(Json? other)
    {
        if (IsNothing || other is null || other.IsNothing)
        {
            return (IsNothing ? 0 : 1) - (other is null || other.IsNothing ? 0 : 1);
        }

        return (element.ValueKind, other.element.ValueKind) switch
        {
            (JsonValueKind.Number, JsonValueKind.Number) => CompareNumbers(other),
            (JsonValueKind.String, JsonValueKind.String) => string.CompareOrdinal(Text(), other.Text()),
            (JsonValueKind.True or JsonValueKind.False, JsonValueKind.True or JsonValueKind.False) => AsBool().CompareTo(other.AsBool()),
            (JsonValueKind.Number, JsonValueKind.String) when other.Number.ValueKind == JsonValueKind.Number => CompareNumbers(other),
            (JsonValueKind.String, JsonValueKind.Number) when Number.ValueKind == JsonValueKind.Number => CompareNumbers(other),
            (JsonValueKind.Number, _) => throw other.Misfit("a number, as to compare it with one"),
            (_, JsonValueKind.Number) => throw Misfit("a number, as to compare it with one"),
            (JsonValueKind.String, _) => throw other.Misfit("a string, as to compare it with one"),
            _ => throw Misfit("a number or a string, as to compare it"),
        };
    }

    /// <inheritdoc/>
    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => CompareTo(null),
        Json other => CompareTo(other),
        _ => throw new ArgumentException($"A Json is compared with a Json, and not with a {obj.GetType().Name}.", nameof(obj)),
    };

    private int CompareNumbers(Json other) => JsonNumber.TryGetDecimal(Number, out var left) && JsonNumber.TryGetDecimal(other.Number, out var right)
        ? left.CompareTo(right)
        : AsDouble().CompareTo(other.AsDouble());

    private static bool AreNothing(Json? left, Json? right) => left is null || left.IsNothing || right is null || right.IsNothing;

    // Null where there is no number to compare; a number beyond a decimal's digits is compared as near as a double gets.
    private static int? Compare(Json? left, decimal right) => left is null || left.IsNothing ? null
        : JsonNumber.TryGetDecimal(left.Number, out var number) ? number.CompareTo(right)
        : left.AsDouble().CompareTo((double)right);
}
