using System.Collections.Immutable;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.BotFramework;

namespace TeamsCollab.Bot.Health;

/// <summary>
/// Whether turns can be answered now: the store answers, the channel's signing keys are known, the pump and the clock come round. Looked at once in two
/// seconds at most, however often it is asked.
/// </summary>
public sealed class Readiness(ICollaborationStore store, ChannelTokenValidator validator, Heartbeats heartbeats, TimeProvider machine) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly SemaphoreSlim _one = new(1, 1);
    private ImmutableArray<HealthFinding> _last;
    private DateTimeOffset _lookedAt = DateTimeOffset.MinValue;

    public async Task<ImmutableArray<HealthFinding>> LookAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            if (machine.GetUtcNow() - _lookedAt >= Fresh)
            {
                var findings = await Task.WhenAll(
                    TryAsync("store", async limit => await store.ReadNextDueAsync(limit) is var _),
                    TryAsync("signingKeys", validator.PrepareAsync));
                _last = [.. findings, .. heartbeats.Findings()];
                _lookedAt = machine.GetUtcNow();
            }

            return _last;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<HealthFinding> TryAsync(string name, Func<CancellationToken, Task<bool>> look)
    {
        using var limit = new CancellationTokenSource(Patience, machine);
        string? problem;
        try
        {
            // Not everything that is asked looks at its cancellation.
            problem = await look(limit.Token).WaitAsync(limit.Token) ? null : "unavailable";
        }
        catch (Exception fault)
        {
            problem = fault is OperationCanceledException ? "timeout" : $"failing:{fault.GetType().Name}";
        }

        return new HealthFinding(name, problem, machine.GetUtcNow());
    }
}
