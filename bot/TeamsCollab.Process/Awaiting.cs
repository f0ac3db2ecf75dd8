using System.Text.Json.Serialization;

namespace TeamsCollab.Process;

/// <summary>Something a collaboration waits for, from whom, and until when (B20). Indexed beside the state.</summary>
/// <param name="Key">Which one, where a collaboration can have several of these cards, such as the task.</param>
public sealed record Awaiting(Person From, CardName Card, string? Key, DateTimeOffset? DueAt)
{
    /// <summary>How the limit was counted, where the clock looks after one; not indexed.</summary>
    [JsonIgnore]
    public Watch? Watch { get; init; }

    public bool Equals(Awaiting? other) => other is not null && (From, Card, Key, DueAt) == (other.From, other.Card, other.Key, other.DueAt);

    public override int GetHashCode() => HashCode.Combine(From, Card, Key, DueAt);

    /// <summary>Until the limit of a watch.</summary>
    public static Awaiting By(Person from, CardName card, string? key, Watch? watch) => new(from, card, key, watch?.DueAt) { Watch = watch };
}
