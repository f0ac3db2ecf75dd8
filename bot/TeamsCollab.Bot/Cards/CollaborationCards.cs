using System.Collections.Immutable;
using System.Diagnostics;
using TeamsCollab.Process;
using TeamsCollab.Process.Dispute;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Meeting.Live;
using TeamsCollab.Process.Memorandum;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;

namespace TeamsCollab.Bot.Cards;

/// <summary>The data behind every card of a collaboration, for one reader.</summary>
public static class CollaborationCards
{
    /// <param name="key">Which of several equal cards, such as the task.</param>
    /// <param name="slots">What the calendars say, for the card that arranges the meeting.</param>
    public static object Data(CardName card, string? key, Collaboration state, CardReader reader, SlotSearch slots) => card switch
    {
        CardName.RequestAnswer => RequestAnswerCard.For(state, reader, key),
        CardName.RequestClarification => RequestClarificationCard.For(state, reader, key),
        CardName.RequestPaperwork => RequestPaperworkCard.For(state, reader, key),
        CardName.MeetingArrange => MeetingArrangeCard.For(state, reader, slots),
        CardName.MeetingAgenda => MeetingAgendaCard.For(state, reader),
        CardName.MeetingLive => MeetingLiveCard.For(state, reader),
        CardName.MeetingNote => MeetingNoteCard.For(state, reader),
        CardName.MeetingRow => MeetingRowCard.For(state, reader, key),
        CardName.MeetingDispute => MeetingDisputeCard.For(state, reader, key),
        CardName.MeetingAttendance => MeetingAttendanceCard.For(state, reader),
        CardName.MinutesDraft => MinutesDraftCard.For(state, reader),
        CardName.MinutesConfirm => MinutesConfirmCard.For(state, reader),
        CardName.MinutesRatification => MinutesRatificationCard.For(state, reader),
        CardName.MinutesSignOff => MinutesSignOffCard.For(state, reader),
        CardName.MinutesTakeOn => MinutesTakeOnCard.For(state, reader, key),
        CardName.MemorandumDraft => MemorandumDraftCard.For(state, reader),
        CardName.MemorandumSignOff => MemorandumSignOffCard.For(state, reader),
        CardName.ProcedureForm => ProcedureFormCard.For(state, reader),
        CardName.ProcedureApproval => ProcedureApprovalCard.For(state, reader, key),
        CardName.ProcedureChange => ProcedureChangeCard.For(state, reader, key),
        CardName.DisputeRuling => DisputeRulingCard.For(state, reader, key),
        CardName.ExecutionTask => ExecutionTaskCard.For(state, reader, key),
        CardName.ExecutionProgress => ExecutionProgressCard.For(state, reader, key),
        CardName.ExecutionAcceptance => ExecutionAcceptanceCard.For(state, reader, key),
        CardName.ExecutionWaiver => ExecutionWaiverCard.For(state, reader, key),
        CardName.RetrospectiveArrange => RetrospectiveArrangeCard.For(state, reader),
        CardName.RetrospectiveAnswers => RetrospectiveAnswersCard.For(state, reader),
        CardName.RetrospectiveReport => RetrospectiveReportCard.For(state, reader),
        CardName.RetrospectiveImprovement => RetrospectiveImprovementCard.For(state, reader, key),
        CardName.RetrospectiveFiling => RetrospectiveFilingCard.For(state, reader),
        CardName.Overview => OverviewCard.For(state, reader),
        _ => throw new UnreachableException($"{card} is no card of a collaboration."),
    };

    /// <summary>Whether there is such a card: an old button, or a forged one, may name a task that never was.</summary>
    public static bool Exists(CardName card, string? key, Collaboration state) => card switch
    {
        CardName.RequestForm or CardName.MyWork or CardName.Help or CardName.Search or CardName.Welcome or CardName.Dialog or CardName.Drafts or CardName.Substitute => false,
        CardName.RequestAnswer => key is not null && state.Request.Receivers.Any(side => side.Department.Name == key),
        CardName.RequestClarification => state.Request.Clarifications.Any(clarification => clarification.Id == key),
        CardName.MinutesTakeOn => state.Minutes.Tasks.Any(task => task.Clause.Id == key),
        CardName.MemorandumSignOff => state.Memorandum.Draft > 0,
        CardName.RequestPaperwork => state.Request.Debts.Any(debt => debt.Id == key),
        CardName.MeetingRow or CardName.MeetingDispute => key is null or MeetingRowCard.New || state.Meeting.Live?.Row(key) is not null,
        CardName.ProcedureApproval => state.Procedures.Find(key) is not null,
        CardName.ProcedureChange => state.Procedures.Find(key)?.Change is not null,
        CardName.DisputeRuling => state.Disputes.Find(key) is not null,
        CardName.ExecutionTask or CardName.ExecutionProgress or CardName.ExecutionAcceptance => key is not null && state.Execution.Task(key) is not null,
        CardName.ExecutionWaiver => key is not null && state.Execution.Task(key)?.Waiver is not null,
        CardName.RetrospectiveImprovement => key is not null && state.Retrospective.Improvement(key) is not null,
        _ => true,
    };
}
