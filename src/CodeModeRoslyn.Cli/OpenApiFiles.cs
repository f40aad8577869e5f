using CodeModeRoslyn.Tools.Bindings;
using CodeModeRoslyn.Tools.Catalog;
using CodeModeRoslyn.Tools.OpenApi;

namespace CodeModeRoslyn.Cli;

/// <summary>Reads OpenAPI documents that a command is given. Each is an upstream with the file's name.</summary>
internal static class OpenApiFiles
{
    /// <exception cref="CommandException">A file is not there, or is no OpenAPI document.</exception>
    public static async Task<IReadOnlyList<(UpstreamSnapshot Upstream, IReadOnlyList<SkippedTool> Skipped)>> ReadAsync(
        IReadOnlyList<string> files, DocumentLibrary library, CancellationToken cancellationToken)
    {
        var upstreams = new List<(UpstreamSnapshot, IReadOnlyList<SkippedTool>)>();
        foreach (var file in files)
        {
            var alias = Path.GetFileNameWithoutExtension(file);
            try
            {
                var document = await library.ReadAsync(file, cancellationToken);
                upstreams.Add((
                    document.Snapshot(alias, new UpstreamStatus(UpstreamState.Ready, null, "openapi", null), SuppliedArguments.None),
                    [.. document.Skipped.Select(one => new SkippedTool(one.Operation, one.Reason))]));
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or DocumentException)
            {
                throw new CommandException(ExitCode.Usage, $"'{file}' cannot be read: {unreadable.Message}");
            }
        }

        return upstreams;
    }
}
