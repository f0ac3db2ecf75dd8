using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Request;

/// <summary>What each type of collaboration must say of itself (R01-R06).</summary>
internal static class KindRules
{
    public const int MostMilestones = 20;

    public static Refusal? Fault(RequestForm form, Asked asked, Facts facts) => form.Kind switch
    {
        RequestKind.ProjectDelivery => Milestones(form, asked, facts),
        RequestKind.ResourceSharing => Said(form, "allocation", form.Details.Allocation) ?? Said(form, "useRules", form.Details.UseRules),
        RequestKind.GoalAlignment => Said(form, "goals", form.Details.Goals),
        RequestKind.ProcessImprovement => Said(form, "improvementItem", form.Details.ImprovementItem),
        RequestKind.Other => Inputs.Required(form.Details.OtherKind, "otherKind") ?? Inputs.Optional(form.Details.OtherKind, "otherKind", RequestRules.LongestName),
        _ => null,
    };

    /// <summary>The parts of the form's own type, as they are sealed.</summary>
    public static ImmutableArray<(string Name, string Text)> Fields(RequestForm form, Asked asked, Facts facts) => form.Kind switch
    {
        RequestKind.ProjectDelivery => [("milestones", string.Join('\n', Lines(form.Details.Milestones).Select(line => Read(line, asked, facts))))],
        RequestKind.ResourceSharing => [("allocation", form.Details.Allocation), ("useRules", form.Details.UseRules)],
        RequestKind.GoalAlignment => [("goals", string.Join('\n', Lines(form.Details.Goals)))],
        RequestKind.ProcessImprovement => [("improvementItem", form.Details.ImprovementItem)],
        RequestKind.Other => [("otherKind", form.Details.OtherKind)],
        _ => [],
    };

    private static Refusal? Milestones(RequestForm form, Asked asked, Facts facts)
    {
        var lines = Lines(form.Details.Milestones);
        return Said(form, "milestones", form.Details.Milestones)
            ?? (lines.Length > MostMilestones ? new Refusal(Because.TooMany, "milestones", MostMilestones.ToString(CultureInfo.InvariantCulture)) : null)
            ?? lines.Select(line => Milestone(line, form.WantedBy, asked, facts)).FirstOrDefault(fault => fault is not null);
    }

    private static Refusal? Milestone(string line, DateOnly wantedBy, Asked asked, Facts facts) =>
        Read(line, asked, facts) is not { What.Length: > 0 } milestone ? new Refusal(Because.MilestoneWithoutDay, "milestones", line.Length > 40 ? line[..40] : line)
        : milestone.On < facts.Calendar.DateOf(asked.At) ? new Refusal(Because.DateInThePast, "milestones", milestone.ToString())
        : milestone.On > wantedBy ? new Refusal(Because.MilestoneTooLate, "milestones", milestone.ToString())
        : null;

    private static Refusal? Said(RequestForm form, string field, string text) => Inputs.Required(text, field) ?? VagueWords.Fault(form.VagueReason, (field, text));

    private static Milestone? Read(string line, Asked asked, Facts facts) => Request.Milestone.Read(line, facts.Calendar.DateOf(asked.At), facts.Calendar);

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
