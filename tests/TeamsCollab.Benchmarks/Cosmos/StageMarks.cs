using System.Text;

namespace TeamsCollab.Benchmarks.Cosmos;

/// <summary>Listens to what a rehearsal says and notes at which charge each stage began.</summary>
internal sealed class StageMarks(Func<double> charge) : StringWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    private const string Numbers = "一二三四五";

    public List<(string Stage, double Charge)> Begun { get; } = [];

    public override Encoding Encoding => Encoding.UTF8;

    public override Task WriteLineAsync(string? value)
    {
        if (value?.Trim() is { Length: > 2 } said && said[1] == '、' && Numbers.Contains(said[0], StringComparison.Ordinal))
        {
            Begun.Add((said[2..], charge()));
        }

        return base.WriteLineAsync(value);
    }
}
