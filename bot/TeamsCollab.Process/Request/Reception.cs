using System.Collections.Immutable;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Request;

/// <summary>What reached one receiver, and the clock of its answer.</summary>
/// <param name="EarliestMeeting">Not before this moment, for the materials' sake (R15, A1); null until they arrived.</param>
/// <param name="Undeliverable">Why they could not be delivered; null where they could, or nothing is known yet.</param>
/// <param name="Watch">Null until the materials arrived and once the receiver answered.</param>
/// <param name="PausedAt">Since when the clock stands still for a question (A4).</param>
/// <param name="Assessment">Said when it accepted.</param>
/// <param name="Reason">Said when it declined.</param>
public sealed record Reception(
    Department Department,
    DateTimeOffset? DeliveredAt,
    DateTimeOffset? EarliestMeeting,
    string? Undeliverable,
    Watch? Watch,
    DateTimeOffset? PausedAt,
    Wording? Assessment,
    Wording? Reason)
{
    public static Reception Of(Department department) => new(department, null, null, null, null, null, null, null);

    /// <summary>Who answered for the department; null until it did.</summary>
    public Person? AnsweredBy { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Who was to answer before it was handed to a colleague: they may still see what became of it.</summary>
    public ImmutableArray<Person> EarlierContacts { get; init; } = [];

    /// <summary>When its clock stood still for questions, and until when (A4).</summary>
    public ImmutableArray<Pause> Pauses { get; init; } = [];

    /// <summary>How the earliest meeting was counted: nobody owes anything by then, but a provisional one is counted again (A13).</summary>
    public Watch? MaterialsLead { get; init; }

    /// <summary>What the department said to the urgent lane (B26); null where it was not offered.</summary>
    public LaneStands? Lane { get; init; }

    /// <summary>The latest terms it named (B6); null while it named none.</summary>
    public CounterOffer? Offer { get; init; }

    internal Reception WithOffer(Func<CounterOffer, CounterOffer> change) => this with { Offer = change(Offer!) };

    /// <summary>Another answer takes the place of terms that nobody agreed to.</summary>
    internal Reception WithoutOpenOffer() => Offer is { IsOpen: true } ? this with { Offer = null } : this;

    /// <summary>The clock that runs now.</summary>
    internal Watch? Running => PausedAt is null ? Watch : null;
}

/// <summary>A stretch of time that does not count.</summary>
public sealed record Pause(DateTimeOffset From, DateTimeOffset To);
