namespace CodeModeRoslyn.Benchmarks.Attacks;

/// <summary>What an attack came to.</summary>
/// <param name="Outcome">What the attacker was told.</param>
/// <param name="Taken">How long the attacker waited for it.</param>
/// <param name="Delay">By how much the neighbour waited longer than in peace, at worst.</param>
/// <param name="IsDisturbed">Whether one of the neighbour's runs did not complete.</param>
internal sealed record Damage(string Outcome, TimeSpan Taken, TimeSpan Delay, bool IsDisturbed);
