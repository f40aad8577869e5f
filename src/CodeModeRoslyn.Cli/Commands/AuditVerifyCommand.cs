using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json;
using System.Text.Json.Nodes;
using CodeModeRoslyn.Execution.Audit.Verifying;

namespace CodeModeRoslyn.Cli.Commands;

internal static class AuditVerifyCommand
{
    private const int HashCharacters = 64;

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "Files of the audit trail, or folders of them.", Arity = ArgumentArity.OneOrMore };
        var heads = new Option<string[]>("--head")
        {
            Description = "A hash that was kept elsewhere: one of the records has to have it.",
            HelpName = "HASH",
            CustomParser = Hashes,
        };
        var json = CommonOptions.Json();
        var command = new Command("verify", "Finds the first record that is not as it was written.") { files, heads, json };
        command.Does((parsed, _) =>
        {
            var given = parsed.GetRequiredValue(files);
            var wanted = parsed.GetValue(heads) ?? [];
            var reports = AuditFiles.In(given).Select(file => AuditFiles.Reading(file, path => AuditVerifier.Verify(path, wanted))).ToList();
            var remarks = AuditLinks.Check(reports, isWholeFolder: given.All(Directory.Exists));
            var missing = wanted.Except(reports.SelectMany(report => report.Found)).ToList();
            var holds = missing.Count == 0 && reports.TrueForAll(report => report.Problem is null) && !remarks.Any(remark => remark.IsBroken);
            Console.WriteLine(parsed.GetValue(json) ? AsJson(holds, reports, remarks, missing) : AsText(holds, reports, remarks, missing));
            return Task.FromResult(holds ? ExitCode.Ok : ExitCode.No);
        });
        return command;
    }

    private static string[]? Hashes(ArgumentResult argument)
    {
        var hashes = argument.Tokens.Select(token => token.Value.ToLowerInvariant()).ToArray();
        if (Array.Find(hashes, hash => hash.Length != HashCharacters || !hash.All(char.IsAsciiHexDigitLower)) is { } wrong)
        {
            argument.AddError($"--head takes a hash of {HashCharacters} hexadecimal digits, as 'codemode audit head' prints it, and not '{wrong}'.");
            return null;
        }

        return hashes;
    }

    private static string AsText(bool holds, List<AuditFileReport> reports, IReadOnlyList<AuditRemark> remarks, List<string> missing)
    {
        var lines = new List<string>();
        foreach (var report in reports)
        {
            lines.Add(report.Problem is { } problem
                ? $"{report.File}: broken at record {problem.Record} (line {problem.Line}, byte {problem.Offset}): {problem.Message}"
                : report.Records == 0 ? $"{report.File}: no records" : $"{report.File}: {Count(report.Records)}, {report.First} to {report.Last}, head {report.Head}");
            lines.AddRange(remarks.Where(remark => remark.File == report.File).Select(remark => $"{report.File}: {(remark.IsBroken ? "broken" : "note")}: {remark.Message}"));
        }

        lines.AddRange(missing.Select(head => $"No record has the hash {head}: the end of a file was cut off, records were rewritten, or the file is not among these."));
        lines.Add(reports.Count == 0 ? "no files" : holds ? "holds" : "broken");
        return string.Join('\n', lines);
    }

    private static string Count(long records) => records == 1 ? "1 record" : $"{records} records";

    private static string AsJson(bool holds, List<AuditFileReport> reports, IReadOnlyList<AuditRemark> remarks, List<string> missing) =>
        new JsonObject
        {
            ["holds"] = holds,
            ["files"] = new JsonArray([.. reports.Select(report => AsJson(report, remarks))]),
            ["missingHeads"] = new JsonArray([.. missing.Select(head => JsonValue.Create(head))]),
        }.ToJsonString(JsonSerializerOptions.Web);

    private static JsonObject AsJson(AuditFileReport report, IReadOnlyList<AuditRemark> remarks) =>
        new()
        {
            ["file"] = report.File,
            ["records"] = report.Records,
            ["first"] = report.First,
            ["last"] = report.Last,
            ["head"] = report.Head,
            ["closed"] = report.IsClosed,
            ["cutOffBytes"] = report.CutOffBytes,
            ["problem"] = report.Problem is { } problem
                ? new JsonObject { ["record"] = problem.Record, ["line"] = problem.Line, ["offset"] = problem.Offset, ["message"] = problem.Message }
                : null,
            ["remarks"] = new JsonArray([.. remarks.Where(remark => remark.File == report.File)
                .Select(remark => new JsonObject { ["broken"] = remark.IsBroken, ["message"] = remark.Message })]),
        };
}
