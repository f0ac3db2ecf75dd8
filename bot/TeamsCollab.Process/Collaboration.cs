using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Dispute;
using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Meeting.Live;
using TeamsCollab.Process.Memorandum;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;
using TeamsCollab.Process.Substitution;

namespace TeamsCollab.Process;

/// <summary>
/// Everything a decision about one collaboration needs, rebuilt by folding its events in order. Ids, dates and digests only:
/// the words that people typed stand apart.
/// </summary>
public sealed record Collaboration(
    Stage Stage,
    RequestState Request,
    MeetingState Meeting,
    MinutesState Minutes,
    ExecutionState Execution,
    RetrospectiveState Retrospective)
{
    private KnownParties _parties;

    public static Collaboration Empty { get; } =
        new(Stage.Request, RequestState.Empty, MeetingState.Empty, MinutesState.Empty, ExecutionState.Empty, RetrospectiveState.Empty);

    /// <summary>Every signature with its place in the chain. The edge adds them as it chains the events: an event cannot hold its own hash.</summary>
    public ImmutableArray<Receipt> Receipts { get; init; } = [];

    /// <summary>《跨部门协作备忘录》, where there is one (R55).</summary>
    public MemorandumState Memorandum { get; init; } = MemorandumState.Empty;

    /// <summary>《资源申请表》, 《预算审批单》 and the company's other procedures (R51-R54).</summary>
    public ProcedureState Procedures { get; init; } = ProcedureState.Empty;

    /// <summary>The disputes with which the minutes came into force (B10).</summary>
    public DisputeState Disputes { get; init; } = DisputeState.Empty;

    /// <summary>Who was asked to sign in a head's place (B19), oldest first.</summary>
    public ImmutableArray<StandIn> StandIns { get; init; } = [];

    /// <summary>False until the request was submitted.</summary>
    [JsonIgnore]
    public bool Exists => Request.Number is not null;

    /// <summary>The initiating side first, then every receiver that accepted, in the order of the request.</summary>
    [JsonIgnore]
    public IEnumerable<Side> TakingPart => Request.Sides.Where(side => side.TakesPart);

    /// <summary>Every receiver that takes part took the urgent lane, so that what all do together goes by its clocks (B26).</summary>
    [JsonIgnore]
    public bool IsInUrgentLane =>
        Request.IsUrgentLane && TakingPart.Where(side => side.Role is SideRole.Receiver).Select(side => Request.ReceptionOf(side.Department)?.Lane).ToArray() is { Length: > 0 } lanes
        && lanes.All(lane => lane is LaneStands.Taken);

    /// <summary>Everything that waits for somebody now.</summary>
    [JsonIgnore]
    public IEnumerable<Awaiting> Awaiting =>
        [.. RequestAwaits.In(this), .. MeetingAwaits.In(this), .. MinutesAwaits.In(this), .. MemorandumAwaits.In(this), .. ProcedureAwaits.In(this), .. DisputeAwaits.In(this), .. ExecutionAwaits.In(this), .. RetrospectiveAwaits.In(this)];

    /// <summary>Everyone who has to do with it, once each: whom lists show it to, and whose names its cards need.</summary>
    [JsonIgnore]
    public ImmutableArray<Person> Parties => _parties.In(this);

    private IEnumerable<Person> EveryParty =>
        Request.Sides.SelectMany(side => new[] { side.Contact, side.Head, side.DecisionMaker ?? default, side.Executor ?? default })
            .Append(Request.Initiator)
            .Append(Request.Executive ?? default)
            .Concat(Request.Debts.Select(debt => debt.With))
            .Concat(Request.Receptions.SelectMany(reception => reception.EarlierContacts))
            .Concat(Meeting.Arrangement?.People ?? [])
            .Concat(Meeting.Participants)
            .Concat(Meeting.Live?.People ?? [])
            .Concat(Minutes.Working.Concat(Minutes.Clauses).SelectMany(clause => clause.Clause.Named.Append(clause.Clause.Owner ?? default)))
            .Concat(Minutes.Signatories.Select(signatory => signatory.Person))
            .Concat(Memorandum.Signatories.Select(signatory => signatory.Person))
            .Concat(StandIns.SelectMany(each => new[] { each.Head, each.By }))
            .Concat(Minutes.Signatures.Given.Concat(Memorandum.Signatures.Given).Select(consent => consent.Through ?? default))
            .Concat(Procedures.Applications.SelectMany(application => application.Approvals.Required.Append(application.By)))
            .Concat(Retrospective.Arrangement?.Participants ?? [])
            .Concat(Retrospective.Receivers)
            .Concat(Retrospective.Improvements.SelectMany(improvement => new[] { improvement.Owner, improvement.SettledBy ?? default }))
            .Concat(Awaiting.Select(item => item.From))
            .Where(person => person.Id is not null);

    /// <summary>The latest signature of a person on what a card shows; null where there is none.</summary>
    public Receipt? ReceiptOf(Person person, CardName on) => Receipts.LastOrDefault(receipt => receipt.By == person && receipt.On == on);

    public Side? SideOf(Department department) => Request.Sides.FirstOrDefault(side => side.Department == department);

    public Collaboration Apply(CollaborationEvent happened) => happened switch
    {
        CalendarEvent.Recomputed recomputed => Recomputing.Apply(recomputed, this),
        RequestEvent request => this with { Request = Request.Apply(request), Stage = RequestStage.After(request, Stage) },
        LiveEvent live => this with { Meeting = Meeting.Apply(live) },
        MeetingEvent meeting => this with { Meeting = Meeting.Apply(meeting) },
        MinutesEvent minutes => this with { Minutes = Minutes.Apply(minutes), Stage = minutes is MinutesEvent.Awaited ? Stage.Minutes : Stage },
        MemorandumEvent memorandum => this with { Memorandum = Memorandum.Apply(memorandum) },
        SubstitutionEvent.Offered e => this with
        {
            StandIns = StandIns.RemoveAll(known => known.On == e.On && known.Head == e.Head).Add(new StandIn(e.On, e.Head, e.By, e.Until, e.IsGone, e.Told)),
        },
        SubstitutionEvent.HeadReplaced { On: CardName.MemorandumSignOff } e => this with { Memorandum = Memorandum.Apply(e) },
        SubstitutionEvent.HeadReplaced e => this with { Minutes = Minutes.Apply(e) },
        ProcedureEvent procedure => this with { Procedures = Procedures.Apply(procedure), Execution = Execution.Apply(procedure) },
        DisputeEvent dispute => this with { Disputes = Disputes.Apply(dispute), Execution = Execution.Apply(dispute) },
        ExecutionEvent execution => this with { Execution = Execution.Apply(execution), Stage = execution is ExecutionEvent.Started ? Stage.Execution : Stage },
        RetrospectiveEvent retrospective => this with { Retrospective = Retrospective.Apply(retrospective), Meeting = Meeting.Apply(retrospective), Stage = RetrospectiveStage.After(retrospective, Stage) },
        _ => throw new UnreachableException($"No Apply for {happened.GetType().Name}."),
    };

    public Collaboration Apply(IEnumerable<CollaborationEvent> happened) => happened.Aggregate(this, (state, next) => state.Apply(next));

    /// <summary>Asked for several times a turn, found once. A copy that <c>with</c> makes is another state and finds its own; none of it is part of what states are.</summary>
    private struct KnownParties : IEquatable<KnownParties>
    {
        private Known? _known;

        public ImmutableArray<Person> In(Collaboration state) =>
            (ReferenceEquals(_known?.State, state) ? _known : _known = new Known(state, [.. state.EveryParty.Distinct()]))!.Parties;

        public readonly bool Equals(KnownParties other) => true;

        public override readonly bool Equals(object? obj) => obj is KnownParties;

        public override readonly int GetHashCode() => 0;

        private sealed record Known(Collaboration State, ImmutableArray<Person> Parties);
    }
}
