namespace CodeModeRoslyn.Verification.Policy;

/// <summary>
/// What every script is made of, whatever it says: a method that returns a task, and waiting for a tool's answer. A company that
/// denied any of it would deny every script.
/// </summary>
public static class NeededApi
{
    private static readonly (string Namespace, string Type, string Id)[] Members =
    [
        ("System", "Object", "M:System.Object.#ctor"),
        ("System", "Exception", "T:System.Exception"),
        ("System", "Boolean", "T:System.Boolean"),
        ("System.Threading.Tasks", "Task`1", "M:System.Threading.Tasks.Task`1.GetAwaiter"),
        ("System.Runtime.CompilerServices", "TaskAwaiter`1", "M:System.Runtime.CompilerServices.TaskAwaiter`1.get_IsCompleted"),
        ("System.Runtime.CompilerServices", "TaskAwaiter`1", "M:System.Runtime.CompilerServices.TaskAwaiter`1.GetResult"),
    ];

    /// <summary>The id of something that every script needs and a policy denies; null when it denies nothing of the kind.</summary>
    public static string? FindDenied(CompanyPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return Members.FirstOrDefault(needed => policy.DenialOfMember(needed.Namespace, needed.Type, needed.Id) is not null).Id;
    }
}
