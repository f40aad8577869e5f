using System.ComponentModel;
using System.Numerics;
using System.Text.Json;

namespace CodeModeRoslyn.Guest.Bindings;

/// <summary>A whole number of any size.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct IntegerArgument : IScalarArgument
{
    private readonly object? value;

    private IntegerArgument(object? value) => this.value = value;

    /// <summary>A whole number.</summary>
    public static implicit operator IntegerArgument(int value) => new(value);

    /// <summary>A whole number.</summary>
    public static implicit operator IntegerArgument(long value) => new(value);

    /// <summary>A whole number.</summary>
    public static implicit operator IntegerArgument(ulong value) => new(value);

    /// <summary>A whole number of any size.</summary>
    public static implicit operator IntegerArgument(BigInteger value) => new(value);

    /// <summary>A whole number as JSON has it.</summary>
    public static implicit operator IntegerArgument(Json value) => new(value);

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
