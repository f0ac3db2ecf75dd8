using System.Collections.Immutable;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Minutes;

/// <summary>The data behind cards/minutes/ratification.json: 追认 or not, by the head of a side whose decision maker was absent (B12), for one reader.</summary>
/// <param name="IsRevised">Somebody objected or did not ratify; another draft is awaited.</param>
/// <param name="IsSettled">In force: the card has no buttons.</param>
public sealed record MinutesRatificationCard(
    CardHead Head,
    int Draft,
    bool CanRatify,
    bool HasRatified,
    bool IsRevised,
    bool IsSettled,
    ImmutableArray<PersonLine> Ratifiers,
    ImmutableArray<ObjectionLine> Objections,
    ImmutableArray<ClauseLine> Points,
    ImmutableArray<ClauseLine> Agreed,
    ImmutableArray<ClauseLine> Tasks,
    ImmutableArray<ClauseLine> Disputes)
{
    public static MinutesRatificationCard For(Collaboration state, CardReader reader)
    {
        var minutes = state.Minutes;
        var isOpen = minutes.Status is MinutesStatus.Confirming or MinutesStatus.Signing;
        var canRatify = isOpen && minutes.Ratifications.Outstanding.Contains(reader.Person);
        return new MinutesRatificationCard(
            CardHead.For(state, reader, canRatify, canRatify ? minutes.Watch : null),
            minutes.Draft,
            canRatify,
            minutes.Ratifications.HasAgreed(reader.Person),
            minutes.Status is MinutesStatus.Objected,
            minutes.Status is MinutesStatus.InForce,
            Lines(minutes, reader),
            ObjectionLine.Of(minutes, reader),
            ClauseLine.Of(minutes.Clauses, ClauseKind.DiscussionPoint, minutes, reader),
            ClauseLine.Of(minutes.Clauses, ClauseKind.AgreedItem, minutes, reader),
            ClauseLine.Of(minutes.Clauses, ClauseKind.Task, minutes, reader),
            ClauseLine.Of(minutes.Clauses, ClauseKind.Dispute, minutes, reader));
    }

    /// <summary>The stamp 决策人缺席·待追认 as every card of the minutes bears it: each side that must ratify, and whether it has.</summary>
    internal static ImmutableArray<PersonLine> Lines(MinutesState minutes, CardReader reader) => [.. RatificationDecider.Asked(minutes).Select(signatory =>
    {
        var given = minutes.Ratifications.Given.FirstOrDefault(consent => consent.By == signatory.Person);
        return new PersonLine(
            reader.Name(signatory.Person),
            new Typed(signatory.Department.Name),
            given is not null,
            given is null ? string.Empty : Moment.Of(given.At, reader).Text,
            given is null ? reader.Seen(signatory.Person, CardName.MinutesRatification) : null);
    })];
}
