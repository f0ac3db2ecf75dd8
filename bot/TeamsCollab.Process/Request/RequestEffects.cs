using System.Diagnostics;
using static TeamsCollab.Process.CardName;
using static TeamsCollab.Process.Effect;
using static TeamsCollab.Process.Request.RequestEvent;

namespace TeamsCollab.Process.Request;

/// <summary>
/// What must follow the stage's events. A request answer card with <see cref="Tone.Ask"/> is shown once, to each receiver and to each colleague
/// to whom it is handed over: it is the delivery whose outcome the pump reports (see <see cref="ShowCard.DeliversRequestTo"/>).
/// </summary>
public static class RequestEffects
{
    public static IEnumerable<Effect> Plan(RequestEvent happened, Collaboration after)
    {
        var initiator = after.Request.Initiator;
        return happened switch
        {
            Submitted e => [
                .. after.Request.Receivers.Select(side => new ShowCard(side.Contact, RequestAnswer, side.Department.Name, Tone.Ask)),
                Inform(initiator),
                .. e.Executive is { } executive ? new[] { Inform(executive) } : []],
            Delivered e => [Refresh(e.Department), new RefreshCard(Overview, null)],
            Undeliverable e when after.Request.ReceptionOf(e.Department)!.EarlierContacts is [.., var before] => [
                new ShowCard(initiator, RequestAnswer, e.Department.Name, Tone.Inform),
                new ShowCard(before, RequestAnswer, e.Department.Name, Tone.Inform)],
            Undeliverable => [Inform(initiator)],
            Reached e => [Refresh(e.Department), new RefreshCard(Overview, null)],
            Accepted e => [Refresh(e.Department), .. TellOfAcceptance(e, after)],
            Declined e => [Refresh(e.Department), .. after.Stage is Stage.Ended ? Array.Empty<Effect>() : [Inform(initiator)]],
            CounterOffered e => [new ShowCard(initiator, RequestAnswer, e.Department.Name, Tone.Inform), Refresh(e.Department), new RefreshCard(Overview, null)],
            OfferAgreed e => [new ShowCard(OfferedBy(e.Department, after), RequestAnswer, e.Department.Name, Tone.Inform)],
            OfferRefused e => [new ShowCard(OfferedBy(e.Department, after), RequestAnswer, e.Department.Name, Tone.Inform), Refresh(e.Department), new RefreshCard(Overview, null)],
            ClarificationAsked e => [new ShowCard(initiator, RequestClarification, e.Question, Tone.Ask), Refresh(e.Department)],
            ClarificationAnswered e => [
                new ShowCard(AskerOf(e.Question, after), RequestAnswer, e.Department.Name, Tone.Inform),
                Refresh(e.Department),
                new RefreshCard(RequestClarification, e.Question)],
            HandedOver e => [
                new ShowCard(e.To, RequestAnswer, e.Department.Name, Tone.Ask),
                new ShowCard(initiator, RequestAnswer, e.Department.Name, Tone.Inform),
                Refresh(e.Department),
                new RefreshCard(Overview, null)],
            ImprovementAnswered e => [new ReviewImprovement(e.Collaboration, e.Improvement)],
            LaneTaken e => [new ShowCard(initiator, RequestAnswer, e.Department.Name, Tone.Inform), Refresh(e.Department), new RefreshCard(MeetingArrange, null)],
            LaneRefused e => [new ShowCard(initiator, RequestAnswer, e.Department.Name, Tone.Inform), Refresh(e.Department)],
            Called e => [Refresh(e.Department), new RefreshCard(RequestPaperwork, e.Debt), new RefreshCard(Overview, null)],
            DebtPaid e => [
                new ShowCard(CalledDepartment(e.Debt, after).Contact, RequestPaperwork, e.Debt, Tone.Inform),
                Refresh(CalledDepartment(e.Debt, after).Department),
                new RefreshCard(RequestPaperwork, e.Debt),
                .. e.Materials.IsEmpty ? Array.Empty<Effect>() : [new RefreshCard(MeetingAgenda, null)],
                new RefreshCard(Overview, null)],
            Aligned => [new ShowCard(initiator, MeetingArrange, null, Tone.Ask), new RefreshCard(Overview, null)],
            Ended e => End(e, after),
            Reminded { Limit: RequestLimit.Paperwork } e => [new ShowCard(e.Person, RequestPaperwork, e.Question, Tone.Remind)],
            LimitMissed { Limit: RequestLimit.Paperwork } e => [new ShowCard(e.Person, RequestPaperwork, e.Question, Tone.Overdue), new RefreshCard(Overview, null)],
            Reminded { Limit: not RequestLimit.Clarifying } e => [new ShowCard(e.Person, RequestAnswer, e.Department.Name, Tone.Remind)],
            Reminded e => [new ShowCard(e.Person, RequestClarification, e.Question, Tone.Remind)],
            LimitMissed { Limit: RequestLimit.Answering } e => [
                new ShowCard(e.Person, RequestAnswer, e.Department.Name, Tone.Overdue),
                new ShowCard(initiator, Overview, null, Tone.Overdue)],
            LimitMissed { Limit: RequestLimit.Agreeing } e => [new ShowCard(e.Person, RequestAnswer, e.Department.Name, Tone.Overdue), Refresh(e.Department)],
            LimitMissed e => [new ShowCard(e.Person, RequestClarification, e.Question, Tone.Overdue), Refresh(e.Department)],
            _ => throw new UnreachableException($"No effects for {happened.GetType().Name}."),
        };
    }

