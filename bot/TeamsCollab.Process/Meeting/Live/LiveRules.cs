using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Dispute;

namespace TeamsCollab.Process.Meeting.Live;

/// <summary>What notes, rows and disputes must satisfy. A refusal names the input by its id.</summary>
internal static class LiveRules
{
    public const int MostNotes = 60;
    public const int MostRows = 40;
    public const int MostDisputes = 20;

    public static Refusal? Fault(LiveCommand.Note note, LiveState live) =>
        !Enum.IsDefined(note.Topic) ? new Refusal(Because.NotAChoice, "topic")
        : note.Lines.IsEmpty ? new Refusal(Because.Missing, "note")
        : note.Lines.Select(line => Inputs.Optional(line, "note")).FirstOrDefault(fault => fault is not null)
            ?? Full(live.Notes.Length + note.Lines.Length, MostNotes, "note");

    public static Refusal? Fault(RowCells cells, LiveRow? before, Asked asked, Facts facts, LiveState live, Collaboration state) =>
        (cells.IsEmpty ? new Refusal(Because.Missing, "what") : null)
        ?? (before is null ? Full(live.Rows.Length + 1, MostRows, "what") : null)
        ?? Inputs.Optional(cells.What, "what")
        ?? Inputs.Optional(cells.How, "how")
        ?? Inputs.Optional(cells.Standard, "standard")
        ?? VagueWords.Fault(cells.VagueReason, ("what", cells.What), ("how", cells.How), ("standard", cells.Standard))
        ?? (cells.Owner is { } owner && owner != before?.Owner ? Owner(owner, facts, state) : null)
        ?? (cells.DueOn != before?.DueOn ? Day(cells.DueOn, "due", asked, facts) : null);

    public static Refusal? Fault(LiveCommand.RecordDispute dispute, Asked asked, Facts facts, LiveState live, Collaboration state) =>
        DisputeRules.Fault(dispute.Text, dispute.Positions, dispute.Route, dispute.Decider, dispute.DecideBy, asked, facts, state)
        ?? Full(live.Disputes.Length + 1, MostDisputes, "dispute");

    /// <summary>What stands there now, as people read it.</summary>
    public static Refusal Readable(Refusal conflict, Facts facts, Collaboration state) => conflict switch
    {
        { Field: "owner", Detail: { Length: > 0 } id } => conflict with { Detail = facts.People.GetValueOrDefault(new Person(id))?.Name },
        { Field: "rhythm" } => conflict with { Detail = null },
        _ => conflict,
    };

    private static Refusal? Owner(Person owner, Facts facts, Collaboration state) =>
        !facts.People.TryGetValue(owner, out var known) ? new Refusal(Because.UnknownPerson, "owner", owner.Id)
        : known.Department is { } department && state.SideOf(department) is { TakesPart: true } ? null
        : new Refusal(Because.OwnerNotAParticipant, "owner", known.Name);

    private static Refusal? Day(DateOnly? day, string field, Asked asked, Facts facts) =>
        day < facts.Calendar.DateOf(asked.At) ? new Refusal(Because.DateInThePast, field, day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null;

    private static Refusal? Full(int count, int most, string field) =>
        count > most ? new Refusal(Because.TooMany, field, most.ToString(CultureInfo.InvariantCulture)) : null;
}
