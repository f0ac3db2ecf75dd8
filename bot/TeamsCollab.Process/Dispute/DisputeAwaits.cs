namespace TeamsCollab.Process.Dispute;

/// <summary>Whose ruling is awaited (B20).</summary>
public static class DisputeAwaits
{
    public static IEnumerable<Awaiting> In(Collaboration state) =>
        DisputeDeadlines.Limits(state).Select(running => Awaiting.By(running.People[0], running.Card, running.Key, running.Watch));
}
