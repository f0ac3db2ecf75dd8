namespace TeamsCollab.Process.Minutes;

/// <summary>Whom the stage waits for (B20).</summary>
public static class MinutesAwaits
{
    public static IEnumerable<Awaiting> In(Collaboration state) => state.Minutes.Outstanding.Select(person => Awaiting.By(
        person,
        MinutesDeadlines.CardOf(state.Minutes.Status),
        null,
        state.Minutes.Watch));
}
