using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using CodeModeRoslyn.Tools.Bindings.Naming;
using CodeModeRoslyn.Tools.Catalog;

namespace CodeModeRoslyn.Tools.OpenApi;

/// <summary>A document's operations: what a catalog needs of each, and each group in full, packed until somebody needs it.</summary>
public sealed class ImportedDocument
{
    private readonly List<PackedJson> index = [];
    private readonly List<(string Tag, PackedJson Operations)> groups = [];

    private ImportedDocument() { }

    /// <summary>Operations that were left out: id and reason.</summary>
    public ImmutableArray<(string Operation, string Reason)> Skipped { get; private set; } = [];

    /// <summary>Reads a document.</summary>
    /// <param name="document">JSON or YAML.</param>
    /// <param name="importer">Reads it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DocumentException">It cannot be read.</exception>
    public static async Task<ImportedDocument> ReadAsync(Stream document, IDocumentImporter importer, CancellationToken cancellationToken)
    {
        var imported = new ImportedDocument();
        var summary = await importer.ImportAsync(
            document,
            operations => imported.index.Add(PackedJson.Of(operations.Span)),
            (tag, operations) => imported.groups.Add((tag, PackedJson.Of(operations.Span))),
            cancellationToken);
        imported.Skipped = summary.Skipped;
        return imported;
    }

    /// <summary>What <see cref="Save"/> has made.</summary>
    public static ImportedDocument Load(byte[] saved)
    {
        using var reader = new BinaryReader(new MemoryStream(saved), Encoding.UTF8);
        var imported = new ImportedDocument();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            imported.index.Add(PackedJson.Read(reader));
        }

        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            imported.groups.Add((reader.ReadString(), PackedJson.Read(reader)));
        }

        imported.Skipped = [.. Enumerable.Range(0, reader.ReadInt32()).Select(_ => (reader.ReadString(), reader.ReadString()))];
        return imported;
    }

    /// <summary>All of it as bytes.</summary>
    public byte[] Save()
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(index.Count);
        index.ForEach(piece => piece.Write(writer));
        writer.Write(groups.Count);
        foreach (var (tag, operations) in groups)
        {
            writer.Write(tag);
            operations.Write(writer);
        }

        writer.Write(Skipped.Length);
        foreach (var (operation, reason) in Skipped)
        {
            writer.Write(operation);
            writer.Write(reason);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    /// <summary>The upstream that the document describes.</summary>
    /// <param name="alias">Its name in the configuration.</param>
    /// <param name="status">How it stands.</param>
    /// <param name="supplied">What scripts need not say.</param>
    public UpstreamSnapshot Snapshot(string alias, UpstreamStatus status, SuppliedArguments supplied)
    {
        // Tags that are the same in C# are one group. What stands on the upstream itself is there always, if only to have groups.
        var parts = groups.ToLookup(group => UnitNames.OfTag(group.Tag), group => group.Operations, StringComparer.Ordinal);
        var units = parts.Select(part => part.Key).Append("").Distinct().Order(StringComparer.Ordinal).Select(group => Unit(alias, group, [.. parts[group]], supplied)).ToImmutableArray();
        return new UpstreamSnapshot(
            alias,
            status,
            [.. index.SelectMany(piece => OperationJson.Index(alias, piece.Unpack())).DistinctBy(tool => tool.Name).OrderBy(tool => tool.Name, StringComparer.Ordinal)],
            Hash(units.Select(unit => $"{unit.Group} {unit.Revision}")))
        {
            Units = units,
        };
    }

    private static BindingUnit Unit(string alias, string group, List<PackedJson> parts, SuppliedArguments supplied) => new(
        alias,
        group,
        Hash(parts.Select(part => part.Hash).Append(supplied.Key)),
        () => [.. parts.SelectMany(part => OperationJson.Group(alias, part.Unpack())).Select(supplied.TakeOut).OrderBy(tool => tool.Name, StringComparer.Ordinal)]);

    private static string Hash(IEnumerable<string> parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts))).AsSpan(0, 8));
}
