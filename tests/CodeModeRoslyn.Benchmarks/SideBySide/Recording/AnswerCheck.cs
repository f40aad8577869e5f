using CodeModeRoslyn.Benchmarks.SideBySide.Tasks;

namespace CodeModeRoslyn.Benchmarks.SideBySide.Recording;

/// <summary>Whether both sides really came to the answer that is written for them.</summary>
internal static class AnswerCheck
{
    /// <summary>What is wrong, a sentence each.</summary>
    public static IEnumerable<string> Of(WrittenTask task, SideResult plain, SideResult code, bool sameFiles)
    {
        foreach (var fact in task.Facts.Concat(task.WorkedOut).Where(fact => !task.Answer.Contains(fact, StringComparison.Ordinal)))
        {
            yield return $"{task.Name}: the answer does not say '{fact}'.";
        }

        foreach (var fact in task.Facts.Where(fact => !plain.Results.Contains(fact, StringComparison.Ordinal)))
        {
            yield return $"{task.Name}: no result of the plain calls says '{fact}'.";
        }

        foreach (var fact in task.Facts.Concat(task.WorkedOut).Where(fact => !code.Results.Contains(fact, StringComparison.Ordinal)))
        {
            yield return $"{task.Name}: the script's result does not say '{fact}': {code.Results}";
        }

        if (!sameFiles)
        {
            yield return $"{task.Name}: the two sides have left other files.";
        }
    }
}
