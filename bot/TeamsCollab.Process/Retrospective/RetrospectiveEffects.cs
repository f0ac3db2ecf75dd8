using System.Collections.Immutable;
using System.Diagnostics;
using static TeamsCollab.Process.CardName;
using static TeamsCollab.Process.Effect;
using static TeamsCollab.Process.Retrospective.RetrospectiveEvent;

namespace TeamsCollab.Process.Retrospective;

/// <summary>What must follow the stage's events, given the collaboration as it stands after them. Cards of an improvement are keyed by its id.</summary>
public static class RetrospectiveEffects
{
    /// <summary>The retrospective's number among the collaboration's meetings.</summary>
    public const int Meeting = 2;

    public static IEnumerable<Effect> Plan(RetrospectiveEvent happened, Collaboration after) => happened switch
    {
        Awaited e => [
            new ShowCard(e.Initiator, RetrospectiveArrange, null, Tone.Ask),
            .. e.Sides.Select(side => new ShowCard(side.Contact, RetrospectiveAnswers, null, Tone.Ask)),
            new RefreshCard(Overview, null)],
        Arranged => [new BookMeeting(Meeting), new RefreshCard(RetrospectiveArrange, null), new RefreshCard(Overview, null)],
        MovedInOutlook or CancelledInOutlook => [
            new ShowCard(after.Retrospective.Initiator, RetrospectiveArrange, null, happened is CancelledInOutlook ? Tone.Ask : Tone.Inform),
            new RefreshCard(RetrospectiveArrange, null),
            new RefreshCard(Overview, null)],
        Answered => [new RefreshCard(RetrospectiveAnswers, null), new RefreshCard(RetrospectiveArrange, null), new RefreshCard(RetrospectiveReport, null)],
        AllAnswered => [new ShowCard(after.Retrospective.Initiator, RetrospectiveAnswers, null, Tone.Inform)],
        Held e => [
            new ShowCard(e.By, RetrospectiveReport, null, Tone.Ask),
            new RefreshCard(RetrospectiveArrange, null),
            new RefreshCard(RetrospectiveAnswers, null),
            new RefreshCard(Overview, null)],
        Reported e => [
            .. after.Retrospective.Receivers.Select(person => new ShowCard(person, RetrospectiveReport, null, Tone.Inform)),
            .. e.Improvements.Select(improvement => new ShowCard(improvement.Owner, RetrospectiveImprovement, improvement.Id, Tone.Ask)),
            new RefreshCard(RetrospectiveReport, null),
            new RefreshCard(RetrospectiveAnswers, null),
            new RefreshCard(Overview, null)],
        ReportRead => [new RefreshCard(RetrospectiveReport, null)],
        ImprovementFinished e => [new ShowCard(after.Retrospective.Initiator, RetrospectiveImprovement, e.Improvement, Tone.Ask), .. Refresh(e.Improvement)],
        ImprovementClosed e => Refresh(e.Improvement),
        ImprovementReopened e => [new ShowCard(Owner(e.Improvement, after), RetrospectiveImprovement, e.Improvement, Tone.Ask), .. Refresh(e.Improvement)],
        ImprovementCarried e => [new ShowCard(Owner(e.Improvement, after), RetrospectiveImprovement, e.Improvement, Tone.Inform), .. Refresh(e.Improvement)],
        ImprovementSettled e => [
            new ShowCard(Owner(e.Improvement, after), RetrospectiveImprovement, e.Improvement, Tone.Inform),
            .. e.Closes ? Array.Empty<Effect>() : [new ShowCard(after.Retrospective.Initiator, RetrospectiveImprovement, e.Improvement, Tone.Ask)],
            .. Refresh(e.Improvement)],
        Reminded e => Tell(e.Limit, e.People, Tone.Remind, after.Retrospective),
        LimitMissed e => Tell(e.Limit, e.People, Tone.Overdue, after.Retrospective),
        ImprovementReminded e => [new ShowCard(Owner(e.Improvement, after), RetrospectiveImprovement, e.Improvement, Tone.Remind)],
        ImprovementOverdue e => new[] { Owner(e.Improvement, after), after.Retrospective.Initiator }.Distinct()
            .Select(person => new ShowCard(person, RetrospectiveImprovement, e.Improvement, Tone.Overdue)),
        Closed => [new ShowCard(after.Retrospective.Initiator, RetrospectiveFiling, null, Tone.Ask), new RefreshCard(Overview, null)],
        Filed => [new RefreshCard(RetrospectiveFiling, null), new RefreshCard(Overview, null)],
        _ => throw new UnreachableException($"No effects for {happened.GetType().Name}."),
    };

    private static Person Owner(string improvement, Collaboration after) => after.Retrospective.Improvement(improvement)!.Owner;

    private static IEnumerable<Effect> Refresh(string improvement) =>
        [new RefreshCard(RetrospectiveImprovement, improvement), new RefreshCard(Overview, null)];

    /// <summary>The initiator hears of the meeting or the report, a side's contact of the answers it owes.</summary>
    private static IEnumerable<Effect> Tell(RetrospectiveLimit limit, ImmutableArray<Person> people, Tone tone, RetrospectiveState retrospective)
    {
        var arrange = limit is RetrospectiveLimit.Reporting ? RetrospectiveReport : RetrospectiveArrange;
        var unanswered = retrospective.Unanswered.ToHashSet();
        foreach (var person in people)
        {
            if (person == retrospective.Initiator && (limit is RetrospectiveLimit.Reporting || retrospective.Status is not RetrospectiveStatus.Arranged || tone is Tone.Overdue))
            {
                yield return new ShowCard(person, arrange, null, tone);
            }

            if (limit is RetrospectiveLimit.Holding && unanswered.Contains(person))
            {
                yield return new ShowCard(person, RetrospectiveAnswers, null, tone);
            }
        }
    }
}
