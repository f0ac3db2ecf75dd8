using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace TeamsCollab.Bot.Health;

/// <summary>When each worker in the background last came round.</summary>
public sealed class Heartbeats(TimeProvider machine)
{
    /// <summary>Longer than any single attempt: an effect is given up after its lease of two minutes.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Beat> _last = new();

    /// <summary>Before the first round: from now on the worker is missed where it does not come.</summary>
    public void Expect(string worker) => _last.TryAdd(worker, new Beat(machine.GetUtcNow(), false, null));

    /// <summary>The worker came round.</summary>
    /// <param name="fault">What kept it from its work this time; null where nothing did.</param>
    public void Came(string worker, Exception? fault = null) => _last[worker] = new Beat(machine.GetUtcNow(), true, fault?.GetType().Name);

    public ImmutableArray<HealthFinding> Findings() =>
        [.. _last.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => new HealthFinding(each.Key, Judge(each.Value), each.Value.At))];

    private string? Judge(Beat beat) => beat switch
    {
        { HasCome: false } => "starting",
        _ when machine.GetUtcNow() - beat.At > Longest => "silent",
        { Fault: { } fault } => $"failing:{fault}",
        _ => null,
    };

    private sealed record Beat(DateTimeOffset At, bool HasCome, string? Fault);
}
