using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace CodeModeRoslyn.Verification.Metadata;

/// <summary>Judges the file around the metadata: intermediate language only, and no table that a script does not need.</summary>
internal sealed class ImageJudge(PEReader image, ViolationList violations)
{
    private static readonly TableIndex[] NativeTables = [TableIndex.ModuleRef, TableIndex.ImplMap, TableIndex.FieldMarshal];

    private static readonly TableIndex[] UnneededTables =
    [
        TableIndex.File, TableIndex.ExportedType, TableIndex.ManifestResource, TableIndex.DeclSecurity,
        TableIndex.FieldPtr, TableIndex.MethodPtr, TableIndex.ParamPtr, TableIndex.EventPtr, TableIndex.PropertyPtr,
        TableIndex.EncLog, TableIndex.EncMap, TableIndex.AssemblyProcessor, TableIndex.AssemblyOS,
        TableIndex.AssemblyRefProcessor, TableIndex.AssemblyRefOS,
    ];

    /// <summary>Judges the file.</summary>
    /// <returns>Whether there is ordinary metadata to go on with.</returns>
    public bool Judge()
    {
        if (!image.HasMetadata || image.PEHeaders is not { CorHeader: { } managed, PEHeader: { } native })
        {
            violations.Add(MetadataRules.Malformed, "The file has no managed metadata.");
            return false;
        }

        if (!managed.Flags.HasFlag(CorFlags.ILOnly)
            || managed.Flags.HasFlag(CorFlags.NativeEntryPoint)
            || managed.ManagedNativeHeaderDirectory.Size != 0
            || managed.VtableFixupsDirectory.Size != 0
            || managed.ExportAddressTableJumpsDirectory.Size != 0
            || managed.CodeManagerTableDirectory.Size != 0
            || native.ExportTableDirectory.Size != 0
            || native.ThreadLocalStorageTableDirectory.Size != 0)
        {
            violations.Add(MetadataRules.NativeCode, "The file is not intermediate language only: it has native code, entry points or tables.");
        }

        if (managed.ResourcesDirectory.Size != 0)
        {
            violations.Add(MetadataRules.Table, "The file has managed resources.");
        }

        return JudgeTables(image.GetMetadataReader(MetadataReaderOptions.None));
    }

    private bool JudgeTables(MetadataReader reader)
    {
        foreach (var table in NativeTables.Where(table => reader.GetTableRowCount(table) > 0))
        {
            violations.Add(MetadataRules.NativeCode, $"The assembly has entries in the table '{table}', which leads to native code.");
        }

        foreach (var table in UnneededTables.Where(table => reader.GetTableRowCount(table) > 0))
        {
            violations.Add(MetadataRules.Table, $"The assembly has entries in the table '{table}', which no script needs.");
        }

        if (reader.MetadataKind == MetadataKind.Ecma335 && reader.IsAssembly)
        {
            return true;
        }

        violations.Add(MetadataRules.Malformed, "The metadata is not that of an ordinary assembly.");
        return false;
    }
}
