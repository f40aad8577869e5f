using System.ComponentModel;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>A date with a time, or its text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MomentArgument : IScalarArgument
{
    private readonly object? value;

    private MomentArgument(object? value) => this.value = value;

    /// <summary>A moment as RFC 3339 has it, such as <c>2026-01-31T12:00:00Z</c>; it is sent as it is.</summary>
    public static implicit operator MomentArgument(string value) => new(value);

    /// <summary>A moment.</summary>
    public static implicit operator MomentArgument(DateTimeOffset value) => new(value);

    /// <summary>A moment; one of no particular zone is taken as UTC.</summary>
    public static implicit operator MomentArgument(DateTime value) => new(value.Kind == DateTimeKind.Local ? new DateTimeOffset(value) : new DateTimeOffset(value, TimeSpan.Zero));

    /// <inheritdoc/>
    public void WriteTo(JsonOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (value is DateTimeOffset moment)
        {
            WriteValue.Moment(output, moment);
        }
        else
        {
            output.Objects.Write(value);
        }
    }
}
