using System.Diagnostics;
using TeamsCollab.Process.Meeting;
using static TeamsCollab.Process.CardName;
using static TeamsCollab.Process.Effect;
using static TeamsCollab.Process.Minutes.MinutesEvent;

namespace TeamsCollab.Process.Minutes;

/// <summary>What must follow the stage's events, given the collaboration as it stands after them.</summary>
public static class MinutesEffects
{
    public static IEnumerable<Effect> Plan(MinutesEvent happened, Collaboration after) =>
        happened is LimitMissed missed ? [.. Plan(happened, after.Minutes), .. Escalate(missed, after)] : Plan(happened, after.Minutes);

    private static IEnumerable<Effect> Plan(MinutesEvent happened, MinutesState after) => happened switch
    {
        Awaited e => [new ShowCard(e.Writer, MinutesDraft, null, Tone.Ask)],
        Written or Struck => [new RefreshCard(MinutesDraft, null)],
        Circulated => [.. Ask(after.Confirmations.Outstanding, MinutesConfirm), .. Ask(after.Ratifications.Outstanding, MinutesRatification), .. AskOwners(after, Tone.Ask), .. Ratification(after), new RefreshCard(MinutesConfirm, null), new RefreshCard(MinutesSignOff, null), new RefreshCard(MinutesDraft, null)],
        Confirmed => [new RefreshCard(MinutesConfirm, null), new RefreshCard(MinutesDraft, null)],
        TookOn e => [new RefreshCard(MinutesTakeOn, e.Task), new RefreshCard(MinutesConfirm, null), new RefreshCard(MinutesSignOff, null), new RefreshCard(MinutesDraft, null)],
        TakenAsConfirmed e => [.. e.People.Select(person => new ShowCard(person, MinutesConfirm, null, Tone.Inform)), new ShowCard(after.Writer, MinutesDraft, null, Tone.Inform), new RefreshCard(MinutesConfirm, null)],
        Objected e => [new ShowCard(after.Writer, MinutesDraft, null, Tone.Ask), new RefreshCard(MinutesConfirm, null), new RefreshCard(MinutesSignOff, null), .. RefreshTakeOn(after)],
        Ratified => [.. Ratification(after), new RefreshCard(MinutesConfirm, null), new RefreshCard(MinutesSignOff, null), new RefreshCard(MinutesDraft, null)],
        NotRatified => [new ShowCard(after.Writer, MinutesDraft, null, Tone.Ask), .. Ratification(after), new RefreshCard(MinutesConfirm, null), new RefreshCard(MinutesSignOff, null)],
        AllConfirmed => [.. Ask(after.Signatures.Outstanding, MinutesSignOff), new SeekSubstitutes(), new RefreshCard(MinutesConfirm, null)],
        SignedOff => [new RefreshCard(MinutesSignOff, null), new RefreshCard(MinutesDraft, null)],
        TookEffect => [
            .. after.Confirmations.Required.Except(after.Signatures.Required).Select(person => new ShowCard(person, Overview, null, Tone.Inform)),
            new RefreshCard(MinutesSignOff, null),
            .. Ratification(after),
            new RefreshCard(MinutesConfirm, null),
            new RefreshCard(MinutesDraft, null),
            .. RefreshTakeOn(after)],
        Reminded e => [.. e.People.Select(person => new ShowCard(person, CardOf(e.Limit, person, after), null, Tone.Remind)), .. AskOwners(after, Tone.Remind), .. Seek(e.Limit)],
        LimitMissed e => [.. e.People.Select(person => new ShowCard(person, CardOf(e.Limit, person, after), null, Tone.Overdue)), .. AskOwners(after, Tone.Overdue), .. Seek(e.Limit), .. Tell(after.Writer, e)],
        _ => throw new UnreachableException($"No effects for {happened.GetType().Name}."),
    };

    /// <summary>A head who is still to sign may have gone away since they were asked (B19).</summary>
    private static IEnumerable<Effect> Seek(MinutesLimit limit) => limit is MinutesLimit.Signing ? [new SeekSubstitutes()] : [];

    private static IEnumerable<Effect> RefreshTakeOn(MinutesState after) => after.Tasks.Select(task => new RefreshCard(MinutesTakeOn, task.Clause.Id));

    private static IEnumerable<Effect> Ask(IEnumerable<Person> people, CardName card) => people.Select(person => new ShowCard(person, card, null, Tone.Ask));

    /// <summary>Owners are asked for each task that they have not taken on; while the draft is being revised there is nothing to take on (B9).</summary>
    private static IEnumerable<Effect> AskOwners(MinutesState after, Tone tone) => after.Status is MinutesStatus.Confirming or MinutesStatus.Signing
        ? after.Unaccepted.Select(task => new ShowCard(task.Clause.Owner!.Value, MinutesTakeOn, task.Clause.Id, tone))
        : [];

    /// <summary>The writer hears of others' misses, once.</summary>
    private static IEnumerable<Effect> Tell(Person writer, LimitMissed missed) =>
        missed.People.Contains(writer) ? [] : [new ShowCard(writer, MinutesDraft, null, Tone.Overdue)];

    /// <summary>A miss goes one level up, once (A5): of an attendee to the head of their department, of a head to the member of the management who supports the matter.</summary>
    private static IEnumerable<Effect> Escalate(LimitMissed missed, Collaboration after) =>
        missed.People.Select(person => missed.Limit is MinutesLimit.Signing ? after.Request.Executive : HeadOf(person, after))
            .OfType<Person>()
            .Distinct()
            .Where(person => person.Id is not null && !missed.People.Contains(person) && person != after.Minutes.Writer)
            .Select(person => new ShowCard(person, Overview, null, Tone.Overdue));

    private static Person? HeadOf(Person person, Collaboration after) => MeetingRules.DepartmentOf(person, after) is { } department
        ? after.Minutes.HeadOf(department) ?? after.SideOf(department)?.Head
        : null;

    /// <summary>The card of those who must ratify, where somebody must (B12).</summary>
    private static IEnumerable<Effect> Ratification(MinutesState after) => after.ToRatify.IsEmpty ? [] : [new RefreshCard(MinutesRatification, null)];

    private static CardName CardOf(MinutesLimit limit, Person person, MinutesState after) => limit switch
    {
        MinutesLimit.Signing when !after.Signatures.Outstanding.Contains(person) => MinutesRatification,
        MinutesLimit.Confirming => MinutesConfirm,
        MinutesLimit.Signing => MinutesSignOff,
        _ => MinutesDraft,
    };
}
