using System.Collections.Immutable;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Substitution;

namespace TeamsCollab.Process.Minutes;

/// <summary>The data behind cards/minutes/sign-off.json, for one reader.</summary>
/// <param name="Fingerprint">What the reader keeps of their own signature: which event it is, and the chain's hash there in short. Empty before.</param>
/// <param name="Conditions">The procedures that tasks wait for: these take effect only when approved (B11).</param>
/// <param name="CanRecordOa">The reader may record an approval of the OA system (R49): their own, or as an authorised account anybody's.</param>
/// <param name="Heads">Whose approval that can be.</param>
/// <param name="UnacceptedCount">How many tasks their owners have not taken on: signing then needs a 已知悉 (B9).</param>
/// <param name="Unaccepted">Those tasks, with their owners.</param>
/// <param name="Reservations">保留意见 of those who signed with one (B10).</param>
/// <param name="IsSettled">Everybody signed: the card says by whom and when, and has no buttons.</param>
/// <param name="StandIns">Who may sign in the place of a head who is away or has left (B19).</param>
/// <param name="Ratifiers">决策人缺席·待追认 (B12): the sides that must ratify, and whether they have; empty where all decision makers came.</param>
/// <param name="Changes">In what this draft differs from the one before (B2).</param>
public sealed record MinutesSignOffCard(
    CardHead Head,
    int Draft,
    bool CanSign,
    bool HasSigned,
    bool IsAwaitingConfirmations,
    bool IsObjected,
    bool IsSettled,
    string Fingerprint,
    int UnacceptedCount,
    ImmutableArray<ClauseLine> Unaccepted,
    ImmutableArray<ReservationLine> Reservations,
    int SignedCount,
    int SignatoryCount,
    ImmutableArray<PersonLine> Signatories,
    ImmutableArray<StandInLine> StandIns,
    ImmutableArray<PersonLine> Ratifiers,
    ImmutableArray<ChangeLine> Changes,
    ImmutableArray<ClauseLine> Points,
    ImmutableArray<ClauseLine> Agreed,
    ImmutableArray<ClauseLine> Tasks,
    ImmutableArray<ClauseLine> Disputes,
    ImmutableArray<ApplicationLine> Conditions,
    bool CanObject,
    bool CanRecordOa,
    ImmutableArray<Choice> Heads,
    ImmutableArray<ObjectionLine> Objections,
    ImmutableArray<Choice> Clauses)
{
    public static MinutesSignOffCard For(Collaboration state, CardReader reader)
    {
        var minutes = state.Minutes;
        var canObject = !minutes.IsBinding && minutes.Status is MinutesStatus.Confirming or MinutesStatus.Signing && minutes.Signatures.Asks(reader.Person);
        var canSign = minutes.Status is MinutesStatus.Signing && (minutes.Signatures.Outstanding.Contains(reader.Person) || StandInLine.AsksReader(CardName.MinutesSignOff, minutes.Signatures, state, reader));
        ImmutableArray<Choice> heads = minutes.Status is MinutesStatus.Signing
            ? [.. minutes.Signatures.Outstanding.Where(head => head == reader.Person || reader.IsOaAccount).Select(head => new Choice(head.Id, reader.Name(head)))]
            : [];
        return new MinutesSignOffCard(
            CardHead.For(state, reader, canSign, minutes.Status is MinutesStatus.Signing ? minutes.Watch : null),
            minutes.Draft,
            canSign,
            minutes.Signatures.WasGivenBy(reader.Person),
            minutes.Status is MinutesStatus.Confirming,
            minutes.Status is MinutesStatus.Objected,
            minutes.Status is MinutesStatus.InForce,
            minutes.Signatures.WasGivenBy(reader.Person) ? state.ReceiptOf(reader.Person, CardName.MinutesSignOff)?.Text ?? string.Empty : string.Empty,
            minutes.Unaccepted.Count(),
            [.. minutes.Unaccepted.Select(task => ClauseLine.For(task, minutes, reader))],
            ReservationLine.Of(minutes, reader),
            minutes.Signatures.Given.Length,
            minutes.Signatures.Required.Length,
            Lines(minutes, reader),
            StandInLine.Of(CardName.MinutesSignOff, minutes.Signatures, state, reader),
            MinutesRatificationCard.Lines(minutes, reader),
            ChangeLine.Of(minutes, reader),
            ClauseLine.Of(minutes.Clauses, ClauseKind.DiscussionPoint, minutes, reader),
            ClauseLine.Of(minutes.Clauses, ClauseKind.AgreedItem, minutes, reader),
            ClauseLine.Of(minutes.Clauses, ClauseKind.Task, minutes, reader),
            ClauseLine.Of(minutes.Clauses, ClauseKind.Dispute, minutes, reader),
            [.. ApplicationLine.Of(state, reader).Where(line => line.Tasks.Length > 0 && (line.Status is ApplicationStatus.Awaited || line.IsChangeOpen))],
            canObject,
            !heads.IsEmpty,
            heads,
            ObjectionLine.Of(minutes, reader),
            canObject ? ClauseLine.Choices(minutes.Clauses, reader) : []);
    }

    /// <summary>Who must sign, and who has.</summary>
    internal static ImmutableArray<PersonLine> Lines(MinutesState minutes, CardReader reader) => [.. minutes.Signatories.Select(signatory => Line(signatory, minutes, reader))];

    private static PersonLine Line(Signatory signatory, MinutesState minutes, CardReader reader)
    {
        var given = minutes.Signatures.Given.FirstOrDefault(consent => consent.By == signatory.Person);
        return new PersonLine(
            reader.Signer(signatory.Person, given),
            new Typed(signatory.Department.Name),
            given is not null,
            given is null ? string.Empty : Moment.Of(given.At, reader).Text,
            given is null ? reader.Seen(signatory.Person, CardName.MinutesSignOff) : null)
        {
            Mark = given is not null && minutes.SignedInOa.Contains(signatory.Person) ? AnswerMark.Oa : null,
        };
    }
}
