using TeamsCollab.FakeCosmos;
using TeamsCollab.FakeCosmos.Protocol;

namespace TeamsCollab.EndToEnd.Tests.Faults;

/// <summary>One request to Cosmos DB in fifty goes wrong, in every way in which the service may.</summary>
internal sealed class StoreFaults(CampaignJournal journal, int seed)
{
    private readonly Lock _lock = new();
#pragma warning disable CA5394 // The seed must give the same campaign again; nothing here is a secret.
    private readonly Random _random = new(seed);

    public Fault? Next(GatewayRequest request)
    {
        if (request.Operation is GatewayOperation.ReadAccount or GatewayOperation.ReadRanges or GatewayOperation.Manage)
        {
            return null;
        }

        int drawn;
        lock (_lock)
        {
            drawn = _random.Next(1000);
        }

        (string Kind, Fault? Fault) chosen = drawn switch
        {
            < 4 => ("429", new Fault.Refused(429, TimeSpan.FromMilliseconds(1))),
            < 7 => ("449", new Fault.Refused(449, TimeSpan.FromMilliseconds(1))),
            < 10 => ("408", new Fault.Refused(408)),
            < 13 => ("503", new Fault.Refused(503)),
            < 16 => ("503 after it was done", new Fault.AppliedAndRefused(503)),
            < 19 => ("reply lost", new Fault.ReplyLost()),
            < 20 => ("hangs", new Fault.Hangs()),
            _ => ("", null),
        };
        if (chosen.Fault is not null)
        {
            journal.Fault($"store: {chosen.Kind}");
        }

        return chosen.Fault;
    }
#pragma warning restore CA5394
}
