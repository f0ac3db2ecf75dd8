using static TeamsCollab.Process.Request.RequestEvent;

namespace TeamsCollab.Process.Request;

/// <summary>The clock's part of the stage: one reminder at half time, one report when a limit is missed (R16, A4, A5, B26). A paused clock says nothing.</summary>
public static class RequestDeadlines
{
    public static DateTimeOffset? Next(Collaboration state) => Running(state).Select(running => running.Watch.Next).Min();

    public static IEnumerable<CollaborationEvent> Check(Collaboration state, DateTimeOffset at) => Running(state).SelectMany(running => Say(running, state, at));

    /// <summary>Also those that stand still for a question: their time goes on later.</summary>
    internal static IEnumerable<RunningLimit> Limits(Collaboration state)
    {
        foreach (var debt in state.Request.Debts)
        {
            if (debt.Watch is { } owed)
            {
                yield return new RunningLimit(ClockLimit.Paperwork, debt.Id, owed, CardName.RequestPaperwork, [state.Request.Initiator]);
            }
        }

        if (!RequestDecider.IsOpen(state))
        {
            yield break;
        }

        foreach (var reception in state.Request.Receptions.Where(reception => reception.MaterialsLead is not null && state.Meeting.Held is null))
        {
            yield return new RunningLimit(ClockLimit.Materials, reception.Department.Name, reception.MaterialsLead!, CardName.MeetingArrange, []);
        }

        foreach (var side in state.Request.Receivers.Where(side => side.Answer is SideAnswer.Awaited))
        {
            if (state.Request.ReceptionOf(side.Department) is { Watch: { } watch } reception)
            {
                yield return new RunningLimit(ClockLimit.Answering, side.Department.Name, watch, CardName.RequestAnswer, reception.PausedAt is null ? [side.Contact] : []);
            }

            if (state.Request.ReceptionOf(side.Department)?.Offer?.Watch is { } agreeing)
            {
                yield return new RunningLimit(ClockLimit.Agreeing, side.Department.Name, agreeing, CardName.RequestAnswer, [state.Request.Initiator]);
            }

            foreach (var question in state.Request.Clarifications.Where(question => question.Department == side.Department))
            {
                if (question.Watch is { } clarifying)
                {
                    yield return new RunningLimit(ClockLimit.Clarifying, question.Id, clarifying, CardName.RequestClarification, [state.Request.Initiator]);
                }
            }
        }
    }

    private static IEnumerable<RunningLimit> Running(Collaboration state) => Limits(state).Where(limit => !limit.People.IsEmpty);

    private static IEnumerable<CollaborationEvent> Say(RunningLimit running, Collaboration state, DateTimeOffset at)
    {
        var (limit, question) = running.Limit switch
        {
            ClockLimit.Answering => (RequestLimit.Answering, null),
            ClockLimit.Agreeing => (RequestLimit.Agreeing, null),
            ClockLimit.Paperwork => (RequestLimit.Paperwork, running.Key),
            _ => (RequestLimit.Clarifying, running.Key),
        };
        var department = question is null ? new Department(running.Key!)
            : limit is RequestLimit.Paperwork ? state.Request.Debts.First(debt => debt.Id == question).Department
            : state.Request.Clarifications.First(each => each.Id == question).Department;
        switch (running.Watch.SayAt(at))
        {
            case ClockSaid.Reminded:
                yield return new Reminded(limit, department, question, running.People[0], at);
                break;
            case ClockSaid.Missed:
                yield return new LimitMissed(limit, running.Watch.DueAt, department, question, running.People[0], at);
                break;
        }
    }
}
