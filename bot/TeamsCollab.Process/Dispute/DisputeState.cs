using System.Collections.Immutable;
using System.Diagnostics;
using TeamsCollab.Process.Calendar;
using static TeamsCollab.Process.Dispute.DisputeEvent;

namespace TeamsCollab.Process.Dispute;

/// <summary>The disputes with which the minutes came into force (B10), in the order of the minutes.</summary>
public sealed record DisputeState(ImmutableArray<OpenDispute> Docket)
{
    public static DisputeState Empty { get; } = new([]);

    public OpenDispute? Find(string? id) => Docket.FirstOrDefault(dispute => dispute.Id == id);

    public DisputeState Apply(DisputeEvent happened) => happened switch
    {
        Docketed e => new([.. e.Disputes.Select(dispute => new OpenDispute(dispute.Id, dispute.Decider, dispute.Tasks, e.At, DisputeStatus.Open, Watch.Over(dispute.Limit)))]),
        Escalated e => With(e.Dispute, dispute => dispute with { Watch = dispute.Watch with { Said = ClockSaid.Reminded } }),
        LimitMissed e => With(e.Dispute, dispute => dispute with { Watch = dispute.Watch with { Said = ClockSaid.Missed } }),
        Ruled e => With(e.Dispute, dispute => dispute with { Status = DisputeStatus.Ruled }),
        Settled e => e.Disputes.Aggregate(this, (state, id) => state.With(id, dispute => dispute with { Status = DisputeStatus.Settled })),
        _ => throw new UnreachableException($"No Apply for {happened.GetType().Name}."),
    };

    /// <summary>A limit that was counted again with another calendar.</summary>
    internal DisputeState Apply(RecomputedLimit again) => With(again.Key, dispute => dispute with { Watch = dispute.Watch.Again(again.After) });

    private DisputeState With(string? id, Func<OpenDispute, OpenDispute> change) =>
        this with { Docket = [.. Docket.Select(dispute => dispute.Id == id ? change(dispute) : dispute)] };
}

/// <param name="Id">The clause's id, such as D1.</param>
/// <param name="Since">From when its tasks stand still.</param>
public sealed record OpenDispute(string Id, Person Decider, ImmutableArray<string> Tasks, DateTimeOffset Since, DisputeStatus Status, Watch Watch);

public enum DisputeStatus
{
    Open,

    /// <summary>Ruled; the version of the minutes that says so goes round.</summary>
    Ruled,

    /// <summary>That version is in force.</summary>
    Settled,
}
