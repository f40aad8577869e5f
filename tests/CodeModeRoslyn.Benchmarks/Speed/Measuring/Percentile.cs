namespace CodeModeRoslyn.Benchmarks.Speed.Measuring;

/// <summary>Places in a row of measurements.</summary>
internal static class Percentile
{
    /// <summary>The smallest measurement that so many of a hundred do not exceed (nearest rank).</summary>
    public static double Of(IReadOnlyCollection<double> measured, double percent) =>
        measured.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(measured.Count * percent / 100) - 1));

    public static double Median(IReadOnlyCollection<double> measured) => Of(measured, 50);
}
