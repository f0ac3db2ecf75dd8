using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;

namespace TeamsCollab.Process.Records;

/// <summary>Planned against actual, read from what happened (B22): every limit of a collaboration, in the order of the process.</summary>
public static class LimitsKept
{
    /// <summary>A limit that nobody has kept yet counts as missed once anything happened after it.</summary>
    public static ImmutableArray<LimitKept> Of(IEnumerable<CollaborationEvent> happened, WorkingCalendar calendar, TimeLimits limits)
    {
        ImmutableArray<CollaborationEvent> history = [.. happened];
        if (history.IsEmpty)
        {
            return [];
        }

        var (state, until) = (Collaboration.Empty.Apply(history), history.Max(next => next.At));
        return
        [
            .. Materials(history, state, calendar, limits),
            .. AnswersKept.Of(history, state, promised => DueOf(promised, history), until),
            .. Paperwork(history, until),
            .. Agenda(history, state, until),
            .. Minutes(history, until),
            .. Confirmations(history, state, until),
            .. Signatures(history, state, until),
            .. Tasks(history, state, until),
            .. Acceptances(history, state, until),
            .. Retrospective(history, until),
        ];
    }

    /// <summary>The due time that stood in the end: a provisional limit may have moved (A13).</summary>
    private static DateTimeOffset DueOf(Promise promised, ImmutableArray<CollaborationEvent> history) => history.OfType<CalendarEvent.Recomputed>()
        .SelectMany(recomputed => recomputed.Limits)
        .Aggregate(promised.Due.WithoutTrail(), (due, limit) => limit.Before == due ? limit.After.Due.WithoutTrail() : due).At;

    private static LimitKept Limit(LimitName limit, Person who, string? key, DateTimeOffset dueAt, DateTimeOffset? doneAt, DateTimeOffset until) =>
        new(limit, who, key, dueAt, doneAt, doneAt is { } done ? done <= dueAt : until > dueAt ? false : null);

    /// <summary>Counted back from the meeting (R15, A1): by the close of that day each receiver is to hold the materials. Who took the urgent lane waived it.</summary>
    private static IEnumerable<LimitKept> Materials(ImmutableArray<CollaborationEvent> history, Collaboration state, WorkingCalendar calendar, TimeLimits limits) =>
        (state.Meeting.Held?.StartedAt ?? state.Meeting.Arrangement?.Start) is not { } start ? []
        : history.OfType<RequestEvent.Delivered>().Where(delivered => state.SideOf(delivered.Department) is { TakesPart: true } && state.Request.ReceptionOf(delivered.Department)?.Lane is not LaneStands.Taken).Select(delivered => Limit(
            LimitName.Materials,
            state.Request.Initiator,
            delivered.Department.Name,
            calendar.Due(start, -limits.MaterialsLeadWorkingDays).At,
            delivered.At,
            start));

    private static IEnumerable<LimitKept> Paperwork(ImmutableArray<CollaborationEvent> history, DateTimeOffset until) =>
        history.OfType<RequestEvent.Called>().Select(called => Limit(
            LimitName.Paperwork,
            called.By,
            called.Debt,
            DueOf(called.Limit, history),
            history.OfType<RequestEvent.DebtPaid>().FirstOrDefault(paid => paid.Debt == called.Debt)?.At,
            until));

    private static IEnumerable<LimitKept> Agenda(ImmutableArray<CollaborationEvent> history, Collaboration state, DateTimeOffset until)
    {
        var fixedLast = history.Select(happened => happened switch
        {
            MeetingEvent.Arranged arranged => (arranged.Revision, arranged.AgendaLimit),
            MeetingEvent.Moved moved => (moved.Revision, moved.AgendaLimit),
            MeetingEvent.MovedInOutlook moved => (moved.Revision, moved.AgendaLimit),
            _ => ((int Revision, Promise AgendaLimit)?)null,
        }).LastOrDefault(each => each is not null);
        var sent = history.OfType<MeetingEvent.AgendaSent>().LastOrDefault(agenda => agenda.Revision == fixedLast?.Revision);
        return fixedLast is not { } last ? [] : [Limit(LimitName.Agenda, state.Request.Initiator, null, sent?.DueAt ?? DueOf(last.AgendaLimit, history), sent?.At, until)];
    }

