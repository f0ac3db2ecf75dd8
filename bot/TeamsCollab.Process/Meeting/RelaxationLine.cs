using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Meeting;

/// <summary>What would make a meeting possible, as a row of a card.</summary>
/// <param name="Name">Who would stay away; empty where nobody need.</param>
public sealed record RelaxationLine(Relaxing How, string When, int Minutes, Typed Name)
{
    public static RelaxationLine For(Relaxation relaxation, CardReader reader) => new(
        relaxation.How,
        Moment.Of(relaxation.Start, reader).Text,
        relaxation.Minutes,
        relaxation.Without is { } person ? reader.Name(person) : new Typed(string.Empty));
}
