using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Meeting;

/// <summary>A room that can be booked with the meeting.</summary>
/// <param name="Id">What the card sends back.</param>
/// <param name="Seats">0 where nobody knows.</param>
public sealed record RoomChoice(string Id, Typed Name, int Seats)
{
    /// <summary>No room. A word, because clients drop a choice whose value is empty.</summary>
    public const string None = "none";

    public static RoomChoice For(MeetingRoom room) => new(room.Mail, new Typed(room.Name), room.Seats);
}
