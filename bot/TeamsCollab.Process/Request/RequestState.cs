using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using static TeamsCollab.Process.Request.RequestEvent;

namespace TeamsCollab.Process.Request;

/// <param name="Number">The register number (F18); null before the request was submitted.</param>
/// <param name="Sides">The initiating side first, then the receivers in the order of the request.</param>
/// <param name="Words">The fields title, what, why and standard.</param>
/// <param name="EarliestMeeting">As it was foreseen when the request was sent (A1).</param>
/// <param name="Receptions">One for every receiver, in the order of the request.</param>
/// <param name="End">Why it ended in this stage, if it did.</param>
public sealed record RequestState(
    string? Number,
    Person Initiator,
    ImmutableArray<Side> Sides,
    RequestKind Kind,
    Wording? Words,
    DateOnly WantedBy,
    Urgency Urgency,
    Importance Importance,
    Person? Executive,
    ImmutableArray<Material> Materials,
    DateTimeOffset SubmittedAt,
    DateTimeOffset EarliestMeeting,
    ImmutableArray<Reception> Receptions,
    ImmutableArray<Clarification> Clarifications,
    RequestEnd? End,
    Wording? EndReason)
{
    public static RequestState Empty { get; } =
        new(null, default, [], default, null, default, default, default, null, [], default, default, [], [], null, null);

    /// <summary>How a day earlier than the limits allow is to be kept (B5).</summary>
    public DateChoice? Choice { get; init; }

    /// <summary>The receivers were offered the urgent lane (R04, B26).</summary>
    public bool IsUrgentLane { get; init; }

    /// <summary>Calls and the records owed of them (N03, B26).</summary>
    public ImmutableArray<PaperworkDebt> Debts { get; init; } = [];

    /// <summary>Improvements of earlier collaborations that were answered for (B23).</summary>
    public ImmutableArray<AnsweredImprovement> Improvements { get; init; } = [];

    /// <summary>The oldest record that is still owed.</summary>
    [JsonIgnore]
    public PaperworkDebt? OpenDebt => Debts.FirstOrDefault(debt => debt.IsOpen);

    [JsonIgnore]
    public IEnumerable<Side> Receivers => Sides.Where(side => side.Role is SideRole.Receiver);

    /// <summary>Those of the request, and those that came with the record of a call.</summary>
    [JsonIgnore]
    public IEnumerable<Material> AllMaterials => Materials.Concat(Debts.SelectMany(debt => debt.Materials));

    public Reception? ReceptionOf(Department department) => Receptions.FirstOrDefault(reception => reception.Department == department);

    public RequestState Apply(RequestEvent happened) => happened switch
    {
        Submitted e => Apply(e),
        Delivered e => With(e.Department, reception => reception with
        {
            DeliveredAt = e.At,
            EarliestMeeting = e.EarliestMeeting,
            MaterialsLead = e.MaterialsLead is { } lead ? Watch.Over(new Promise(lead, lead.At)) : null,
            Undeliverable = null,
            Watch = Watch.Over(e.Limit),
        }),
        Reached e => With(e.Department, reception => reception with { Undeliverable = null }),
        Undeliverable e => With(e.Department, reception => reception with { Undeliverable = e.Reason }),
        Accepted e => With(e.Department, reception => reception.WithoutOpenOffer() with { Watch = null, PausedAt = null, Assessment = e.Assessment, AnsweredBy = e.By, AnsweredAt = e.At })
            .With(e.Department, side => side with { Answer = SideAnswer.Accepted, DecisionMaker = e.DecisionMaker, Executor = e.Executor }),
        Declined e => With(e.Department, reception => reception.WithoutOpenOffer() with { Watch = null, PausedAt = null, Reason = e.Reason, AnsweredBy = e.By, AnsweredAt = e.At })
            .With(e.Department, side => side with { Answer = SideAnswer.Declined }),
        CounterOffered e => With(e.Department, reception => reception with
        {
            Watch = null,
            PausedAt = null,
            Pauses = reception.PausedAt is { } paused ? reception.Pauses.Add(new Pause(paused, e.At)) : reception.Pauses,
            Offer = new CounterOffer(e.Offer, e.By, e.DecisionMaker, e.Executor, e.WantedBy, e.Words, Watch.Over(e.Limit), OfferStands.Open),
        }),
        OfferAgreed e => With(e.Department, reception => reception.WithOffer(offer => offer with { Watch = null, Stands = OfferStands.Agreed })),
        OfferRefused e => With(e.Department, reception => reception.WithOffer(offer => offer with { Watch = null, Stands = OfferStands.Refused }) with { Watch = Watch.Over(e.AnswerLimit) }),
        ClarificationAsked e => With(e.Department, reception => reception with { PausedAt = reception.PausedAt ?? (e.Pauses ? e.At : null) }) with
        {
            Clarifications = Clarifications.Add(new Clarification(e.Question, e.Department, e.By, e.Text, null, Watch.Over(e.Limit))),
        },
        ClarificationAnswered e => Apply(e),
        LaneTaken e => With(e.Department, reception => reception with
        {
            Lane = LaneStands.Taken,
            EarliestMeeting = e.At,
            MaterialsLead = null,
            Watch = e.AnswerLimit is { } limit ? Watch.Over(limit) : reception.Watch,
        }),
        LaneRefused e => With(e.Department, reception => reception with { Lane = LaneStands.Refused }),
        Called e => this with { Debts = Debts.Add(new PaperworkDebt(e.Debt, e.Department, e.With, e.CalledAt, Watch.Over(e.Limit), null, null)) },
        DebtPaid e => WithDebt(e.Debt, debt => debt with { Watch = null, Record = e.Record, PaidAt = e.At, Materials = e.Materials }),
        HandedOver e => With(e.Department, reception => reception with { Undeliverable = null, EarlierContacts = [.. reception.EarlierContacts.Append(e.From).Where(person => person != e.To).Distinct()] })
            .With(e.Department, side => side with { Contact = e.To }),
        ImprovementAnswered e => this with { Improvements = Improvements.Add(new AnsweredImprovement(e.Collaboration, e.Improvement, e.Fate, e.Reason)) },
        Aligned => this,
        Ended e => this with { End = e.Because, EndReason = e.Reason },
        Reminded e => Said(e.Limit, e.Department, e.Question, ClockSaid.Reminded),
        LimitMissed e => Said(e.Limit, e.Department, e.Question, ClockSaid.Missed),
        _ => throw new UnreachableException($"No Apply for {happened.GetType().Name}."),
    };

    /// <summary>A limit that was counted again with another calendar.</summary>
    internal RequestState Apply(RecomputedLimit again) =>
        again.Limit is ClockLimit.Answering ? With(new Department(again.Key!), reception => reception with { Watch = reception.Watch?.Again(again.After) })
        : again.Limit is ClockLimit.Materials ? With(new Department(again.Key!), reception => reception with { EarliestMeeting = again.After.Due.At, MaterialsLead = reception.MaterialsLead?.Again(again.After) })
        : again.Limit is ClockLimit.Agreeing ? With(new Department(again.Key!), reception => reception.WithOffer(offer => offer with { Watch = offer.Watch?.Again(again.After) }))
        : again.Limit is ClockLimit.Paperwork ? WithDebt(again.Key!, debt => debt with { Watch = debt.Watch?.Again(again.After) })
        : With(again.Key!, clarification => clarification with { Watch = clarification.Watch?.Again(again.After) });

    private RequestState Apply(Submitted e) => this with
    {
        Number = e.Number,
        Initiator = e.Initiator,
        Sides = e.Sides,
        Kind = e.Kind,
        Words = e.Words,
        WantedBy = e.WantedBy,
        Urgency = e.Urgency,
        Importance = e.Importance,
        Executive = e.Executive,
        Materials = e.Materials,
        SubmittedAt = e.At,
        EarliestMeeting = e.EarliestMeeting,
        Choice = e.Choice,
        IsUrgentLane = e.IsUrgentLane,
        Receptions = [.. e.Sides.Where(side => side.Role is SideRole.Receiver).Select(side => Reception.Of(side.Department) with { Lane = e.IsUrgentLane ? LaneStands.Offered : null })],
    };

    /// <summary>The clock goes on where it stood: what it already said is not said again.</summary>
    private RequestState Apply(ClarificationAnswered e)
    {
        var answered = With(e.Question, clarification => clarification with { Answer = e.Text, Watch = null });
        return e.AnswerLimit is not { } limit
            ? answered
            : answered.With(e.Department, reception => reception with
            {
                PausedAt = null,
                Pauses = reception.PausedAt is { } paused ? reception.Pauses.Add(new Pause(paused, e.At)) : reception.Pauses,
                Watch = Watch.Over(limit) with { Said = reception.Watch?.Said ?? ClockSaid.Nothing },
            });
    }

    private RequestState Said(RequestLimit limit, Department department, string? question, ClockSaid said) =>
        limit is RequestLimit.Agreeing ? With(department, reception => reception.WithOffer(offer => offer with { Watch = offer.Watch! with { Said = said } }))
        : limit is RequestLimit.Paperwork ? WithDebt(question!, debt => debt with { Watch = debt.Watch! with { Said = said } })
        : question is null ? With(department, reception => reception with { Watch = reception.Watch! with { Said = said } })
        : With(question, clarification => clarification with { Watch = clarification.Watch! with { Said = said } });

    private RequestState With(Department department, Func<Reception, Reception> change) =>
        this with { Receptions = [.. Receptions.Select(reception => reception.Department == department ? change(reception) : reception)] };

    private RequestState With(Department department, Func<Side, Side> change) =>
        this with { Sides = [.. Sides.Select(side => side.Department == department ? change(side) : side)] };

    private RequestState With(string question, Func<Clarification, Clarification> change) =>
        this with { Clarifications = [.. Clarifications.Select(clarification => clarification.Id == question ? change(clarification) : clarification)] };

    private RequestState WithDebt(string id, Func<PaperworkDebt, PaperworkDebt> change) =>
        this with { Debts = [.. Debts.Select(debt => debt.Id == id ? change(debt) : debt)] };
}