    private static IEnumerable<LimitKept> Minutes(ImmutableArray<CollaborationEvent> history, DateTimeOffset until) =>
        history.OfType<MinutesEvent.Awaited>().Select(awaited => Limit(
            LimitName.Minutes,
            awaited.Writer,
            null,
            DueOf(awaited.Limit, history),
            history.OfType<MinutesEvent.Circulated>().FirstOrDefault()?.At,
            until));

    /// <summary>The writer confirms by sending the draft, so that nothing is owed. Silence that counts as confirmation (B18) keeps no limit.</summary>
    private static IEnumerable<LimitKept> Confirmations(ImmutableArray<CollaborationEvent> history, Collaboration state, DateTimeOffset until)
    {
        var silences = history.OfType<MinutesEvent.TakenAsConfirmed>().ToImmutableArray();
        return history.OfType<MinutesEvent.Circulated>().LastOrDefault() is not { } circulated ? []
        : circulated.Participants.Where(person => person != circulated.By).Select(person => Limit(
            LimitName.Confirmation,
            person,
            null,
            DueOf(circulated.Limit, history),
            state.Minutes.Confirmations.Given.FirstOrDefault(consent => consent.By == person && !silences.Any(silence => silence.At == consent.At && silence.People.Contains(person)))?.At,
            until));
    }

    private static IEnumerable<LimitKept> Signatures(ImmutableArray<CollaborationEvent> history, Collaboration state, DateTimeOffset until) =>
        history.OfType<MinutesEvent.AllConfirmed>().LastOrDefault() is not { } asked ? []
        : state.Minutes.Signatories.Select(signatory => Limit(
            LimitName.Signature,
            signatory.Person,
            signatory.Department.Name,
            DueOf(asked.Limit, history),
            state.Minutes.Signatures.Given.FirstOrDefault(consent => consent.By == signatory.Person)?.At,
            until));

    /// <summary>Kept by the hand-in that stands: work that was returned was not done. A task that both sides dropped is no limit any more, one that waits for a procedure none yet.</summary>
    private static IEnumerable<LimitKept> Tasks(ImmutableArray<CollaborationEvent> history, Collaboration state, DateTimeOffset until) =>
        state.Execution.Tasks.Where(task => task.Status is not WorkStatus.Waived && !Conditions.Holds(task.Id, state)).Select(task => Limit(
            LimitName.Task,
            task.Owner,
            task.Id,
            task.Limit.DueAt,
            task.Status is WorkStatus.Open ? null : history.OfType<ExecutionEvent.HandedIn>().Last(handedIn => handedIn.Task == task.Id).At,
            until));

    private static IEnumerable<LimitKept> Acceptances(ImmutableArray<CollaborationEvent> history, Collaboration state, DateTimeOffset until) =>
        history.OfType<ExecutionEvent.HandedIn>().Select(handedIn => Limit(
            LimitName.Acceptance,
            state.Request.Initiator,
            handedIn.Task,
            DueOf(handedIn.Acceptance, history),
            history.FirstOrDefault(next =>
                next is ExecutionEvent.WorkAccepted accepted && (accepted.Task, accepted.Delivery) == (handedIn.Task, handedIn.Delivery)
                || next is ExecutionEvent.WorkReturned returned && (returned.Task, returned.Delivery) == (handedIn.Task, handedIn.Delivery)
                || next is ExecutionEvent.Waived waived && waived.Task == handedIn.Task)?.At,
            until));

    private static IEnumerable<LimitKept> Retrospective(ImmutableArray<CollaborationEvent> history, DateTimeOffset until) =>
        history.OfType<RetrospectiveEvent.Awaited>().Select(awaited => Limit(
            LimitName.Retrospective,
            awaited.Initiator,
            null,
            DueOf(awaited.Limit, history),
            history.OfType<RetrospectiveEvent.Held>().FirstOrDefault()?.StartedAt,
            until));
}
