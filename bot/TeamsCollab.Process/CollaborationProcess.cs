using System.Collections.Immutable;
using System.Diagnostics;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Dispute;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Meeting.Live;
using TeamsCollab.Process.Memorandum;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;
using TeamsCollab.Process.Substitution;

namespace TeamsCollab.Process;

/// <summary>The whole process as pure functions. Each stage contributes one arm to each.</summary>
public static class CollaborationProcess
{
    /// <summary>May this be done, and what follows? Never throws for what a person can ask.</summary>
    public static Decision Decide(CollaborationCommand command, Asked asked, Facts facts, Collaboration state)
    {
        if (!state.Exists && command is not RequestCommand.Submit)
        {
            return Decision.Refuse(Because.NotFound);
        }

        var decision = command switch
        {
            CollaborationCommand.CheckDeadlines => new Decision.Accepted([.. Check(state, facts, asked.At)]),
            CollaborationCommand.RecomputeProvisional => Recomputing.Decide(asked, facts, state),
            RequestCommand request => RequestDecider.Decide(request, asked, facts, state),
            LiveCommand live => LiveDecider.Decide(live, asked, facts, state),
            MeetingCommand meeting => MeetingDecider.Decide(meeting, asked, facts, state),
            MinutesCommand minutes => MinutesDecider.Decide(minutes, asked, facts, state),
            MemorandumCommand memorandum => MemorandumDecider.Decide(memorandum, asked, facts, state),
            SeekSubstitutes => SubstitutionDecider.Decide(asked, facts, state),
            ProcedureCommand procedure => ProcedureDecider.Decide(procedure, asked, facts, state),
            DisputeCommand dispute => DisputeDecider.Decide(dispute, asked, facts, state),
            ExecutionCommand execution => ExecutionDecider.Decide(execution, asked, facts, state),
            RetrospectiveCommand retrospective => RetrospectiveDecider.Decide(retrospective, asked, facts, state),
            _ => throw new UnreachableException($"No decider for {command.GetType().Name}."),
        };
        return decision is Decision.Accepted { Events: { IsEmpty: false } events }
            ? new Decision.Accepted([.. events, .. Begin(events, facts, state.Apply(events))])
            : decision;
    }

    /// <summary>What must follow the events, each effect once, given the collaboration as it stands after them.</summary>
    public static ImmutableArray<Effect> Plan(ImmutableArray<CollaborationEvent> happened, Collaboration after) =>
        [.. happened.SelectMany(next => next switch
        {
            CalendarEvent.Recomputed recomputed => Recomputing.Plan(recomputed, after),
            RequestEvent request => RequestEffects.Plan(request, after),
            LiveEvent live => LiveEffects.Plan(live, after),
            MeetingEvent meeting => MeetingEffects.Plan(meeting, after),
            MinutesEvent minutes => MinutesEffects.Plan(minutes, after),
            MemorandumEvent memorandum => MemorandumEffects.Plan(memorandum, after.Memorandum),
            SubstitutionEvent substitution => SubstitutionEffects.Plan(substitution),
            ProcedureEvent procedure => ProcedureEffects.Plan(procedure, after),
            DisputeEvent dispute => DisputeEffects.Plan(dispute, after),
            ExecutionEvent execution => ExecutionEffects.Plan(execution, after),
            RetrospectiveEvent retrospective => RetrospectiveEffects.Plan(retrospective, after),
            _ => throw new UnreachableException($"No effects for {next.GetType().Name}."),
        }).Distinct()];

    /// <summary>When the clock must next look. Stored beside the state, so nothing is ever scheduled or cancelled.</summary>
    public static Due? NextDue(Collaboration state)
    {
        var next = new[]
        {
            RequestDeadlines.Next(state),
            MeetingDeadlines.Next(state.Meeting),
            MinutesDeadlines.Next(state.Minutes),
            MemorandumDeadlines.Next(state.Memorandum),
            ProcedureDeadlines.Next(state),
            DisputeDeadlines.Next(state),
            ExecutionDeadlines.Next(state),
            RetrospectiveDeadlines.Next(state.Retrospective),
        }.Min();
        return state.Stage is not Stage.Ended && next is { } at ? new Due(at, new CollaborationCommand.CheckDeadlines()) : null;
    }

    /// <summary>The end of one stage begins the next, in the same write; a stage without work is over at once and begins the one after it.</summary>
    private static ImmutableArray<CollaborationEvent> Begin(ImmutableArray<CollaborationEvent> happened, Facts facts, Collaboration after)
    {
        ImmutableArray<CollaborationEvent> begun = happened[^1] switch
        {
            MeetingEvent.Ended ended => [MinutesDecider.Begin(after, facts, ended.EndedAt)],
            MinutesEvent.TookEffect effective => after.Stage is Stage.Minutes
                ? [.. DisputeDecider.Begin(after, facts, effective.At), .. ExecutionDecider.Begin(after, facts, effective.At)]
                : [DisputeDecider.Settle(after, facts, effective.At)],
            ExecutionEvent.Completed completed => [RetrospectiveDecider.Begin(after, facts, completed.At)],
            var last => AutoBooking.Begin(after, last.At),
        };
        return begun.IsEmpty ? [] : [.. begun, .. Begin(begun, facts, after.Apply(begun))];
    }

    private static IEnumerable<CollaborationEvent> Check(Collaboration state, Facts facts, DateTimeOffset at) =>
    [
        .. RequestDeadlines.Check(state, at),
        .. MeetingDeadlines.Check(state, at),
        .. MinutesDeadlines.Check(state, facts, at),
        .. MemorandumDeadlines.Check(state.Memorandum, at),
        .. ProcedureDeadlines.Check(state, at),
        .. DisputeDeadlines.Check(state, at),
        .. ExecutionDeadlines.Check(state, facts, at),
        .. RetrospectiveDeadlines.Check(state, at),
    ];
}
