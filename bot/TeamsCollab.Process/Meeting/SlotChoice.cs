using System.Globalization;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Meeting;

/// <summary>A time offered for the meeting: everybody is free, or somebody who cannot come proposes it.</summary>
/// <param name="Start">yyyy-MM-ddTHH:mm+08:00, which the card sends back.</param>
/// <param name="Free">How many people are free then: everybody; 0 where it is a proposal.</param>
/// <param name="IsSoonest">No earlier start is allowed.</param>
/// <param name="Rooms">Free rooms with seats enough; empty where none is known.</param>
/// <param name="ProposedBy">Empty where the calendars offer it.</param>
public sealed record SlotChoice(string Start, string Label, int Free, bool IsSoonest, Typed ProposedBy, Typed Rooms)
{
    /// <summary>None of the offered ones: date and time stand beside. A word, because clients drop a choice whose value is empty.</summary>
    public const string OwnTime = "own";

    private const int MostRooms = 3;
    private const string Format = "yyyy-MM-dd'T'HH:mmzzz";

    public static SlotChoice For(Slot slot, CardReader reader) => new(
        reader.InZone(slot.Start).ToString(Format, CultureInfo.InvariantCulture), Moment.Of(slot.Start, reader).Text, slot.People, slot.IsSoonest, new Typed(string.Empty), Names(slot.Rooms, reader));

    public static SlotChoice For(OutlookAnswer proposal, CardReader reader) => new(
        reader.InZone(proposal.Proposed!.Value).ToString(Format, CultureInfo.InvariantCulture), Moment.Of(proposal.Proposed.Value, reader).Text, 0, false, reader.Name(proposal.Person), new Typed(string.Empty));

    /// <summary>Three of them, which are choice enough for a line.</summary>
    internal static Typed Names(IEnumerable<MeetingRoom> rooms, CardReader reader) =>
        new(string.Join(reader.Language is Language.Chinese ? "、" : ", ", rooms.Take(MostRooms).Select(room => room.Name)));

    public static DateTimeOffset? Read(string start) =>
        DateTimeOffset.TryParseExact(start, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) ? moment : null;
}
