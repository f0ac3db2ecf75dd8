namespace TeamsCollab.Process.Minutes;

/// <summary>Whom the stage waits for (B20).</summary>
public static class MinutesAwaits
{
    public static IEnumerable<Awaiting> In(Collaboration state)
    {
        var minutes = state.Minutes;
        var isRound = minutes.Status is MinutesStatus.Confirming or MinutesStatus.Signing;
        var waited = minutes.Status is MinutesStatus.Signing ? minutes.Signatures.Outstanding : minutes.Outstanding;
        return
        [
            .. waited.Select(person => Awaiting.By(person, MinutesDeadlines.CardOf(minutes.Status), null, minutes.Watch)),
            .. minutes.Unaccepted.Where(task => MinutesTakeOnCard.IsOpen(task, state)).Select(task => Awaiting.By(task.Clause.Owner!.Value, CardName.MinutesTakeOn, task.Clause.Id, minutes.Watch)),
            .. (isRound ? minutes.Ratifications.Outstanding : []).Select(person => Awaiting.By(person, CardName.MinutesRatification, null, minutes.Watch)),
        ];
    }
}
