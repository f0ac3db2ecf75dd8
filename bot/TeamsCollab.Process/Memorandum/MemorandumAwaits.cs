namespace TeamsCollab.Process.Memorandum;

/// <summary>Whom the memorandum waits for (B20). Its heads can be waited for while the minutes are still being written.</summary>
public static class MemorandumAwaits
{
    public static IEnumerable<Awaiting> In(Collaboration state) => state.Memorandum.Outstanding.Select(person => Awaiting.By(
        person,
        state.Memorandum.Status is MemorandumStatus.Objected ? CardName.MemorandumDraft : CardName.MemorandumSignOff,
        null,
        state.Memorandum.Watch));
}
