using System.ComponentModel;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>A date, or its text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateArgument : IScalarArgument
{
    private readonly object? value;

    private DateArgument(object? value) => this.value = value;

    /// <summary>A date such as <c>2026-01-31</c>; it is sent as it is.</summary>
    public static implicit operator DateArgument(string value) => new(value);

    /// <summary>A date.</summary>
    public static implicit operator DateArgument(DateOnly value) => new(value);

    /// <summary>The date of a moment.</summary>
    public static implicit operator DateArgument(DateTime value) => new(DateOnly.FromDateTime(value));

    /// <summary>The date of a moment, where it is.</summary>
    public static implicit operator DateArgument(DateTimeOffset value) => new(DateOnly.FromDateTime(value.DateTime));

    /// <inheritdoc/>
    public void WriteTo(JsonOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Objects.Write(value);
    }
}
