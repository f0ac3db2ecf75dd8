using TeamsCollab.Office;

namespace TeamsCollab.EndToEnd.Tests.Faults;

/// <summary>One call in five to the connector and to Graph goes wrong.</summary>
internal sealed class OfficeMishaps(CampaignJournal journal, int seed)
{
    private readonly Lock _lock = new();
#pragma warning disable CA5394 // The seed must give the same campaign again; nothing here is a secret.
    private readonly Random _random = new(seed);

    public OfficeMishap? Next(OfficeDoor door)
    {
        if (door is not (OfficeDoor.Connector or OfficeDoor.Graph))
        {
            return null;
        }

        int drawn;
        lock (_lock)
        {
            drawn = _random.Next(40);
        }

        (string Kind, OfficeMishap? Mishap) chosen = drawn switch
        {
            < 2 => ("429", new OfficeMishap(429, TimeSpan.FromSeconds(1))),
            < 4 => ("502", new OfficeMishap(502)),
            < 6 => ("503", new OfficeMishap(503)),
            < 8 => ("answer lost", OfficeMishap.AnswerLost),
            _ => ("", null),
        };
        if (chosen.Mishap is not null)
        {
            journal.Fault($"{door}: {chosen.Kind}");
        }

        return chosen.Mishap;
    }
#pragma warning restore CA5394
}
