using System.Collections.Immutable;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Substitution;

namespace TeamsCollab.Process.Memorandum;

/// <summary>The data behind cards/memorandum/sign-off.json, for one reader.</summary>
/// <param name="Fingerprint">What the reader keeps of their own signature. Empty before.</param>
/// <param name="IsSettled">Every side signed: the card has no buttons.</param>
/// <param name="StandIns">Who may sign in the place of a head who is away or has left (B19).</param>
/// <param name="AllowsSilence">The memorandum says that silence counts as an attendee's confirmation (B18).</param>
public sealed record MemorandumSignOffCard(
    CardHead Head,
    int Draft,
    bool CanSign,
    bool CanObject,
    bool HasSigned,
    bool IsObjected,
    bool IsSettled,
    bool AllowsSilence,
    string Fingerprint,
    int SignedCount,
    int SignatoryCount,
    ImmutableArray<PersonLine> Signatories,
    ImmutableArray<StandInLine> StandIns,
    ImmutableArray<MemorandumLine> Lines,
    ImmutableArray<ObjectionLine> Objections,
    ImmutableArray<Choice> Clauses)
{
    public static MemorandumSignOffCard For(Collaboration state, CardReader reader)
    {
        var memorandum = state.Memorandum;
        var signatures = memorandum.Signatures;
        var isOpen = memorandum.Status is MemorandumStatus.Signing && state.Stage is not Stage.Ended;
        var canSign = isOpen && (signatures.Outstanding.Contains(reader.Person) || StandInLine.AsksReader(CardName.MemorandumSignOff, signatures, state, reader));
        var canObject = isOpen && signatures.Asks(reader.Person);
        return new MemorandumSignOffCard(
            CardHead.For(state, reader, canSign, memorandum.Watch),
            memorandum.Draft,
            canSign,
            canObject,
            signatures.WasGivenBy(reader.Person),
            memorandum.Status is MemorandumStatus.Objected,
            memorandum.Status is MemorandumStatus.InForce,
            memorandum.Clauses.Any(clause => clause.Kind is MemorandumClauseKind.Silence),
            signatures.WasGivenBy(reader.Person) ? state.ReceiptOf(reader.Person, CardName.MemorandumSignOff)?.Text ?? string.Empty : string.Empty,
            signatures.Given.Length,
            signatures.Required.Length,
            [.. memorandum.Signatories.Select(signatory => Line(signatory, memorandum, reader))],
            StandInLine.Of(CardName.MemorandumSignOff, signatures, state, reader),
            MemorandumLine.Of(memorandum, reader),
            ObjectionLine.Of(memorandum.Objections, reader),
            canObject ? ClauseLine.Choices(memorandum.Clauses.Select(clause => clause.Clause), reader) : []);
    }

    private static PersonLine Line(Signatory signatory, MemorandumState memorandum, CardReader reader)
    {
        var given = memorandum.Signatures.Given.FirstOrDefault(consent => consent.By == signatory.Person);
        return new PersonLine(
            reader.Signer(signatory.Person, given),
            new Typed(signatory.Department.Name),
            given is not null,
            given is null ? string.Empty : Moment.Of(given.At, reader).Text);
    }
}

/// <summary>A clause of the memorandum as a row of a card.</summary>
public sealed record MemorandumLine(string Id, MemorandumClauseKind Kind, Typed Text, Typed VagueReason)
{
    public static ImmutableArray<MemorandumLine> Of(MemorandumState memorandum, CardReader reader) =>
        [.. memorandum.Clauses.Select(clause => new MemorandumLine(clause.Clause.Id, clause.Kind, reader.Text(clause.Clause.Wording), new Typed(reader.Words.Read(clause.Clause.Wording, "vagueReason") ?? string.Empty)))];
}
