using System.Collections.Immutable;
using System.Diagnostics;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Dispute;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Meeting.Live;
using TeamsCollab.Process.Memorandum;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;
using TeamsCollab.Process.Substitution;

namespace TeamsCollab.Process.Records;

/// <summary>What happened, in one line each: when, who, what. For the overview and for the summary of an audit.</summary>
public static class History
{
    public static ImmutableArray<HistoryLine> Of(
        IEnumerable<CollaborationEvent> happened,
        Words words,
        ImmutableDictionary<Person, string> names,
        WorkingCalendar calendar,
        Language language)
    {
        ImmutableArray<CollaborationEvent> history = [.. happened];
        var source = RecordSource.Of(history, words, names, calendar, language);
        return [.. history.Select(next => Line(next, source))];
    }

    private static HistoryLine Line(CollaborationEvent happened, RecordSource source)
    {
        var (who, what) = happened switch
        {
            CalendarEvent.Recomputed recomputed => (null, CalendarHistory.Of(recomputed, source)),
            RequestEvent request => RequestHistory.Of(request, source),
            LiveEvent live => LiveHistory.Of(live, source),
            MeetingEvent meeting => MeetingHistory.Of(meeting, source),
            MinutesEvent minutes => MinutesHistory.Of(minutes, source),
            MemorandumEvent memorandum => MemorandumHistory.Of(memorandum, source),
            SubstitutionEvent substitution => SubstitutionHistory.Of(substitution, source),
            ProcedureEvent procedure => ProcedureHistory.Of(procedure, source),
            DisputeEvent dispute => DisputeHistory.Of(dispute, source),
            ExecutionEvent execution => ExecutionHistory.Of(execution, source),
            RetrospectiveEvent retrospective => RetrospectiveHistory.Of(retrospective, source),
            _ => throw new UnreachableException($"No history for {happened.GetType().Name}."),
        };
        return new HistoryLine(happened.At, source.Minute(happened.At), who is { } person ? new Typed(source.Name(person)) : new Typed(source.Say("系统", "System")), new Typed(what));
    }
}

/// <param name="When">To the minute, in the organisation's zone.</param>
/// <param name="Who">A person, or the bot itself.</param>
/// <param name="What">May hold words typed by people.</param>
public sealed record HistoryLine(DateTimeOffset At, string When, Typed Who, Typed What);
