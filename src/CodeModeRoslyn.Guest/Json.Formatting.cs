using System.Globalization;
using System.Text.Json;
using CodeModeRoslyn.Guest.Bindings;

namespace CodeModeRoslyn.Guest;

public partial class Json
{
    /// <summary>A number, or a text that is a date, in that format, so that <c>$"{j["price"]:N2}"</c> is what it looks like; anything else as <see cref="ToString()"/>.</summary>
    public string ToString(string? format) => ToString(format, CultureInfo.CurrentCulture);

    /// <inheritdoc/>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        if (string.IsNullOrEmpty(format))
        {
            return ToString();
        }

        return JsonNumber.TryGetInteger(Number, out var integer) ? integer.ToString(format, formatProvider)
            : JsonNumber.TryGetDecimal(Number, out var number) ? number.ToString(format, formatProvider)
            : JsonNumber.TryGetDouble(Number, out var approximate) ? approximate.ToString(format, formatProvider)
            : TryGetMoment(out var moment) ? moment.ToString(format, formatProvider)
            : ToString();
    }

    // For Convert.ToInt32(j["n"]) and its like, which take any object and would fail only when they run.
    TypeCode IConvertible.GetTypeCode() => TypeCode.Object;

    bool IConvertible.ToBoolean(IFormatProvider? provider) => AsBool();

    byte IConvertible.ToByte(IFormatProvider? provider) => Convert.ToByte(AsLong());

    char IConvertible.ToChar(IFormatProvider? provider) => element.ValueKind == JsonValueKind.String && Text() is [var only] ? only : throw Misfit("a string of one character");

    DateTime IConvertible.ToDateTime(IFormatProvider? provider) => (DateTime)this;

    decimal IConvertible.ToDecimal(IFormatProvider? provider) => AsDecimal();

    double IConvertible.ToDouble(IFormatProvider? provider) => AsDouble();

    short IConvertible.ToInt16(IFormatProvider? provider) => Convert.ToInt16(AsLong());

    int IConvertible.ToInt32(IFormatProvider? provider) => AsInt();

    long IConvertible.ToInt64(IFormatProvider? provider) => AsLong();

    sbyte IConvertible.ToSByte(IFormatProvider? provider) => Convert.ToSByte(AsLong());

    float IConvertible.ToSingle(IFormatProvider? provider) => (float)AsDouble();

    string IConvertible.ToString(IFormatProvider? provider) => ToString();

    ushort IConvertible.ToUInt16(IFormatProvider? provider) => Convert.ToUInt16(AsLong());

    uint IConvertible.ToUInt32(IFormatProvider? provider) => Convert.ToUInt32(AsLong());

    ulong IConvertible.ToUInt64(IFormatProvider? provider) => Convert.ToUInt64(AsLong());

    object IConvertible.ToType(Type conversionType, IFormatProvider? provider) => throw new InvalidCastException($"{Path()}: a Json is not converted to {conversionType.Name} this way. Use AsString(), AsInt(), AsDecimal() or their like.");
}
