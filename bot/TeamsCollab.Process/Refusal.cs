namespace TeamsCollab.Process;

/// <summary>Why a command was refused. Cards say it in the reader's language, with what to do next.</summary>
/// <param name="Field">The input that the reason is about, by its id on the card.</param>
/// <param name="Detail">What the sentence needs: the draft that replaced this one, the earliest date, an unknown name.</param>
public sealed record Refusal(Because Because, string? Field = null, string? Detail = null);

/// <summary>The reasons for a refusal, each with a sentence in every language.</summary>
public enum Because
{
    /// <summary>Also answered where the collaboration belongs to another tenant.</summary>
    NotFound,
    NotYours,
    OldDraft,
    WrongStage,
    AlreadyDecided,
    Missing,
    TooLong,
    NotADate,
    DateInThePast,
    NotANumber,
    NotAChoice,
    UnknownPerson,
    UnknownDepartment,
    NoDepartmentHead,
    ReasonRequired,
    OwnDepartment,
    AwaitingConfirmations,
    NothingDiscussed,

    /// <summary>Owners have not taken on their tasks, and the head has not said 已知悉 (B9); the detail names the tasks.</summary>
    TasksNotTakenOn,
    NothingAgreed,
    TaskWithoutOwner,
    TaskWithoutDueDate,
    OwnerNotAParticipant,
    TooMany,

    /// <summary>A button that this version does not know.</summary>
    UnknownAction,

    /// <summary>A text that binds was written where others read it.</summary>
    OnlyInPrivate,

    /// <summary>A text command without a number.</summary>
    WhichCollaboration,

    /// <summary>A text command that could be about several, such as two departments that the person speaks for; the detail is the command for each.</summary>
    WhichOne,

    /// <summary>A text that binds without naming the draft.</summary>
    NameTheDraft,

    /// <summary>A text command with words behind it that nobody would read; the detail is the command alone.</summary>
    MoreThanTheCommand,

    /// <summary>A word that promises nothing (N01, B8); the detail is the word.</summary>
    Vague,

    /// <summary>A file that can be made only later in the process.</summary>
    NoSuchDocumentYet,

    /// <summary>A file could not be made or offered just now.</summary>
    FileNotReady,

    // Dialogs.

    /// <summary>A draft that was sent, given up or is over, or that was never there.</summary>
    NoSuchDraft,

    /// <summary>A press on a step that was left meanwhile, perhaps on another device.</summary>
    EarlierStep,

    /// <summary>No further dialog before a draft is sent or given up; the detail is how many there may be.</summary>
    TooManyDrafts,

    // The request.
    NoRegisterNumber,
    NotALink,
    ListedTwice,
    OfAnotherDepartment,
    NotManagement,


    /// <summary>Wanted before everyone's limits are over, and nothing chosen that helps (B5); the detail is the earliest moment.</summary>
    TooSoon,

    /// <summary>A milestone names its day, one (R02); the detail is the line.</summary>
    MilestoneWithoutDay,

    /// <summary>A milestone after the day by which everything is wanted; the detail is the milestone.</summary>
    MilestoneTooLate,

    /// <summary>What was to become better is followed as an improvement (R06, R83), and the plan has none.</summary>
    ImprovementRequired,

    /// <summary>A smaller scope was chosen, and not said which.</summary>
    ScopeRequired,

    /// <summary>Only in the urgent lane (B26).</summary>
    NotUrgent,

    /// <summary>The record of a call is still owed (B26); the detail is the debt.</summary>
    UnpaidPaperwork,

    /// <summary>Terms without a day, a scope or a need.</summary>
    NothingOffered,

    // The meeting.
    NotTakingPart,
    MeetingTooShort,
    OutsideWorkingHours,

    /// <summary>Materials reach everyone two working days ahead (R15); the detail is the earliest start.</summary>
    BeforeEarliestMeeting,

    /// <summary>The agenda could no longer go out in time (R28); the detail is the earliest start.</summary>
    TooSoonForTheAgenda,
    /// <summary>Somebody who neither decides nor carries out nor is a contact person (N06); the detail names them.</summary>
    NotConcerned,
    /// <summary>Moved to where it is.</summary>
    SameTime,
    SideWithoutDecisionMaker,
    SideWithoutExecutor,
    AgendaTooLong,

    /// <summary>There is no agenda yet to have been read (R29).</summary>
    AgendaNotSent,
    EndBeforeStart,

    /// <summary>A retrospective looks back on finished work (R74); the detail is when the last task was finished.</summary>
    BeforeCompletion,

    /// <summary>What was agreed on in the meeting is only changed with the others.</summary>
    PastWithdrawing,
    InTheFuture,

    /// <summary>The live frame begins a little before the arranged time at the earliest; the detail is that moment.</summary>
    BeforeTheMeeting,

    /// <summary>Nobody said yet that the meeting begins.</summary>
    NotBegun,

    /// <summary>What is to be asked is said in the meeting itself now.</summary>
    MeetingHasBegun,

    /// <summary>Who sits together already has nothing left to move or to call off.</summary>
    MeetingGoesOn,

    /// <summary>Rows that are neither full nor logged as a dispute (B14); the detail names them.</summary>
    HalfFilledRows,

    /// <summary>A row that somebody took out or logged meanwhile.</summary>
    RowGone,

    /// <summary>Somebody else wrote there meanwhile; the detail is what stands there now.</summary>
    ChangedMeanwhile,

    /// <summary>A dispute says what each side holds; the detail names the sides.</summary>
    OneSidedDispute,

    /// <summary>A reason for staying away of somebody who was there, or was not invited.</summary>
    NotAbsent,

    // Signing in a head's place (B19).

    /// <summary>Whoever asked for the collaboration signs for nobody else.</summary>
    SubstituteIsRequester,

    /// <summary>Nobody signs for the other side; the detail is that side.</summary>
    SubstituteOfOtherSide,

    /// <summary>The absence is over; the detail is the head.</summary>
    HeadIsBack,

    // Approvals from the OA system.
    OaApproverNotHead,

    /// <summary>Approved before the heads were asked to sign this draft; the detail is when they were.</summary>
    OaBeforeTheDraft,

    // The company's procedures.

    /// <summary>Nobody but the applicant could approve it, or nobody is known.</summary>
    NoApprover,

    /// <summary>The task waits for a procedure; the detail is its id.</summary>
    TaskNotInForce,

    /// <summary>The task stands still until a dispute is ruled.</summary>
    TaskDisputed,

    /// <summary>A ruling of the agreed decider is not objected to.</summary>
    RulingStands,

    // Execution and retrospective.
    AwaitingAcceptance,
    NothingHandedIn,
    NotHeld,

    /// <summary>The record is filed when the report is submitted and every improvement closed (N08).</summary>
    NotClosed,
    ManagementUnknown,
}
