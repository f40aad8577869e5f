using System.Text;
using CodeModeRoslyn.Guest.Hosting;

namespace CodeModeRoslyn.Guest.Results;

/// <summary>The run's output for code that wants a <see cref="TextWriter"/>. Made anew each time, because its line end can be changed.</summary>
internal sealed class OutputTextWriter : TextWriter
{
    public OutputTextWriter() => CoreNewLine = ['\n'];

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => RunScope.Current.Write([value]);

    public override void Write(char[] buffer, int index, int count) => RunScope.Current.Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => RunScope.Current.Write(buffer);

    public override void Write(string? value) => RunScope.Current.Write(value);

    public override void Write(object? value) => Write(PrintedText.Of(value));

    public override void WriteLine(ReadOnlySpan<char> buffer) => RunScope.Current.Write(string.Concat(buffer, CoreNewLine));

    public override void WriteLine(string? value) => WriteLine(value.AsSpan());

    public override void WriteLine(object? value) => WriteLine(PrintedText.Of(value));
}
