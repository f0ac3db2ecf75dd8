using System.Collections.Immutable;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Meeting.Live;
using TeamsCollab.Process.Memorandum;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Process.Minutes;

/// <summary>The data behind cards/minutes/draft.json: the minutes while they are written (R42-R45), for one reader.</summary>
/// <param name="Draft">The draft that the next one replaces; 0 before the first.</param>
/// <param name="Edition">Of the working draft as it is shown: who changes a clause that somebody else wrote since is shown that first.</param>
/// <param name="CanWrite">Every participant may add and strike until the minutes are in force.</param>
/// <param name="CanCirculate">The initiator, once there is something to send.</param>
/// <param name="IsRound">A draft goes round, and nothing was changed since.</param>
/// <param name="IsChanged">A draft goes round, and the working draft differs from it.</param>
/// <param name="Clauses">What can be struck.</param>
/// <param name="Changeable">Points and agreed items that can be written anew in their place; tasks and disputes likewise.</param>
/// <param name="People">Who can own a task: likely ones, to choose without searching.</param>
/// <param name="Deciders">Who likely decides a dispute (R41).</param>
/// <param name="SuggestsMemorandum">The rule for complex collaborations holds, and nobody has decided (A9).</param>
/// <param name="Signatories">By whom the minutes came into force, and when; empty before.</param>
public sealed record MinutesDraftCard(
    CardHead Head,
    int Draft,
    int Edition,
    bool CanWrite,
    bool CanCirculate,
    bool IsWriter,
    bool IsRound,
    bool IsChanged,
    bool IsObjected,
    bool IsSettled,
    bool IsEmpty,
    bool SuggestsMemorandum,
    Typed Writer,
    ImmutableArray<ObjectionLine> Objections,
    ImmutableArray<ClauseLine> Points,
    ImmutableArray<ClauseLine> Agreed,
    ImmutableArray<ClauseLine> Tasks,
    ImmutableArray<ClauseLine> Disputes,
    ImmutableArray<Choice> Clauses,
    ImmutableArray<Choice> Changeable,
    ImmutableArray<Choice> ChangeableTasks,
    ImmutableArray<Choice> ChangeableDisputes,
    ImmutableArray<Choice> People,
    ImmutableArray<Choice> Deciders,
    ImmutableArray<PersonLine> Signatories)
{
    /// <summary>Something that stands there is about to be changed, not added to.</summary>
    public bool IsChange { get; init; }

    /// <summary>Until anything was agreed on: the goals for which the departments were to find one direction (R05), offered as what they agreed on.</summary>
    public Typed Goals { get; init; } = new(string.Empty);

    /// <summary>What it holds now.</summary>
    public EditedClause Edited { get; init; } = EditedClause.None;

    public static MinutesDraftCard For(Collaboration state, CardReader reader)
    {
        var minutes = state.Minutes;
        var isOpen = minutes.Status is not MinutesStatus.NotDue && !minutes.IsBinding;
        var isWriter = reader.Person == state.Request.Initiator;
        var canWrite = isOpen && (isWriter || state.Meeting.Participants.Contains(reader.Person));
        var isOwed = minutes.Status is MinutesStatus.Awaited or MinutesStatus.Objected;
        var isChanged = minutes.Draft > 0 && Clause.ContentOf(minutes.Working.Select(clause => clause.Clause)) != minutes.Content;
        return new MinutesDraftCard(
            CardHead.For(state, reader, isWriter && isOwed, isOwed ? minutes.Watch : null),
            minutes.Draft,
            minutes.Edition,
            canWrite,
            isOpen && isWriter && !minutes.Working.IsEmpty && (isOwed || isChanged),
            isWriter,
            isOpen && !isOwed && !isChanged,
            isOpen && isChanged,
            minutes.Status is MinutesStatus.Objected,
            minutes.Status is MinutesStatus.InForce,
            minutes.Working.IsEmpty,
            isWriter && MemorandumRules.IsSuggested(state, reader.Limits, reader.Calendar),
            reader.Name(state.Request.Initiator),
            ObjectionLine.Of(minutes, reader),
            ClauseLine.Of(minutes.Working, ClauseKind.DiscussionPoint, minutes, reader),
            ClauseLine.Of(minutes.Working, ClauseKind.AgreedItem, minutes, reader),
            ClauseLine.Of(minutes.Working, ClauseKind.Task, minutes, reader),
            ClauseLine.Of(minutes.Working, ClauseKind.Dispute, minutes, reader),
            canWrite ? ClauseLine.Choices(minutes.Working, reader) : [],
            Of(ClauseKind.DiscussionPoint, ClauseKind.AgreedItem),
            Of(ClauseKind.Task),
            Of(ClauseKind.Dispute),
            canWrite ? [.. Likely(state).Select(person => new Choice(person.Id, reader.Name(person)))] : [],
            canWrite ? [.. MeetingDisputeCard.Likely(state).Select(person => new Choice(person.Id, reader.Name(person)))] : [],
            minutes.Status is MinutesStatus.InForce ? MinutesSignOffCard.Lines(minutes, reader) : [])
        {
            IsChange = reader.Editing is not null,
            Goals = canWrite && state.Request.Kind is RequestKind.GoalAlignment && !minutes.Working.Any(clause => clause.Kind is ClauseKind.AgreedItem)
                ? reader.Text(state.Request.Words, "goals")
                : new Typed(string.Empty),
            Edited = canWrite ? EditedClause.For(minutes, reader) : EditedClause.None,
        };

        ImmutableArray<Choice> Of(params ClauseKind[] kinds) => canWrite ? ClauseLine.Choices([.. minutes.Working.Where(clause => kinds.Contains(clause.Kind))], reader) : [];
    }

    private static IEnumerable<Person> Likely(Collaboration state) => state.Meeting.Participants
        .Concat(state.TakingPart.SelectMany(side => new[] { side.Executor ?? side.Contact, side.Contact }))
        .Distinct();
}
