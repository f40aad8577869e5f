extern alias guest;

using System.Globalization;
using System.Text;
using CodeModeRoslyn.Guest;
using CodeModeRoslyn.Guest.Hosting;
using CodeModeRoslyn.Tools.Tests.Support;
using Printer = guest::System.Console;

namespace CodeModeRoslyn.Tools.Tests.Guest;

public sealed class ConsoleTests
{
    private readonly RecordingRunContext run = new((_, _) => "null");

    public ConsoleTests() => CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

    [Fact]
    public void ValuesPrintAsTheyAreAndObjectsAsJson()
    {
        RunScope.Enter(run);

        Printer.WriteLine("text");
        Printer.WriteLine();
        Printer.Write('c');
        Printer.Write(1);
        Printer.Write(2.5);
        Printer.Write(3.50m);
        Printer.WriteLine(true);
        Printer.WriteLine(new DateOnly(2026, 1, 31));
        Printer.WriteLine(new { A = 1, B = "x" });
        Printer.WriteLine(new[] { "a", "b" });
        Printer.WriteLine((object?)null);
        Printer.WriteLine(Json.Parse("""{"a":[1]}"""));
        Printer.WriteLine(new StringBuilder("sb"));
        Printer.WriteLine(typeof(string));
        Printer.WriteLine("span".AsSpan());

        run.Output.Should().Be("text\n\nc12.53.50True\n01/31/2026\n{\"A\":1,\"B\":\"x\"}\n[\"a\",\"b\"]\n\n{\"a\":[1]}\nsb\nString\nspan\n");
    }

    [Fact]
    public void FormatsAreFilledInAndNeverThrow()
    {
        RunScope.Enter(run);

        Printer.WriteLine("{0:N2} {1} {2}", 1234.5, "x", new { y = 1 });
        foreach (var broken in new[] { "{ not a format }", "{0} {1}" })
        {
            Printer.WriteLine(broken, 1);
        }

        Printer.WriteLine("{0}", new Unformattable());
        Printer.WriteLine(new Unformattable());

        run.Output.Should().Be("1,234.50 x {\"y\":1}\n{ not a format } 1\n{0} {1} 1\n$error: no\n$error: InvalidOperationException: no\n");
    }

    [Fact]
    public async Task WritersPrintToTheSamePlace()
    {
        RunScope.Enter(run);

        await Printer.Out.WriteLineAsync("out");
        Printer.Error.WriteLine(new { e = 1 });
        Printer.Error.Write("{0}-{1}", 1, 2);
        Printer.Out.NewLine = "changed";
        Printer.Out.WriteLine();

        run.Output.Should().Be("out\n{\"e\":1}\n1-2\n");
    }

    [Fact]
    public void AHugeObjectIsCut()
    {
        RunScope.Enter(run);

        Printer.WriteLine(Enumerable.Range(0, 1_000_000));

        run.Output.Length.Should().BeLessThan(100_100);
        run.Output.Should().MatchRegex(@"\]… \(at least \d{6,7} characters\)\n$");
    }

    private sealed class Unformattable : IFormattable
    {
        public string ToString(string? format, IFormatProvider? formatProvider) => throw new InvalidOperationException("no");
    }
}
