namespace TeamsCollab.Process.Minutes;

/// <summary>Whom the stage waits for (B20).</summary>
public static class MinutesAwaits
{
    public static IEnumerable<Awaiting> In(Collaboration state) => state.Minutes.Outstanding.Select(person => new Awaiting(
        person,
        state.Minutes.Status switch
        {
            MinutesStatus.Confirming => CardName.MinutesConfirm,
            MinutesStatus.Signing => CardName.MinutesSignOff,
            _ => CardName.MinutesDraft,
        },
        null,
        state.Minutes.Watch?.DueAt));
}
