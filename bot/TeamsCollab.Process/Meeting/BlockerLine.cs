using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Meeting;

/// <summary>Who is least free, as a row of a card.</summary>
/// <param name="IsUnknown">The calendar cannot be read.</param>
public sealed record BlockerLine(Typed Name, int Busy, int Starts, bool IsUnknown)
{
    public static BlockerLine For(Blocker blocker, CardReader reader) =>
        new(reader.Name(blocker.Person), blocker.Busy, blocker.Starts, blocker.Starts == 0);
}
