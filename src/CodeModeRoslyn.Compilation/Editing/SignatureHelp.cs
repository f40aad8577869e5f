namespace CodeModeRoslyn.Compilation.Editing;

/// <summary>What a call takes.</summary>
/// <param name="Signatures">Its overloads.</param>
/// <param name="Active">The one that is most likely meant.</param>
/// <param name="Parameter">The parameter of that one at the place that was asked about.</param>
public sealed record SignatureHelp(IReadOnlyList<SignatureInfo> Signatures, int Active, int Parameter);

/// <summary>One overload.</summary>
/// <param name="Label">It, as C# declares it.</param>
/// <param name="Parameters">Its parameters, as they stand in the label.</param>
/// <param name="Member">Its full name, by which more is known of it elsewhere.</param>
public sealed record SignatureInfo(string Label, IReadOnlyList<string> Parameters, string? Member);
