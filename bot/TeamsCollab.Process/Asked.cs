using TeamsCollab.Process.Content;

namespace TeamsCollab.Process;

/// <summary>Who asks, when, and under which operation. Read once a turn, at the edge.</summary>
/// <param name="By">From the token only.</param>
/// <param name="At">Business time.</param>
/// <param name="Operation">The same for a double press and for a redelivery; stored with what it caused.</param>
/// <param name="Entropy">32 unpredictable bytes of this turn, from which the salts of its wordings are drawn.</param>
public sealed record Asked(Person By, DateTimeOffset At, OperationId Operation, ReadOnlyMemory<byte> Entropy)
{
    /// <summary>Seals words typed by people, so that an event can hold their digest and not the words.</summary>
    public Wording Seal(params ReadOnlySpan<(string Name, string Text)> fields) => Wording.Seal(Entropy.Span, fields);
}

/// <summary>Names one thing that somebody asked for, however often the request arrives.</summary>
public readonly record struct OperationId(string Value)
{
    public override string ToString() => Value;
}
