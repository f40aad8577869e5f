namespace CodeModeRoslyn.Compilation;

/// <summary>What may be meant by an unknown name.</summary>
/// <param name="Wanted">The name, as in <see cref="ScriptVerdict.Refused.Unknown"/>.</param>
/// <param name="Instead">Tools as scripts name them after <c>tools</c>, such as <c>Crm.GetCustomerAsync</c>, best first.</param>
/// <param name="IsExact">Whether the first differs in writing only: capitals, underscores, <c>Async</c>.</param>
public sealed record NameHint(string Wanted, IReadOnlyList<string> Instead, bool IsExact);
