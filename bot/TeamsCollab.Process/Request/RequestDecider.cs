namespace TeamsCollab.Process.Request;

public static class RequestDecider
{
    public static Decision Decide(RequestCommand command, Asked asked, Facts facts, Collaboration state) => Decision.Refuse(Because.WrongStage);
}
