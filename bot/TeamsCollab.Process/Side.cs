namespace TeamsCollab.Process;

/// <summary>One of the N sides of a collaboration (A7): the initiating department or a receiving one.</summary>
/// <param name="Contact">对接人 (N02): the one person whom the bot asks.</param>
/// <param name="Head">部门负责人, who signs.</param>
/// <param name="IsRequired">Whether the collaboration cannot go on without this receiver.</param>
/// <param name="DecisionMaker">Named for the meeting when the side accepted (R25).</param>
/// <param name="Executor">Named for the meeting when the side accepted (R26).</param>
public sealed record Side(
    Department Department,
    SideRole Role,
    Person Contact,
    Person Head,
    bool IsRequired,
    SideAnswer Answer,
    Person? DecisionMaker,
    Person? Executor)
{
    /// <summary>The initiator's side and every receiver that accepted.</summary>
    public bool TakesPart => Role is SideRole.Initiator || Answer is SideAnswer.Accepted;
}

public enum SideRole
{
    Initiator,
    Receiver,
}

public enum SideAnswer
{
    Awaited,
    Accepted,
    Declined,
}
