using TeamsCollab.Process;

namespace TeamsCollab.Bot.Telemetry;

/// <summary>What is noted of one turn while it runs, for metrics and traces. Outside a turn notes go nowhere.</summary>
public sealed class Turn
{
    private static readonly AsyncLocal<Turn?> Running = new();

    /// <summary>The verb from our own table; null where none was carried out.</summary>
    public string? Verb { get; private set; }

    /// <summary>Why the person was refused.</summary>
    public Because? Refused { get; private set; }

    /// <summary>From here to the end of the calling method it is this turn.</summary>
    public static Turn Begin() => Running.Value = new Turn();

    public static void NoteVerb(string verb)
    {
        if (Running.Value is { } turn)
        {
            turn.Verb = verb;
        }
    }

    public static void NoteRefusal(Refusal? refusal)
    {
        if (refusal is not null && Running.Value is { } turn)
        {
            turn.Refused = refusal.Because;
        }
    }
}
