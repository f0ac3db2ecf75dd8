using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Substitution;
using static TeamsCollab.Process.Minutes.MinutesEvent;

namespace TeamsCollab.Process.Minutes;

/// <param name="Draft">The present draft; 0 before the first.</param>
/// <param name="Clauses">The present draft.</param>
/// <param name="ClauseIdsUsed">How many ids each kind has used up: an id is never given twice.</param>
/// <param name="Confirmations">Of every participant (R46).</param>
/// <param name="Signatures">Of every side's head (R48).</param>
/// <param name="Watch">The one limit that runs now.</param>
public sealed record MinutesState(
    MinutesStatus Status,
    int Draft,
    Person Writer,
    ImmutableArray<MinutesClause> Clauses,
    ImmutableSortedDictionary<string, int> ClauseIdsUsed,
    ConsentSet Confirmations,
    ConsentSet Signatures,
    ImmutableArray<Signatory> Signatories,
    ImmutableArray<Objection> Objections,
    Watch? Watch)
{
    public static MinutesState Empty { get; } =
        new(MinutesStatus.NotDue, 0, default, [], ImmutableSortedDictionary<string, int>.Empty, ConsentSet.Empty, ConsentSet.Empty, [], [], null);

    /// <summary>What was written since the present draft went round; null while nothing was.</summary>
    public ImmutableArray<MinutesClause>? Rewritten { get; init; }

    /// <summary>What is being written; goes round as the next draft.</summary>
    public ImmutableArray<MinutesClause> Working => Rewritten ?? Clauses;

    /// <summary>By which draft of the memorandum silence counts for the present draft (B18); null where it does not.</summary>
    public int? SilenceByMemorandum { get; init; }

    /// <summary>Whose silence was taken as confirmation of the present draft (B18): while others still confirm it can be taken back, and the heads are asked when it no longer can.</summary>
    public ImmutableArray<Person> Silent { get; init; } = [];

    /// <summary>Sides for which nobody came who may decide (B12).</summary>
    public ImmutableArray<Department> ToRatify { get; init; } = [];

    /// <summary>Of the heads of <see cref="ToRatify"/>; asks nobody where every side's decision maker was there.</summary>
    public ConsentSet Ratifications { get; init; } = ConsentSet.Empty;

    /// <summary>The disputes whose rulings go round in minutes that were in force before (B10).</summary>
    public ImmutableArray<string> Rulings { get; init; } = [];

    /// <summary>The minutes are in force, or were and go round with a ruling: nothing else in them can be changed.</summary>
    [JsonIgnore]
    public bool IsBinding => Status is MinutesStatus.InForce || !Rulings.IsEmpty;

    /// <summary>Everything that the minutes need to come into force: every head signed, and whoever must ratify did.</summary>
    public bool IsAgreed => Signatures.IsComplete && Ratifications.Outstanding.IsEmpty;

    /// <summary>Counts every change of the working draft, so that a card can say which one it shows.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Edition { get; init; }

    /// <summary>In what the present draft differs from the one before (B2); empty of the first.</summary>
    public ImmutableArray<ClauseChange> Changes { get; init; } = [];

    /// <summary>Whose signature came from the OA system (R49).</summary>
    public ImmutableArray<Person> SignedInOa { get; init; } = [];

    /// <summary>Who can still take their silence back.</summary>
    public ImmutableArray<Person> Reversible => Status is MinutesStatus.Confirming ? Silent : [];

    /// <summary>The tasks of the present draft that their owners took on (B9), by id.</summary>
    public ImmutableSortedSet<string> TakenOn { get; init; } = [];

    /// <summary>保留意见 of the signatures that stand (B10).</summary>
    public ImmutableArray<Reserved> Reservations { get; init; } = [];

    public Digest Content => Confirmations.Content;

    public IEnumerable<MinutesClause> Tasks => Clauses.Where(clause => clause.Kind is ClauseKind.Task);

    /// <summary>已指派·待接受: tasks of the present draft that their owners have not taken on (B9).</summary>
    [JsonIgnore]
    public IEnumerable<MinutesClause> Unaccepted => Tasks.Where(task => !TakenOn.Contains(task.Clause.Id));

    /// <summary>Whether its owner took on this very task: not where the working draft has changed it since.</summary>
    public bool IsTakenOn(MinutesClause task) => TakenOn.Contains(task.Clause.Id) && Clauses.Any(clause => clause.Clause.Id == task.Clause.Id && clause.Clause.Wording.Digest == task.Clause.Wording.Digest);

    public MinutesLimit Limit => Status switch
    {
        MinutesStatus.Confirming => MinutesLimit.Confirming,
        MinutesStatus.Signing => MinutesLimit.Signing,
        _ => MinutesLimit.Writing,
    };

    /// <summary>Whose press the minutes wait for.</summary>
    public ImmutableArray<Person> Outstanding => Status switch
    {
        MinutesStatus.Awaited or MinutesStatus.Objected => [Writer],
        MinutesStatus.Confirming => Confirmations.Outstanding,
        MinutesStatus.Signing => [.. Signatures.Outstanding.Union(Ratifications.Outstanding)],
        _ => [],
    };

    public Person? HeadOf(Department department) =>
        Signatories.FirstOrDefault(signatory => signatory.Department == department)?.Person;

    public MinutesState Apply(MinutesEvent happened) => happened switch
    {
        Awaited e => this with { Status = MinutesStatus.Awaited, Writer = e.Writer, Watch = Watch.Over(e.Limit) },
        Written e => Apply(e),
        Struck e => this with { Rewritten = Working.RemoveAll(clause => clause.Clause.Id == e.Clause), Edition = Edition + 1 },
        Circulated e => Apply(e),
        Confirmed e => this with
        {
            Confirmations = (Confirmations with { Given = Confirmations.Given.RemoveAll(consent => consent.By == e.By && Silent.Contains(e.By)) }).With(new Consent(e.By, e.Draft, e.Content, e.At)),
            Silent = Silent.Remove(e.By),
        },
        TookOn e => this with { TakenOn = TakenOn.Add(e.Task) },
        TakenAsConfirmed e => this with
        {
            Confirmations = e.People.Aggregate(Confirmations, (consents, person) => consents.With(new Consent(person, e.Draft, e.Content, e.At))),
            Silent = e.People,
            Watch = Watch.Over(e.Reversible),
        },
        Objected e => this with { Status = MinutesStatus.Objected, Objections = Objections.Add(new Objection(e.Draft, e.By, e.Clause, e.Reason)), Watch = Watch.Over(e.Limit) },
        AllConfirmed e => this with { Status = MinutesStatus.Signing, Watch = Watch.Over(e.Limit) },
        Ratified e => this with { Ratifications = Ratifications.With(new Consent(e.By, e.Draft, e.Content, e.At)) },
        NotRatified e => this with { Status = MinutesStatus.Objected, Objections = Objections.Add(new Objection(e.Draft, e.By, null, e.Reason)), Watch = Watch.Over(e.Limit) },
        SignedOff e => this with
        {
            Signatures = Signatures.With(new Consent(e.Head, e.Draft, e.Content, e.At) { Through = e.OnBehalf is null ? null : e.By }),
            SignedInOa = e.Oa is null ? SignedInOa : SignedInOa.Add(e.By),
            Reservations = e is { Reserved: { } clauses, Reservation: { } reason } ? Reservations.Add(new Reserved(e.Head, clauses, reason)) : Reservations,
        },
        TookEffect => this with { Status = MinutesStatus.InForce, Rulings = [], Watch = null },
        Reminded => this with { Watch = Watch! with { Said = ClockSaid.Reminded } },
        LimitMissed => this with { Watch = Watch! with { Said = ClockSaid.Missed } },
        _ => throw new UnreachableException($"No Apply for {happened.GetType().Name}."),
    };

    /// <summary>A limit that was counted again with another calendar.</summary>
    internal MinutesState Apply(RecomputedLimit again) => this with { Watch = Watch?.Again(again.After) };

    /// <summary>Another head is asked in the place of one who left (B19).</summary>
    internal MinutesState Apply(SubstitutionEvent.HeadReplaced e)
    {
        ImmutableArray<Signatory> signatories = [.. Signatories.Select(signatory => signatory.Department == e.Department ? new Signatory(e.Department, e.Now, e.Source, e.ReadAt) : signatory)];
        return this with
        {
            Signatories = signatories,
            Signatures = Signatures.Asking(signatories.Select(signatory => signatory.Person), e.Now),
            Ratifications = ToRatify.Contains(e.Department)
                ? Ratifications.Asking(signatories.Where(signatory => ToRatify.Contains(signatory.Department)).Select(signatory => signatory.Person), e.Now)
                : Ratifications,
        };
    }

    private MinutesState Apply(Written e) => e.Clauses.Select(clause => clause with { Edition = Edition + 1 }).Aggregate(this with { Edition = Edition + 1 }, (state, next) =>
    {
        var at = state.Working.Select(clause => clause.Clause.Id).ToImmutableArray().IndexOf(next.Clause.Id);
        return state with
        {
            Rewritten = at < 0 ? state.Working.Add(next) : state.Working.SetItem(at, next),
            ClauseIdsUsed = ClauseIds.Use(state.ClauseIdsUsed, next.Clause.Id),
        };
    });

    private MinutesState Apply(Circulated e)
    {
        var again = e.MustConfirmAgain.ToImmutableHashSet();
        var heads = e.Signatories.Select(signatory => signatory.Person).Distinct().ToImmutableArray();
        var confirmations = Confirmations.Again(e.Draft, e.Content, e.Participants, again.Contains);
        var signatures = Signatures.Again(e.Draft, e.Content, heads, again.Contains);
        return this with
        {
            Status = MinutesStatus.Confirming,
            Draft = e.Draft,
            Writer = e.Ruling is null ? e.By : Writer,
            Clauses = Working,
            Rewritten = null,
            Changes = Draft == 0 ? [] : ClauseChange.Between(Clauses, Working),
            Confirmations = e.Participants.Contains(e.By) ? confirmations.With(new Consent(e.By, e.Draft, e.Content, e.At)) : confirmations,
            Signatures = signatures,
            Reservations = Reservations.RemoveAll(reserved => !signatures.HasAgreed(reserved.By)),
            TakenOn = TakenOn.Except(TakenOn.Where(task => !Working.Any(clause => clause.Clause.Id == task && IsTakenOn(clause)))),
            ToRatify = e.ToRatify,
            Ratifications = Ratifications.Again(e.Draft, e.Content, [.. e.Signatories.Where(signatory => e.ToRatify.Contains(signatory.Department)).Select(signatory => signatory.Person)], person => e.Ruling is null && again.Contains(person)),
            Rulings = e.Ruling is { } ruling && !Rulings.Contains(ruling) ? Rulings.Add(ruling) : Rulings,
            Signatories = e.Signatories,
            Objections = [],
            SilenceByMemorandum = e.SilenceByMemorandum,
            Silent = [],
            SignedInOa = [.. SignedInOa.Where(person => heads.Contains(person) && !again.Contains(person))],
            Watch = Watch.Over(e.Limit),
        };
    }
}

/// <param name="Clause">Null where the minutes as a whole are objected to.</param>
public sealed record Objection(int Draft, Person By, string? Clause, Wording Reason);

/// <summary>保留意见 of a signatory: the clauses that the signature does not extend to, and why (B10).</summary>
public sealed record Reserved(Person By, ImmutableArray<string> Clauses, Wording Reason);

public enum MinutesStatus
{
    NotDue,
    Awaited,
    Confirming,

    /// <summary>A participant or a head objected: the writer owes another draft.</summary>
    Objected,
    Signing,

    /// <summary>生效</summary>
    InForce,
}
