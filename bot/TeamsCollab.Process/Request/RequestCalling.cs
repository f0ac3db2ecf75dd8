using System.Globalization;
using static TeamsCollab.Process.Request.RequestCommand;
using static TeamsCollab.Process.Request.RequestEvent;

namespace TeamsCollab.Process.Request;

/// <summary>Telephone first, the written record afterwards (N03): each call in the urgent lane leaves a debt, and the debt is paid with the record (B26).</summary>
internal static class RequestCalling
{
    /// <summary>The most calls that one collaboration keeps.</summary>
    public const int MostCalls = 20;

    public static Decision Decide(RecordCall command, Asked asked, Facts facts, Collaboration state)
    {
        if (asked.By != state.Request.Initiator)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (state.Request.Receivers.FirstOrDefault(each => each.Department == command.Department) is not { } side)
        {
            return Decision.Refuse(Because.UnknownDepartment, detail: command.Department.Name);
        }

        var call = new FormCall(command.Department, command.With ?? side.Contact, command.CalledAt ?? asked.At);
        return state.Request.Debts.Any(debt => (debt.Department, debt.With, debt.CalledAt) == (call.Department, call.With, call.At)) ? Decision.AlreadyDone
            : !state.Request.IsUrgentLane ? Decision.Refuse(Because.NotUrgent)
            : state.Stage is Stage.Ended ? Decision.Refuse(Because.WrongStage)
            : state.Request.Debts.Length >= MostCalls ? Decision.Refuse(Because.TooMany, "calledWith", MostCalls.ToString(CultureInfo.InvariantCulture))
            : Fault(call, call.With == side.Contact ? side.Contact : side.Head, asked, facts) is { } fault ? new Decision.Refused(fault)
            : Decision.Accept(Called(call, state.Request.Debts.Length + 1, asked, facts));
    }

    public static Decision Decide(PayDebt command, Asked asked, Facts facts, Collaboration state)
    {
        if (asked.By != state.Request.Initiator)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (state.Request.Debts.FirstOrDefault(each => each.Id == command.Debt) is not { } debt)
        {
            return Inputs.Unknown(command.Debt, "record");
        }

        if (!debt.IsOpen)
        {
            return facts.Words[debt.Record]?.Says(("text", command.Record)) is true ? Decision.AlreadyDone : Decision.Refuse(Because.AlreadyDecided);
        }

        if (state.Stage is Stage.Ended)
        {
            return Decision.Refuse(Because.WrongStage);
        }

        return (Inputs.Required(command.Record, "record") ?? RequestRules.Materials(command.Materials)) is { } fault
            ? new Decision.Refused(fault)
            : Decision.Accept(new DebtPaid(debt.Id, asked.By, asked.Seal(("text", command.Record)), RequestDecider.Seal(command.Materials, asked), asked.At));
    }

    public static Called Called(FormCall call, int number, Asked asked, Facts facts) => new(
        string.Create(CultureInfo.InvariantCulture, $"D{number}"),
        call.Department,
        call.With,
        call.At,
        asked.By,
        facts.Promise(asked.At, facts.Limits.PaperworkDebtWorkingDays),
        asked.At);

    /// <summary>Somebody of the department that was called, and a moment that is over.</summary>
    /// <param name="known">Of whom that is known already.</param>
    public static Refusal? Fault(FormCall call, Person? known, Asked asked, Facts facts) =>
        Membership.Fault(call.With, call.Department, known, facts, "calledWith") ?? (call.At > asked.At ? new Refusal(Because.InTheFuture, "calledTime") : null);
}
