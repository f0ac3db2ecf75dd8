using System.Globalization;
using System.Text.Json;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Minutes;

/// <summary>A task or dispute as its form's inputs carry it, for whoever is about to change it; empty where nobody is.</summary>
public sealed record EditedClause(Typed What, Typed How, Typed Standard, Typed VagueReason, string Owner, string Due, string Rhythm)
{
    public static EditedClause None { get; } = new(Nothing, Nothing, Nothing, Nothing, string.Empty, string.Empty, string.Empty);

    public Typed Dispute { get; init; } = Nothing;

    public Typed Positions { get; init; } = Nothing;

    public Typed Options { get; init; } = Nothing;

    public Typed Route { get; init; } = Nothing;

    public string Tasks { get; init; } = string.Empty;

    public string Decider { get; init; } = string.Empty;

    public string DecideBy { get; init; } = string.Empty;

    private static Typed Nothing => new(string.Empty);

    public static EditedClause For(MinutesState minutes, CardReader reader)
    {
        if (minutes.Working.FirstOrDefault(known => known.Clause.Id == reader.Editing) is not { } clause)
        {
            return None;
        }

        var day = clause.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty;
        return clause.Kind is ClauseKind.Dispute
            ? None with
            {
                Dispute = Said("text"),
                Positions = Said("positions"),
                Options = Said("options"),
                Route = Said("route"),
                Tasks = string.Join(',', clause.Tasks ?? []),
                Decider = clause.Clause.Named is [var decider, ..] ? decider.Id : string.Empty,
                DecideBy = day,
            }
            : new EditedClause(
                Said("text"), Said("how"), Said("standard"), Said("vagueReason"), clause.Clause.Owner?.Id ?? string.Empty, day, JsonNamingPolicy.CamelCase.ConvertName(clause.Rhythm?.ToString() ?? string.Empty));

        // What was erased is not offered: the remark in its place is nobody's wording.
        Typed Said(string field) => new(reader.Words.Read(clause.Clause.Wording, field) ?? string.Empty);
    }
}
