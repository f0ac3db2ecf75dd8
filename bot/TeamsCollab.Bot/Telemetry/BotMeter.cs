using System.Diagnostics;
using System.Diagnostics.Metrics;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;
using TeamsCollab.Process.Dispute;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Memorandum;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;

namespace TeamsCollab.Bot.Telemetry;

/// <summary>
/// What operators watch, under the meter <c>TeamsCollab</c>. Tags are verbs, reasons and kinds from our own lists, never an id, a name or a text:
/// nobody can be recognised, and the number of series is bounded.
/// </summary>
public sealed class BotMeter
{
    public const string Name = "TeamsCollab";

    private readonly Histogram<double> _turns;
    private readonly Counter<long> _refusals;
    private readonly Counter<long> _attempts;
    private readonly Counter<long> _due;
    private readonly Counter<long> _missed;
    private EffectsSummary _effects = new(0, 0, 0, 0, 0);
    private double _oldest;

    public BotMeter(IMeterFactory factory)
    {
        var meter = factory.Create(Name);
        _turns = meter.CreateHistogram<double>("teamscollab.turn.duration", "s", "From a turn's arrival to its answer, by verb and HTTP status.");
        _refusals = meter.CreateCounter<long>("teamscollab.refusals", "{refusal}", "What people were refused, by verb and reason.");
        _attempts = meter.CreateCounter<long>("teamscollab.effects.attempts", "{attempt}", "Attempts at what had to follow, by kind and outcome.");
        _due = meter.CreateCounter<long>("teamscollab.deadlines.due", "{deadline}", "Collaborations that the clock asked because a moment had come.");
        _missed = meter.CreateCounter<long>("teamscollab.deadlines.missed", "{deadline}", "Limits that passed unkept, by stage.");
        meter.CreateObservableGauge("teamscollab.effects.unfinished", Unfinished, "{effect}", "What must still follow, by state: ready, claimed, waiting for a person, parked for an operator.");
        meter.CreateObservableGauge("teamscollab.effects.oldest", () => _oldest, "s", "How long the oldest effect that is ready has been ready. Grows where the pump does not keep up.");
    }

    /// <summary>A turn is answered. Called once a turn.</summary>
    public void Answered(Turn turn, TimeSpan took, int status)
    {
        var verb = Tag("verb", turn.Verb ?? "none");
        _turns.Record(took.TotalSeconds, verb, Tag("status", status));
        if (turn.Refused is { } reason)
        {
            _refusals.Add(1, verb, Tag("reason", reason.ToString()));
        }
    }

    /// <summary>One attempt at an effect is over.</summary>
    /// <param name="outcome">Null where it was replaced by others.</param>
    public void Attempted(string kind, EffectOutcome? outcome) =>
        _attempts.Add(1, Tag("effect", kind), Tag("outcome", outcome?.GetType().Name ?? "FannedOut"));

    /// <summary>The clock asked a collaboration.</summary>
    public void Due(Decision decision)
    {
        _due.Add(1);
        foreach (var missed in decision is Decision.Accepted { Events: { IsDefault: false } events } ? events : [])
        {
            if (StageOfMiss(missed) is { } stage)
            {
                _missed.Add(1, Tag("stage", stage));
            }
        }
    }

    /// <summary>What must still follow, as it stands in the store.</summary>
    public void Counted(EffectsSummary effects) => _effects = effects;

    /// <summary>How long the oldest effect has been ready; negative where the next one is not yet.</summary>
    public void Looked(TimeSpan oldest) => _oldest = Math.Max(0, oldest.TotalSeconds);

    private IEnumerable<Measurement<int>> Unfinished() =>
    [
        new(_effects.Ready, Tag("state", "ready")),
        new(_effects.Claimed, Tag("state", "claimed")),
        new(_effects.Waiting, Tag("state", "waiting")),
        new(_effects.Parked, Tag("state", "parked")),
    ];

    private static string? StageOfMiss(CollaborationEvent said) => said switch
    {
        RequestEvent.LimitMissed => "request",
        MeetingEvent.LimitMissed => "meeting",
        MinutesEvent.LimitMissed => "minutes",
        MemorandumEvent.LimitMissed => "memorandum",
        ProcedureEvent.LimitMissed => "procedure",
        DisputeEvent.LimitMissed => "dispute",
        ExecutionEvent.LimitMissed or ExecutionEvent.ProgressMissed => "execution",
        RetrospectiveEvent.LimitMissed or RetrospectiveEvent.ImprovementOverdue => "retrospective",
        _ => null,
    };

    private static KeyValuePair<string, object?> Tag(string name, object value) => new(name, value);
}
