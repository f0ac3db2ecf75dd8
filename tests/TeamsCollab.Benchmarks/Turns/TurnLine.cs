using TeamsCollab.Benchmarks.Process;

namespace TeamsCollab.Benchmarks.Turns;

/// <summary>One bot's rounds.</summary>
internal sealed class TurnLine(BotProcess bot)
{
    private readonly List<Turned> _rounds = [];
    private readonly List<double> _cpu = [];
    private double _megabytes;

    public string Name => bot.Name;

    /// <summary>Median of the rounds.</summary>
    public double PerSecond => _rounds.Select(round => round.PerSecond).Median();

    /// <summary>Milliseconds of the processor a turn, median of the rounds.</summary>
    public double Cpu => _cpu.Median();

    public async Task<Turned> RunAsync(string token, int together, IEnumerator<byte[]> bodies, Func<int, ReadOnlySpan<byte>, bool> isGood, bool isMeasured = true)
    {
        var before = bot.Milliseconds;
        var turned = await TurnLoad.RunAsync(bot.Port, $"Bearer {token}", together, bodies, isGood);
        TurnsBenchmark.Demand(turned.Failed is 0, $"{Name}: {turned.Failed} of {turned.Turns} turns failed.");
        if (isMeasured)
        {
            _rounds.Add(turned);
            _cpu.Add((bot.Milliseconds - before) / turned.Turns);
            _megabytes = Math.Max(_megabytes, bot.Megabytes);
        }

        return turned;
    }

    public static void Print(string what, IEnumerable<TurnLine> lines)
    {
        Figures.Print($"{what,-34} |  CPU ms | turns/s | p50 ms | p99 ms | memory MB");
        foreach (var line in lines)
        {
            var times = line._rounds.SelectMany(round => round.Milliseconds).ToArray();
            Figures.Print($"{line.Name,-34} | {line.Cpu,7:F3} | {line.PerSecond,7:F0} | {times.At(50),6:F1} | {times.At(99),6:F1} | {line._megabytes,9:F0}");
        }
    }
}
