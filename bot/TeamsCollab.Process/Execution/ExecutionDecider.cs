namespace TeamsCollab.Process.Execution;

public static class ExecutionDecider
{
    public static Decision Decide(ExecutionCommand command, Asked asked, Facts facts, Collaboration state) => Decision.Refuse(Because.WrongStage);

    public static ExecutionEvent.Started Begin(Collaboration state, Facts facts, DateTimeOffset at) => new(at);
}
