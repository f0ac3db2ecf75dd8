namespace TeamsCollab.Benchmarks.Process;

internal static class Figures
{
    public static double Median(this IEnumerable<double> times) => times.At(50);

    public static double At(this IEnumerable<double> times, int percentile)
    {
        var sorted = times.Order().ToArray();
        return sorted[Math.Min(sorted.Length - 1, sorted.Length * percentile / 100)];
    }

    public static void Print(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}
