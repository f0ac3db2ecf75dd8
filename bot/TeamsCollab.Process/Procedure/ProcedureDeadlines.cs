using static TeamsCollab.Process.Procedure.ProcedureEvent;

namespace TeamsCollab.Process.Procedure;

/// <summary>The clock's part: an application that nobody decides and a change that nobody settles are reminded of and reported. Neither is ever approved by silence (B18).</summary>
public static class ProcedureDeadlines
{
    public static DateTimeOffset? Next(Collaboration state) => Limits(state).Select(running => running.Watch.Next).Min();

    public static IEnumerable<CollaborationEvent> Check(Collaboration state, DateTimeOffset at)
    {
        foreach (var running in Limits(state))
        {
            var limit = running.Limit is ClockLimit.Approval ? ProcedureLimit.Approval : ProcedureLimit.Change;
            switch (running.Watch.SayAt(at))
            {
                case ClockSaid.Reminded:
                    yield return new Reminded(running.Key!, limit, running.People, at);
                    break;
                case ClockSaid.Missed:
                    yield return new LimitMissed(running.Key!, limit, running.Watch.DueAt, running.People, at);
                    break;
            }
        }
    }

    internal static IEnumerable<RunningLimit> Limits(Collaboration state) => ProcedureRules.IsOpen(state) ? state.Procedures.Applications.SelectMany(application => Of(application, state)) : [];

    private static IEnumerable<RunningLimit> Of(Application application, Collaboration state)
    {
        if (application is { IsOpen: true, Watch: { } watch })
        {
            yield return new RunningLimit(ClockLimit.Approval, application.Id, watch, CardName.ProcedureApproval, application.Approvals.Outstanding);
        }

        if (application.Change?.Watch is { } change && Conditions.IsChangeOpen(application, state))
        {
            yield return new RunningLimit(
                ClockLimit.Change, application.Id, change, CardName.ProcedureChange, application.Change.IsProposed ? application.Change.Consents.Outstanding : [state.Request.Initiator]);
        }
    }
}
