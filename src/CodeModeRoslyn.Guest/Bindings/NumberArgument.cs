using System.ComponentModel;
using System.Numerics;
using System.Text.Json;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>A number of any size and precision.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NumberArgument : IScalarArgument
{
    private readonly object? value;

    private NumberArgument(object? value) => this.value = value;

    /// <summary>A whole number.</summary>
    public static implicit operator NumberArgument(int value) => new(value);

    /// <summary>A whole number.</summary>
    public static implicit operator NumberArgument(long value) => new(value);

    /// <summary>A whole number.</summary>
    public static implicit operator NumberArgument(ulong value) => new(value);

    /// <summary>A number.</summary>
    public static implicit operator NumberArgument(double value) => new(value);

    /// <summary>An exact number.</summary>
    public static implicit operator NumberArgument(decimal value) => new(value);

    /// <summary>A whole number of any size.</summary>
    public static implicit operator NumberArgument(BigInteger value) => new(value);

    /// <summary>A whole number as JSON has it.</summary>
    public static implicit operator NumberArgument(Json value) => new(value);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">It is JSON, and no number.</exception>
    public void WriteTo(JsonOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (value is Json { Kind: not JsonValueKind.Number } json)
        {
            throw json.Misfit("a number");
        }

        output.Objects.Write(value);
    }
}
