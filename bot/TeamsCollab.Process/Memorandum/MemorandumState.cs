using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Substitution;
using static TeamsCollab.Process.Memorandum.MemorandumEvent;

namespace TeamsCollab.Process.Memorandum;

/// <param name="Draft">The present draft; 0 before the first.</param>
/// <param name="FurtherUsed">How many ids of further clauses were given: none is given twice.</param>
/// <param name="IsSetAside">The initiator wanted none when it was suggested.</param>
/// <param name="Watch">Until when the heads are to sign; null while none is asked.</param>
public sealed record MemorandumState(
    MemorandumStatus Status,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Draft,
    Person Writer,
    ImmutableArray<MemorandumClause> Clauses,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int FurtherUsed,
    ConsentSet Signatures,
    ImmutableArray<Signatory> Signatories,
    ImmutableArray<Objection> Objections,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool IsSetAside,
    Watch? Watch)
{
    public static MemorandumState Empty { get; } = new(MemorandumStatus.None, 0, default, [], 0, ConsentSet.Empty, [], [], false, null);

    /// <summary>Whose press the memorandum waits for.</summary>
    [JsonIgnore]
    public ImmutableArray<Person> Outstanding => Status switch
    {
        MemorandumStatus.Signing => Signatures.Outstanding,
        MemorandumStatus.Objected => [Writer],
        _ => [],
    };

    /// <summary>
    /// Whether silence counts as an attendee's confirmation (B18): the memorandum is signed, says so, and every side that takes part is under it.
    /// A side that joined later has not agreed to be silent.
    /// </summary>
    public bool AllowsSilence(IEnumerable<Side> takingPart) =>
        Status is MemorandumStatus.InForce
        && Clauses.Any(clause => clause.Kind is MemorandumClauseKind.Silence)
        && takingPart.All(side => Signatories.Any(signatory => signatory.Department == side.Department));

    public MemorandumState Apply(MemorandumEvent happened) => happened switch
    {
        Proposed e => Apply(e),
        SetAside => this with { IsSetAside = true },
        Objected e => this with { Status = MemorandumStatus.Objected, Objections = Objections.Add(new Objection(e.Draft, e.By, e.Clause, e.Reason)), Watch = null },
        SignedOff e => this with { Signatures = Signatures.With(new Consent(e.Head, e.Draft, e.Content, e.At) { Through = e.OnBehalf is null ? null : e.By }) },
        TookEffect => this with { Status = MemorandumStatus.InForce, Watch = null },
        Reminded => this with { Watch = Watch! with { Said = ClockSaid.Reminded } },
        LimitMissed => this with { Watch = Watch! with { Said = ClockSaid.Missed } },
        _ => throw new UnreachableException($"No Apply for {happened.GetType().Name}."),
    };

    /// <summary>A limit that was counted again with another calendar.</summary>
    internal MemorandumState Apply(RecomputedLimit again) => this with { Watch = Watch?.Again(again.After) };

    /// <summary>Another head is asked in the place of one who left (B19).</summary>
    internal MemorandumState Apply(SubstitutionEvent.HeadReplaced e)
    {
        ImmutableArray<Signatory> signatories = [.. Signatories.Select(signatory => signatory.Department == e.Department ? new Signatory(e.Department, e.Now, e.Source, e.ReadAt) : signatory)];
        return this with { Signatories = signatories, Signatures = Signatures.Asking(signatories.Select(signatory => signatory.Person), e.Now) };
    }

    /// <summary>Every clause binds every side, so a changed draft is signed by all anew.</summary>
    private MemorandumState Apply(Proposed e) => this with
    {
        Status = MemorandumStatus.Signing,
        Draft = e.Draft,
        Writer = e.By,
        Clauses = e.Clauses,
        FurtherUsed = e.Clauses.Where(clause => clause.Kind is MemorandumClauseKind.Further).Select(MemorandumDrafting.NumberOf).Append(FurtherUsed).Max(),
        Signatures = Signatures.Again(e.Draft, e.Content, [.. e.Signatories.Select(signatory => signatory.Person)], _ => e.Content != Signatures.Content),
        Signatories = e.Signatories,
        Objections = [],
        Watch = Watch.Over(e.Limit),
    };
}

public enum MemorandumStatus
{
    None,

    /// <summary>With the heads.</summary>
    Signing,

    /// <summary>A head objected: the writer owes another draft.</summary>
    Objected,

    /// <summary>Signed by every side.</summary>
    InForce,
}
