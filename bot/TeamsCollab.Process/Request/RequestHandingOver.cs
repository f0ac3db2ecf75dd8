using static TeamsCollab.Process.Request.RequestCommand;
using static TeamsCollab.Process.Request.RequestEvent;

namespace TeamsCollab.Process.Request;

/// <summary>A receiving department hands its answer to a colleague of its own; it stays one contact person (N02), and no clock starts again.</summary>
internal static class RequestHandingOver
{
    public static Decision Decide(HandOver command, Asked asked, Facts facts, Collaboration state)
    {
        var spokenFor = RequestAnswering.SideAnsweredBy(command.Department, asked.By, state);
        if ((spokenFor ?? LeftBy(command, asked.By, state)) is not { } side)
        {
            return Decision.Refuse(Because.NotYours);
        }

        // Whoever handed it over and delivers the same press again speaks for the department no more.
        if (side.Contact == command.To)
        {
            return Decision.AlreadyDone;
        }

        if (spokenFor is null)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (side.Answer is not SideAnswer.Awaited)
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        if (!RequestDecider.IsOpen(state))
        {
            return Decision.Refuse(Because.WrongStage);
        }

        return Membership.Fault(command.To, side.Department, side.Head, facts, "colleague") is { } fault
            ? new Decision.Refused(fault)
            : Decision.Accept([.. RequestAnswering.ProofOfReceipt(side.Department, asked, facts, state), new HandedOver(side.Department, side.Contact, command.To, asked.By, asked.At)]);
    }

    private static Side? LeftBy(HandOver command, Person person, Collaboration state) =>
        state.Request.Receivers.FirstOrDefault(side => side.Department == command.Department
            && state.Request.ReceptionOf(side.Department)!.EarlierContacts.Contains(person));
}
