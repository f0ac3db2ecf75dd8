using System.Collections.Immutable;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Minutes;

/// <summary>保留意见 as a row of a card: who signed with it, to which clauses, and why (B10).</summary>
public sealed record ReservationLine(Typed Name, string Clauses, Typed Reason)
{
    public static ImmutableArray<ReservationLine> Of(MinutesState minutes, CardReader reader) =>
        [.. minutes.Reservations.Select(reserved => new ReservationLine(reader.Signer(reserved.By, minutes.Signatures.Given.FirstOrDefault(consent => consent.By == reserved.By)), string.Join(' ', reserved.Clauses), reader.Text(reserved.Reason)))];
}
