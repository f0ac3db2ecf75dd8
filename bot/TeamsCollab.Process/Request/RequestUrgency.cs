using static TeamsCollab.Process.Request.RequestCommand;
using static TeamsCollab.Process.Request.RequestEvent;

namespace TeamsCollab.Process.Request;

/// <summary>A department takes the urgent lane or keeps its working day (B26). Each speaks for itself alone.</summary>
internal static class RequestUrgency
{
    public static Decision Decide(TakeLane command, Asked asked, Facts facts, Collaboration state) =>
        Answerable(command.Department, LaneStands.Taken, asked.By, state, out var side)
        ?? Decision.Accept(
        [
            .. RequestAnswering.ProofOfReceipt(side.Department, asked, facts, state),
            new LaneTaken(side.Department, asked.By, Shorter(side, asked, facts, state), asked.At),
        ]);

    public static Decision Decide(RefuseLane command, Asked asked, Collaboration state) =>
        Answerable(command.Department, LaneStands.Refused, asked.By, state, out var side) ?? Decision.Accept(new LaneRefused(side.Department, asked.By, asked.At));

    /// <summary>The answer in hours; null where it is due sooner already, was given, or stands still for a question.</summary>
    private static Promise? Shorter(Side side, Asked asked, Facts facts, Collaboration state)
    {
        var hours = facts.PromiseInHours(asked.At, facts.Limits.UrgentAnswerWorkingHours);
        return side.Answer is not SideAnswer.Awaited || state.Request.ReceptionOf(side.Department) is not { PausedAt: null, Offer: not { IsOpen: true } } reception
            || reception.Watch?.DueAt <= hours.Due.At ? null : hours;
    }

    /// <summary>Whether this person may answer for the lane now: null if so, else what is answered instead.</summary>
    private static Decision? Answerable(Department department, LaneStands wanted, Person by, Collaboration state, out Side side)
    {
        side = RequestAnswering.SideAnsweredBy(department, by, state)!;
        if (side is null)
        {
            return Decision.Refuse(Because.NotYours);
        }

        var stands = state.Request.ReceptionOf(side.Department)!.Lane;
        return stands == wanted ? Decision.AlreadyDone
            : stands is null ? Decision.Refuse(Because.NotUrgent)
            : stands is not LaneStands.Offered || side.Answer is SideAnswer.Declined ? Decision.Refuse(Because.AlreadyDecided)
            : RequestDecider.IsOpen(state) ? null
            : Decision.Refuse(Because.WrongStage);
    }
}
