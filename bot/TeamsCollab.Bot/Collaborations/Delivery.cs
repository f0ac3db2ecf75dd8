using TeamsCollab.Process;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>
/// What became of one notice to one person (B21). Stands beside the stream and causes neither an event nor an effect. A later outcome of the
/// same notice takes the place of an earlier one; the fallback that was used, and that it was read, stay.
/// </summary>
/// <param name="Notice">The id of the effect.</param>
/// <param name="Reason">Why it could not be delivered: a code, nobody's words.</param>
/// <param name="Fallback">What was tried instead: a code.</param>
/// <param name="ReadAt">When the person first saw the card after it was delivered (已读).</param>
public sealed record Delivery(
    string Notice, Person To, CardName Card, string? Key, DeliveryStatus Status, DateTimeOffset At, string? Reason = null, string? Fallback = null, DateTimeOffset? ReadAt = null);

public enum DeliveryStatus
{
    /// <summary>已送达: Teams took the message.</summary>
    Delivered,

    /// <summary>It waits for its person to be within reach, or was given up.</summary>
    Failed,
}
