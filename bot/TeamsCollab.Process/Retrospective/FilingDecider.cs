using static TeamsCollab.Process.Retrospective.RetrospectiveCommand;
using static TeamsCollab.Process.Retrospective.RetrospectiveEvent;

namespace TeamsCollab.Process.Retrospective;

/// <summary>归档 (N08): where the initiating department keeps the record, once everything is closed.</summary>
internal static class FilingDecider
{
    /// <summary>Characters of a 档案号.</summary>
    private const int LongestNumber = 60;

    /// <summary>The initiating department files: whoever asked for the collaboration, or its head.</summary>
    public static bool MayFile(Person person, Collaboration state) =>
        person == state.Request.Initiator || state.Request.Sides.Any(side => side.Role is SideRole.Initiator && side.Head == person);

    public static Decision Decide(FileRecord command, Asked asked, Facts facts, Collaboration state)
    {
        var (filing, present) = (state.Retrospective.Filing, state.Retrospective.Filing?.Number ?? 0);
        if (!MayFile(asked.By, state))
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (filing is not null && facts.Words[filing.Words]?.Says(("place", command.Place), ("fileNumber", command.FileNumber)) is true)
        {
            return Decision.AlreadyDone;
        }

        return command.Filing != present + 1 ? RetrospectiveDecider.Old(present)
            : state.Retrospective.Status is not RetrospectiveStatus.Closed ? Decision.Refuse(Because.NotClosed)
            : (Inputs.Required(command.Place, "keptAt") ?? Inputs.Optional(command.FileNumber, "fileNumber", LongestNumber)) is { } fault ? new Decision.Refused(fault)
            : Decision.Accept(new Filed(present + 1, asked.By, asked.Seal(("place", command.Place), ("fileNumber", command.FileNumber)), asked.At));
    }
}
