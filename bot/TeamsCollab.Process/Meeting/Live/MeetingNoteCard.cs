using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Meeting.Live;

/// <summary>The data behind cards/meeting/note.json: what is said, written down on a card of its own, which nobody else's work draws anew.</summary>
public sealed record MeetingNoteCard(CardHead Head, bool CanWrite)
{
    public static MeetingNoteCard For(Collaboration state, CardReader reader)
    {
        var canWrite = MeetingLiveCard.For(state, reader).CanWrite;
        return new MeetingNoteCard(CardHead.For(state, reader, canWrite, null), canWrite);
    }
}
