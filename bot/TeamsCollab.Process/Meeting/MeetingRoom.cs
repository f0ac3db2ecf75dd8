namespace TeamsCollab.Process.Meeting;

/// <summary>会议室: a room of the company's directory that is booked like a person (R27).</summary>
/// <param name="Mail">Its mailbox, by which it is invited.</param>
/// <param name="Seats">0 where the directory does not tell.</param>
public sealed record MeetingRoom(string Mail, string Name, int Seats);