    private static ShowCard Inform(Person person) => new(person, Overview, null, Tone.Inform);

    private static RefreshCard Refresh(Department department) => new(RequestAnswer, department.Name);

    private static Person OfferedBy(Department department, Collaboration after) => after.Request.ReceptionOf(department)!.Offer!.By;

    private static Side CalledDepartment(string debt, Collaboration after) => after.SideOf(after.Request.Debts.First(paid => paid.Id == debt).Department)!;

    private static Person AskerOf(string question, Collaboration after) => after.Request.Clarifications.First(asked => asked.Id == question).By;

    /// <summary>When the meeting is the next step the initiator gets its card instead; one who joins an arranged meeting must be invited.</summary>
    private static IEnumerable<Effect> TellOfAcceptance(Accepted accepted, Collaboration after) =>
        after.Stage is not Stage.Meeting ? [Inform(after.Request.Initiator)]
        : after.Meeting.Arrangement is { } arrangement && !arrangement.Attendees.Any(attendee => attendee.Department == accepted.Department)
            ? [new ShowCard(after.Request.Initiator, MeetingArrange, null, Tone.Inform)]
        : [new RefreshCard(MeetingArrange, null), new RefreshCard(Overview, null)];

    /// <summary>Everyone who had a part in it hears that it is over; every card that could still be pressed shows so.</summary>
    private static IEnumerable<Effect> End(Ended ended, Collaboration after)
    {
        var told = after.Request.Receivers
            .Where(side => after.Request.ReceptionOf(side.Department)?.DeliveredAt is not null && side.Department != ended.Department)
            .Select(side => side.Contact)
            .Concat(after.Meeting is { AgendaRevision: > 0, Arrangement: { } arrangement } ? arrangement.People : [])
            .Concat(after.Request.Executive is { } executive ? [executive] : [])
            .Where(person => person != after.Request.Initiator)
            .Distinct();
        return
        [
            .. told.Select(Inform),
            .. ended.Because is RequestEnd.Withdrawn ? Array.Empty<Effect>() : [Inform(after.Request.Initiator)],
            .. after.Meeting.Arrangement is null ? Array.Empty<Effect>() : [new CancelMeeting(Meeting.MeetingState.Number)],
            .. after.Request.Receivers.Select(side => Refresh(side.Department)),
            .. after.Request.Clarifications.Select(question => new RefreshCard(RequestClarification, question.Id)),
            new RefreshCard(MeetingArrange, null),
            new RefreshCard(MeetingAgenda, null),
            .. after.Procedures.Applications.IsEmpty && after.Memorandum.Draft == 0 ? [] : Procedure.ProcedureEffects.Close(after),
            new RefreshCard(Overview, null),
        ];
    }
}
