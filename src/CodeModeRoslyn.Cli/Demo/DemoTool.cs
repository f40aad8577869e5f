using System.Text.Json;
using ModelContextProtocol.Protocol;

namespace CodeModeRoslyn.Cli.Demo;

/// <summary>A tool of the demo.</summary>
/// <param name="Definition">What it says about itself.</param>
/// <param name="Answer">Its answer to a call, or a <see cref="DemoException"/>.</param>
internal sealed record DemoTool(Tool Definition, Func<DemoArguments, JsonElement> Answer);
