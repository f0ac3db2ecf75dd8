namespace TeamsCollab.Process.Meeting;

public static class MeetingDecider
{
    public static Decision Decide(MeetingCommand command, Asked asked, Facts facts, Collaboration state) => Decision.Refuse(Because.WrongStage);
}
