namespace TeamsCollab.Process.Retrospective;

public static class RetrospectiveDecider
{
    public static Decision Decide(RetrospectiveCommand command, Asked asked, Facts facts, Collaboration state) => Decision.Refuse(Because.WrongStage);

    public static RetrospectiveEvent.Awaited Begin(Collaboration state, Facts facts, DateTimeOffset at) =>
        new(facts.Promise(at, facts.Limits.RetrospectiveWorkingDays), at);
}
