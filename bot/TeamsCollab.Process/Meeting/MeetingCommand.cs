namespace TeamsCollab.Process.Meeting;

public abstract record MeetingCommand : CollaborationCommand
{
    private MeetingCommand() { }
}
