using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Meeting;

/// <summary>One timed item of the agenda as a row of a card.</summary>
public sealed record AgendaLine(int Minutes, Typed Text)
{
    public static AgendaLine For(AgendaEntry entry, CardReader reader) => new(entry.Minutes, reader.Text(entry.Words));
}
