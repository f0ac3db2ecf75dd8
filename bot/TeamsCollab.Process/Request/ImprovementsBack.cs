using System.Globalization;
using static TeamsCollab.Process.Request.RequestEvent;

namespace TeamsCollab.Process.Request;

/// <summary>Improvements come back by themselves (B23): who begins the next request answers for each that is open, before it is sent.</summary>
public static class ImprovementsBack
{
    /// <summary>So many at once, soonest due first; the others come with the request after.</summary>
    public const int Most = 5;

    /// <summary>The input that answers for the improvement in a place of the form, from 1.</summary>
    public static string Input(int place) => string.Create(CultureInfo.InvariantCulture, $"improvement{place}");

    /// <summary>The input beside it that says why.</summary>
    public static string ReasonInput(int place) => string.Create(CultureInfo.InvariantCulture, $"improvementReason{place}");

    /// <summary>What can be said of an answer alone.</summary>
    public static Refusal? Fault(FormImprovement answer) => answer.Fate is ImprovementFate.Dropped
        ? Inputs.Required(answer.Reason, ReasonInput(answer.Place), Because.ReasonRequired)
        : Inputs.Optional(answer.Reason, ReasonInput(answer.Place));

    internal static Refusal? Fault(RequestForm form, Facts facts) =>
        form.Improvements.Select(Fault).FirstOrDefault(fault => fault is not null)
        ?? facts.OpenImprovements.Select((open, at) => AnswerTo(open, form) is null ? new Refusal(Because.Missing, Input(at + 1)) : null).FirstOrDefault(fault => fault is not null);

    /// <summary>Answers for those that are open; one that was settled while the form was filled in needs none.</summary>
    internal static IEnumerable<ImprovementAnswered> Answered(RequestForm form, Asked asked, Facts facts) =>
        from open in facts.OpenImprovements
        let answer = AnswerTo(open, form)
        select new ImprovementAnswered(
            open.Collaboration, open.Number, open.Improvement, answer.Fate, asked.By, answer.Reason.Length == 0 ? null : asked.Seal(("text", answer.Reason)), asked.At);

    private static FormImprovement? AnswerTo(OpenImprovement open, RequestForm form) =>
        form.Improvements.FirstOrDefault(answer => (answer.Collaboration, answer.Improvement) == (open.Collaboration, open.Improvement));
}
