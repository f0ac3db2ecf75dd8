using TeamsCollab.Process.Dispute;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Memorandum;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;

namespace TeamsCollab.Process.Reading;

/// <summary>What a card is about, as far as it is still open.</summary>
public static class CardMatter
{
    /// <summary>
    /// The card's matter is decided: it says by whom and when, has no button, and a client need not ask for it again. Whoever reads it plays no part,
    /// so a person who has done their share still sees the others' come in.
    /// </summary>
    /// <param name="key">Which of several equal cards, such as the task; of one that never was nothing is open.</param>
    public static bool IsSettled(CardName card, string? key, Collaboration state) => card switch
    {
        // Whoever has not read the report yet still can, after everything else has ended.
        CardName.RetrospectiveReport => state.Retrospective is { Status: RetrospectiveStatus.Reported or RetrospectiveStatus.Closed } reported && reported.Receivers.All(reported.ReadBy.Contains),
        CardName.RetrospectiveFiling => state.Stage is Stage.Ended && state.Retrospective is not { Status: RetrospectiveStatus.Closed, Filing: null },
        CardName.RequestForm or CardName.Help or CardName.Welcome or CardName.Dialog or CardName.Drafts or CardName.Substitute => true,
        _ when state.Stage is Stage.Ended => true,
        CardName.RequestAnswer => !RequestDecider.IsOpen(state) || state.Request.Receivers.FirstOrDefault(side => side.Department.Name == key) is not { } side
            || side.Answer is SideAnswer.Declined || (side.Answer is SideAnswer.Accepted && state.Request.ReceptionOf(side.Department)?.Lane is not LaneStands.Offered),
        CardName.RequestPaperwork => state.Request.Debts.FirstOrDefault(debt => debt.Id == key)?.IsOpen is not true,
        CardName.RequestClarification => !RequestDecider.IsOpen(state) || state.Request.Clarifications.FirstOrDefault(asked => asked.Id == key)?.IsOpen is not true,
        CardName.MeetingArrange or CardName.MeetingAgenda or CardName.MeetingLive or CardName.MeetingNote or CardName.MeetingRow or CardName.MeetingDispute or CardName.MeetingAttendance => state.Stage is not Stage.Meeting || state.Meeting.Held is not null,
        CardName.MinutesDraft or CardName.MinutesConfirm or CardName.MinutesRatification or CardName.MinutesSignOff => state.Minutes.Status is MinutesStatus.InForce,
        CardName.MinutesTakeOn => state.Minutes.Tasks.FirstOrDefault(task => task.Clause.Id == key) is { } task && (state.Minutes.TakenOn.Contains(task.Clause.Id) || !MinutesTakeOnCard.IsOpen(task, state)) && state.Minutes.Status is MinutesStatus.InForce,
        CardName.MemorandumDraft or CardName.MemorandumSignOff => state.Memorandum.Status is MemorandumStatus.InForce || !MemorandumRules.IsOpen(state),
        CardName.ProcedureForm => !ProcedureRules.IsOpen(state),
        CardName.ProcedureApproval => state.Procedures.Find(key)?.IsOpen is not true || !ProcedureRules.IsOpen(state),
        CardName.ProcedureChange => state.Procedures.Find(key) is not { } application || !Conditions.IsChangeOpen(application, state),
        CardName.DisputeRuling => state.Disputes.Find(key) is not { Status: not DisputeStatus.Settled } || !DisputeRules.IsOpen(state),
        CardName.ExecutionTask or CardName.ExecutionProgress or CardName.ExecutionAcceptance =>
            state.Stage is not Stage.Execution || state.Execution.Task(key ?? string.Empty)?.IsClosed is not false,
        CardName.ExecutionWaiver => state.Stage is not Stage.Execution || state.Execution.Task(key ?? string.Empty)?.OpenWaiver is null,
        CardName.RetrospectiveArrange => state.Retrospective.Status is not (RetrospectiveStatus.Awaited or RetrospectiveStatus.Arranged),
        CardName.RetrospectiveAnswers => state.Retrospective.Status is RetrospectiveStatus.Reported or RetrospectiveStatus.Closed,
        CardName.RetrospectiveImprovement => state.Retrospective.Improvement(key ?? string.Empty)?.Status is null or ImprovementStatus.Closed,
        _ => false,
    };
}
