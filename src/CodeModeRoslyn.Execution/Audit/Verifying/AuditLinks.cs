namespace CodeModeRoslyn.Execution.Audit.Verifying;

/// <summary>What several files say of each other, and what an auditor should know of each.</summary>
public static class AuditLinks
{
    /// <summary>Looks for files that are not what the ones beside them say.</summary>
    /// <param name="files">The files, each verified by itself.</param>
    /// <param name="isWholeFolder">Whether nothing may be missing but what was deleted because of its age.</param>
    public static IReadOnlyList<AuditRemark> Check(IReadOnlyList<AuditFileReport> files, bool isWholeFolder)
    {
        var byName = files.DistinctBy(NameOf).ToDictionary(NameOf, StringComparer.Ordinal);
        return [.. files.SelectMany(file => Remarks(file, byName, isWholeFolder))];
    }

    private static IEnumerable<AuditRemark> Remarks(AuditFileReport file, Dictionary<string, AuditFileReport> byName, bool isWholeFolder)
    {
        if (file.Problem is not null)
        {
            yield break;
        }

        if (file.CutOffBytes > 0)
        {
            yield return new AuditRemark(file.File, false, $"The last line is cut off after {file.CutOffBytes} bytes, and holds no record: its process was killed, or the end was cut off.");
        }
        else if (file.Records == 0)
        {
            yield return new AuditRemark(file.File, false, "It is empty: its process was killed before the first record, or everything was cut off.");
        }
        else if (!file.IsClosed)
        {
            yield return new AuditRemark(file.File, false, "It has no end: its process lives, was killed, or the end was cut off.");
        }

        if (file.Lost > 0)
        {
            yield return new AuditRemark(file.File, false, $"Its process could not write {file.Lost} records, and says so.");
        }

        if (file.Follows is { } before)
        {
            if (!byName.TryGetValue(before, out var old))
            {
                yield return new AuditRemark(file.File, false, $"It goes on from '{before}', which is not here.");
            }
            else if (old.Problem is null && old.Head != file.HeadBefore)
            {
                yield return new AuditRemark(file.File, true, $"It goes on from '{before}' after the record with the hash {file.HeadBefore}, which is not the last one there: the end of that file was cut off, or it is another one.");
            }
        }

        if (file.Next is { } after)
        {
            if (!byName.TryGetValue(after, out var next))
            {
                yield return new AuditRemark(file.File, isWholeFolder, $"It says that '{after}' goes on from it, which is not here.");
            }
            else if (next is { Problem: null, Records: > 0 } && next.Follows != NameOf(file))
            {
                yield return new AuditRemark(file.File, true, $"It says that '{after}' goes on from it, and that file does not.");
            }
        }
    }

    private static string NameOf(AuditFileReport file) => Path.GetFileNameWithoutExtension(file.File);
}
