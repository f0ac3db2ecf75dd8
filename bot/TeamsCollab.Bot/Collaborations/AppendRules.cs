namespace TeamsCollab.Bot.Collaborations;

/// <summary>What every store demands of its caller.</summary>
internal static class AppendRules
{
    /// <summary>Faults of the caller, found before the append joins a transaction.</summary>
    public static void Check(Append append)
    {
        var version = append.BasedOn?.Version ?? 0;
        foreach (var stored in append.Events)
        {
            Demand(stored.Version == ++version, "The events of an append must follow the tip without a gap.");
        }

        Demand(append.Tip.Version == version, "The tip of an append must stand at its last event.");
        Demand(append.Events.IsEmpty || append.Tip.ChainHead == append.Events[^1].Hash, "The tip of an append must hold the hash of its last event.");
        Demand(append.Words.All(wording => wording is { Fields: not null, Salt: not null }), "Words can be stored only where they are at hand.");
    }

    private static void Demand(bool kept, string promise)
    {
        if (!kept)
        {
            throw new ArgumentException(promise);
        }
    }
}
