namespace TeamsCollab.Process;

/// <summary>Every card of the product. The template's path follows from the name: <c>MinutesSignOff</c> is cards/minutes/sign-off.json.</summary>
public enum CardName
{
    RequestForm,
    RequestAnswer,
    RequestClarification,
    RequestPaperwork,
    MeetingArrange,
    MeetingAgenda,
    MinutesDraft,
    MinutesConfirm,
    MinutesSignOff,
    MemorandumDraft,
    MemorandumSignOff,
    ExecutionTask,
    ExecutionProgress,
    ExecutionAcceptance,
    ExecutionWaiver,
    RetrospectiveArrange,
    RetrospectiveAnswers,
    RetrospectiveReport,
    RetrospectiveImprovement,
    Overview,
    MyWork,
    Help,
    Search,
    Welcome,
}
