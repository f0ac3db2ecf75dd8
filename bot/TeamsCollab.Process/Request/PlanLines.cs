using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Request;

/// <summary>A back plan as the form shows it (B5), with how each of its steps is counted (B4).</summary>
/// <param name="Earliest">When everyone's limits are over.</param>
/// <param name="EarliestDate">yyyy-MM-dd: the first day that may be wanted without a choice; carried back by the button that takes it.</param>
/// <param name="Day">The same day in words, for that button.</param>
/// <param name="UrgentMeeting">When the meeting could be held in the urgent lane (B26).</param>
public sealed record PlanLines(Moment Earliest, string EarliestDate, string Day, Moment UrgentMeeting, ImmutableArray<PlanLine> Steps)
{
    public static PlanLines For(CardReader reader)
    {
        var facts = new Facts(reader.Calendar, reader.Limits);
        var plan = BackPlan.For(reader.Now, facts);
        var day = reader.Calendar.DateOf(plan.Earliest.At);
        return new PlanLines(
            Moment.Of(plan.Earliest.At, reader, plan.Earliest.Provisional),
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            Moment.Date(day, reader),
            Moment.Of(BackPlan.UrgentMeeting(reader.Now, facts), reader),
            [.. plan.Steps.Select(step => PlanLine.For(step, reader))]);
    }
}

/// <param name="Trail">How it was counted, a sentence each.</param>
public sealed record PlanLine(PlanStep Step, Moment At, ImmutableArray<TrailLine> Trail)
{
    public static PlanLine For(PlannedStep planned, CardReader reader) => new(
        planned.Step,
        Moment.Of(planned.At, reader, planned.Counted.Provisional),
        [.. TrailWords.In(planned.Counted, reader.Language is Language.Chinese ? "zh-CN" : "en").Select(line => new TrailLine(new Typed(line)))]);
}
