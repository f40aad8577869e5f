using System.Collections.Immutable;
using System.Text.Json;
using CodeModeRoslyn.Execution.Audit;
using CodeModeRoslyn.Execution.Grants;
using CodeModeRoslyn.Server.Configuration;
using CodeModeRoslyn.Server.Hosting;
using CodeModeRoslyn.Server.Http;
using CodeModeRoslyn.Tools.Upstreams;
using CodeModeRoslyn.Verification.Policy;

namespace CodeModeRoslyn.Server.Reloading;

/// <summary>The configuration that holds, in a program that goes on running when it changes.</summary>
/// <param name="start">What it was started with.</param>
/// <param name="upstreams">Follow it.</param>
/// <param name="grants">Likewise.</param>
/// <param name="trail">Records that it has changed.</param>
/// <param name="demo">The demo's upstreams.</param>
/// <param name="register">Who may come in; null where that is not the configuration's to say.</param>
internal sealed class LiveConfig(
    CodeModeConfig start, UpstreamSet upstreams, GrantList grants, AuditTrail trail, ImmutableArray<UpstreamConfig> demo, ICallerRegister? register)
{
    // Null as long as it holds what it was started with.
    private CodeModeConfig? taken;

    /// <summary>Has another configuration hold, as far as it can without a new start.</summary>
    /// <exception cref="DoorRefusedException">The door cannot stand with it. What held before goes on.</exception>
    /// <exception cref="AuditException">That it changes cannot be recorded, and has to be. What held before goes on.</exception>
    public async Task<ConfigChanges> TakeUpAsync(CodeModeConfig next)
    {
        var before = taken ?? start;
        var callers = CallerCredential.Of(next);
        register?.Check(callers);
        if (next.Hash != before.Hash)
        {
            trail.Follow(next.Hash);
        }

        // Neither may a new upstream be reached by whom only the old grants let, nor an old one by whom only the new ones do.
        var ending = Task.CompletedTask;
        var changes = upstreams.Replace(CodeModeServices.UpstreamsOf(next, demo), between: () =>
        {
            grants.Replace(CodeModeServices.GrantsOf(next));
            ending = register?.ReplaceAsync(callers) ?? Task.CompletedTask;
        });

        // What waits for the next start is said again at the next change: it still waits.
        var waiting = Sections(next).Except(Sections(start)).Select(section => section.Name).ToImmutableArray();
        var found = new ConfigChanges(changes, Lines(before) != Lines(next), !before.Callers.SequenceEqual(next.Callers), waiting);
        taken = next;
        await ending;
        return found;
    }

    // What processes, files and caches were made for at the start.
    private static IEnumerable<(string Name, string Text)> Sections(CodeModeConfig config) =>
    [
        ("limits", Text(config.Limits)),
        ("workers", Text(config.Workers)),
        ("confinement", Text(config.Confinement)),
        ("approvals", Text(config.Approvals)),
        ("learnedTypes", Text(config.LearnedTypes)),
        ("policy", PolicyRevision.Of(config.Policy?.Rules ?? CompanyPolicy.None)),
        ("audit", Text(config.Audit)),
    ];

    // A line that only stands elsewhere says the same.
    private static string Lines(CodeModeConfig config) => Text(config.Grants?.Select(grant => grant with { Line = null }));

    // Records that hold lists are equal only to themselves.
    private static string Text<T>(T value) => JsonSerializer.Serialize(value);
}
