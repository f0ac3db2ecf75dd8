using System.Diagnostics;
using static TeamsCollab.Process.CardName;
using static TeamsCollab.Process.Effect;
using static TeamsCollab.Process.Memorandum.MemorandumEvent;

namespace TeamsCollab.Process.Memorandum;

/// <summary>What must follow the events, given the collaboration as it stands after them.</summary>
public static class MemorandumEffects
{
    public static IEnumerable<Effect> Plan(MemorandumEvent happened, MemorandumState after) => happened switch
    {
        Proposed => [.. after.Signatures.Outstanding.Select(head => new ShowCard(head, MemorandumSignOff, null, Tone.Ask)), new SeekSubstitutes(), .. Refresh],
        SetAside => [new RefreshCard(MemorandumDraft, null), new RefreshCard(MinutesDraft, null), new RefreshCard(Overview, null)],
        Objected => [new ShowCard(after.Writer, MemorandumDraft, null, Tone.Ask), .. Refresh],
        SignedOff => Refresh,
        TookEffect => [new ShowCard(after.Writer, MemorandumSignOff, null, Tone.Inform), .. Refresh],
        Reminded e => [.. e.People.Select(head => new ShowCard(head, MemorandumSignOff, null, Tone.Remind)), new SeekSubstitutes()],
        LimitMissed e => [.. e.People.Select(head => new ShowCard(head, MemorandumSignOff, null, Tone.Overdue)), new SeekSubstitutes(), new ShowCard(after.Writer, MemorandumDraft, null, Tone.Overdue)],
        _ => throw new UnreachableException($"No effects for {happened.GetType().Name}."),
    };

    private static Effect[] Refresh => [new RefreshCard(MemorandumSignOff, null), new RefreshCard(MemorandumDraft, null), new RefreshCard(MinutesDraft, null), new RefreshCard(Overview, null)];
}
