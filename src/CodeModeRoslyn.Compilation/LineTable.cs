using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using CodeModeRoslyn.Compilation.Lifting;
using Microsoft.CodeAnalysis.Text;

namespace CodeModeRoslyn.Compilation;

/// <summary>
/// Turns a script's debug symbols into the few numbers that a worker needs to say which line of the submitted text a
/// stack frame stands on. The worker then needs neither the symbols nor .NET's reader for them, which is slow to start.
/// </summary>
internal static class LineTable
{
    public static IReadOnlyList<int> Read(MemoryStream symbols, PositionMap positions)
    {
        symbols.Position = 0;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols, MetadataStreamOptions.LeaveOpen);
        var reader = provider.GetMetadataReader();
        var lines = new List<int>();
        foreach (var handle in reader.MethodDebugInformation)
        {
            var method = MetadataTokens.GetToken(handle.ToDefinitionHandle());
            foreach (var point in reader.GetMethodDebugInformation(handle).GetSequencePoints())
            {
                // Other documents are ours: the implicit usings and `tools`.
                if (!point.IsHidden
                    && reader.GetString(reader.GetDocument(point.Document).Name) == ScriptLifter.Document
                    && positions.Inside(new LinePosition(point.StartLine - 1, point.StartColumn - 1)) is { } place)
                {
                    lines.AddRange(method, point.Offset, place.Line + 1);
                }
            }
        }

        return lines;
    }
}
