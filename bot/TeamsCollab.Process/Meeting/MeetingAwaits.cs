namespace TeamsCollab.Process.Meeting;

/// <summary>Whom the stage waits for (B20): the initiator's next step, and the 已阅 (R29) of everyone who did not say that they cannot come.</summary>
public static class MeetingAwaits
{
    public static IEnumerable<Awaiting> In(Collaboration state)
    {
        if (state.Stage is not Stage.Meeting || state.Meeting.Held is not null)
        {
            yield break;
        }

        var (meeting, initiator) = (state.Meeting, state.Request.Initiator);
        if (meeting.Arrangement is not { } arrangement)
        {
            yield return new Awaiting(initiator, CardName.MeetingArrange, null, null);
            yield break;
        }

        if (meeting.Live is { } live)
        {
            yield return new Awaiting(initiator, CardName.MeetingLive, null, live.EndsAt);
            yield break;
        }

        yield return new Awaiting(initiator, CardName.MeetingAgenda, null, meeting.AgendaIsSent ? arrangement.EndsAt : arrangement.AgendaDueAt) { Watch = meeting.AgendaWatch };
        if (meeting.AgendaIsSent)
        {
            foreach (var person in arrangement.People.Where(person => person != initiator && !meeting.ReadBy.Contains(person) && Attending.Of(person, meeting) is not Attendance.NotComing))
            {
                yield return new Awaiting(person, CardName.MeetingAgenda, null, arrangement.Start);
            }
        }
    }
}
