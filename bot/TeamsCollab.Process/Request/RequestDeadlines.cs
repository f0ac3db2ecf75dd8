using static TeamsCollab.Process.Request.RequestEvent;

namespace TeamsCollab.Process.Request;

/// <summary>The clock's part of the stage: one reminder at half time, one report when a limit is missed (R16, A4, A5). A paused clock says nothing.</summary>
public static class RequestDeadlines
{
    public static DateTimeOffset? Next(Collaboration state) => RunningIn(state).Select(running => running.Watch.Next).Min();

    public static IEnumerable<CollaborationEvent> Check(Collaboration state, DateTimeOffset at) => RunningIn(state).SelectMany(running => Say(running, at));

    private static IEnumerable<CollaborationEvent> Say(Running running, DateTimeOffset at)
    {
        switch (running.Watch.SayAt(at))
        {
            case ClockSaid.Reminded:
                yield return new Reminded(running.Limit, running.Department, running.Question, running.Person, at);
                break;
            case ClockSaid.Missed:
                yield return new LimitMissed(running.Limit, running.Watch.DueAt, running.Department, running.Question, running.Person, at);
                break;
        }
    }

    private static IEnumerable<Running> RunningIn(Collaboration state)
    {
        if (!RequestDecider.IsOpen(state))
        {
            yield break;
        }

        foreach (var side in state.Request.Receivers.Where(side => side.Answer is SideAnswer.Awaited))
        {
            if (state.Request.ReceptionOf(side.Department)?.Running is { } watch)
            {
                yield return new Running(RequestLimit.Answering, side.Department, null, side.Contact, watch);
            }

            foreach (var question in state.Request.Clarifications.Where(question => question.Department == side.Department))
            {
                if (question.Watch is { } clarifying)
                {
                    yield return new Running(RequestLimit.Clarifying, side.Department, question.Id, state.Request.Initiator, clarifying);
                }
            }
        }
    }

    private sealed record Running(RequestLimit Limit, Department Department, string? Question, Person Person, Watch Watch);
}
