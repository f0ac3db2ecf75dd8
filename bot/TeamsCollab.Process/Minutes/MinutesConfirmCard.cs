using System.Collections.Immutable;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Minutes;

/// <summary>The data behind cards/minutes/confirm.json: every participant confirms the draft or objects (R46, A5), for one reader.</summary>
/// <param name="SilenceCounts">By the memorandum: who says nothing in time has confirmed (B18).</param>
/// <param name="IsTakenAsConfirmed">The reader said nothing in time, and can still take it back.</param>
/// <param name="IsSigning">All have confirmed; the heads sign.</param>
/// <param name="UnacceptedCount">How many tasks their owners have not taken on (B9).</param>
/// <param name="IsSettled">In force: the card has no buttons.</param>
/// <param name="Ratifiers">决策人缺席·待追认 (B12): the sides that must ratify, and whether they have; empty where all decision makers came.</param>
/// <param name="Changes">In what this draft differs from the one before (B2).</param>
public sealed record MinutesConfirmCard(
    CardHead Head,
    int Draft,
    bool CanConfirm,
    bool CanObject,
    bool HasConfirmed,
    bool SilenceCounts,
    bool IsTakenAsConfirmed,
    bool IsAwaited,
    bool IsSigning,
    bool IsObjected,
    bool IsSettled,
    int ConfirmedCount,
    int ParticipantCount,
    int UnacceptedCount,
    ImmutableArray<PersonLine> Participants,
    ImmutableArray<ObjectionLine> Objections,
    ImmutableArray<PersonLine> Ratifiers,
    ImmutableArray<ChangeLine> Changes,
    ImmutableArray<ClauseLine> Points,
    ImmutableArray<ClauseLine> Agreed,
    ImmutableArray<ClauseLine> Tasks,
    ImmutableArray<ClauseLine> Disputes,
    ImmutableArray<Choice> Clauses)
{
    public static MinutesConfirmCard For(Collaboration state, CardReader reader)
    {
        var minutes = state.Minutes;
        var confirmations = minutes.Confirmations;
        var isConfirming = minutes.Status is MinutesStatus.Confirming;
        var isTaken = minutes.Reversible.Contains(reader.Person);
        var canConfirm = isConfirming && (isTaken || confirmations.Outstanding.Contains(reader.Person));
        var canObject = !minutes.IsBinding && (confirmations.Asks(reader.Person) || minutes.Signatures.Asks(reader.Person))
            && minutes.Status is MinutesStatus.Confirming or MinutesStatus.Signing or MinutesStatus.Objected;
        return new MinutesConfirmCard(
            CardHead.For(state, reader, canConfirm, isConfirming ? minutes.Watch : null),
            minutes.Draft,
            canConfirm,
            canObject,
            confirmations.HasAgreed(reader.Person) && !isTaken,
            isConfirming && minutes.SilenceByMemorandum is not null,
            isTaken,
            minutes.Draft == 0,
            minutes.Status is MinutesStatus.Signing,
            minutes.Status is MinutesStatus.Objected,
            minutes.Status is MinutesStatus.InForce,
            confirmations.Given.Length,
            confirmations.Required.Length,
            minutes.Unaccepted.Count(),
            [.. confirmations.Required.Select(person => Line(person, state, reader))],
            ObjectionLine.Of(minutes, reader),
            MinutesRatificationCard.Lines(minutes, reader),
            ChangeLine.Of(minutes, reader),
            ClauseLine.Of(minutes.Clauses, ClauseKind.DiscussionPoint, minutes, reader),
            ClauseLine.Of(minutes.Clauses, ClauseKind.AgreedItem, minutes, reader),
            ClauseLine.Of(minutes.Clauses, ClauseKind.Task, minutes, reader),
            ClauseLine.Of(minutes.Clauses, ClauseKind.Dispute, minutes, reader),
            canObject ? ClauseLine.Choices(minutes.Clauses, reader) : []);
    }

    private static PersonLine Line(Person person, Collaboration state, CardReader reader)
    {
        var given = state.Minutes.Confirmations.Given.FirstOrDefault(consent => consent.By == person);
        var attendee = state.Meeting.Arrangement?.Attendees.FirstOrDefault(each => each.Person == person);
        return new PersonLine(
            reader.Name(person),
            new Typed(attendee?.Department.Name ?? string.Empty),
            given is not null,
            given is null ? string.Empty : Moment.Of(given.At, reader).Text,
            given is null ? reader.Seen(person, CardName.MinutesConfirm) : null)
        {
            Mark = state.Minutes.Silent.Contains(person) ? AnswerMark.Silence : null,
        };
    }
}
