namespace TeamsCollab.EndToEnd.Tests.Faults;

/// <summary>The buttons of the bot's cards, as the campaign knows them.</summary>
internal static class KnownButtons
{
    /// <summary>
    /// What the buttons that we know cause, how often each is pressed at most in one collaboration, and in what part of them at all. Any other button that a card offers is pressed
    /// too, with its fields filled in by their kind; then only what holds for every button is proved of it.
    /// </summary>
    private static readonly Dictionary<string, (string? Event, int Most, double Wish)> Known = new()
    {
        ["request.accept"] = ("request.accepted.v1", 9, 1),
        ["request.offer"] = ("request.counterOffered.v1", 1, 0.1),
        ["request.agree"] = ("request.offerAgreed.v1", 4, 1),
        ["request.refuseOffer"] = ("request.offerRefused.v1", 1, 0.1),
        ["request.decline"] = ("request.declined.v1", 1, 0.01),
        ["request.clarify"] = ("request.clarificationAsked.v1", 1, 0.2),
        ["request.answer"] = ("request.clarificationAnswered.v1", 9, 1),
        // Kept by who has it already, it changes nothing.
        ["request.handOver"] = (null, 1, 0.05),
        ["request.withdraw"] = ("request.ended.v1", 1, 0.002),
        ["memorandum.propose"] = ("memorandum.proposed.v1", 1, 0.5),
        ["memorandum.setAside"] = ("memorandum.setAside.v1", 1, 0.5),
        ["memorandum.signOff"] = ("memorandum.signedOff.v1", 9, 1),
        ["memorandum.object"] = ("memorandum.objected.v1", 1, 0.05),
        ["meeting.arrange"] = ("meeting.arranged.v1", 2, 1),
        ["meeting.autoBook"] = ("meeting.autoBookingSet.v1", 1, 0.1),
        ["meeting.autoBookOff"] = ("meeting.autoBookingSet.v1", 1, 0.1),
        ["meeting.move"] = ("meeting.moved.v1", 1, 0.1),
        ["meeting.come"] = ("meeting.attendanceConfirmed.v1", 2, 0.1),
        ["meeting.stayAway"] = ("meeting.attendanceConfirmed.v1", 1, 0.05),
        ["meeting.callOff"] = ("meeting.cancelled.v1", 1, 0.05),
        ["meeting.sendAgenda"] = ("meeting.agendaSent.v1", 1, 1),
        ["meeting.read"] = ("meeting.materialsRead.v1", 2, 0.2),
        ["meeting.ask"] = ("meeting.questionsListed.v1", 1, 0.1),
        ["meeting.end"] = ("meeting.ended.v1", 1, 1),
        ["minutes.write"] = ("minutes.written.v1", 1, 1),
        ["minutes.writeTask"] = ("minutes.written.v1", 2, 1),
        ["minutes.strike"] = ("minutes.struck.v1", 0, 0),
        ["minutes.circulate"] = ("minutes.circulated.v1", 3, 1),
        ["minutes.confirm"] = ("minutes.confirmed.v1", 40, 1),
        ["minutes.takeOn"] = ("minutes.tookOn.v1", 9, 1),
        ["minutes.object"] = ("minutes.objected.v1", 1, 0.05),
        ["minutes.objectToTask"] = ("minutes.objected.v1", 1, 0.05),
        ["minutes.reserve"] = ("minutes.signedOff.v1", 1, 0.1),
        ["minutes.recordOa"] = ("minutes.signedOff.v1", 1, 0.05),
        ["minutes.signOff"] = ("minutes.signedOff.v1", 20, 1),
        ["execution.report"] = ("execution.progressReported.v1", 2, 0.3),
        ["execution.handIn"] = ("execution.handedIn.v1", 6, 1),
        ["execution.acceptWork"] = ("execution.workAccepted.v1", 6, 1),
        ["execution.returnWork"] = ("execution.workReturned.v1", 1, 0.1),
        ["execution.proposeWaiver"] = ("execution.waiverProposed.v1", 1, 0.1),
        ["execution.agreeToWaiver"] = ("execution.waiverAgreed.v1", 6, 0.5),
        ["execution.declineWaiver"] = ("execution.waiverDeclined.v1", 1, 0.2),
        ["retrospective.arrange"] = ("retrospective.arranged.v1", 1, 1),
        ["retrospective.answer"] = ("retrospective.answered.v1", 4, 1),
        ["retrospective.hold"] = ("retrospective.held.v1", 9, 1),
        ["retrospective.report"] = ("retrospective.reported.v1", 1, 1),
        ["retrospective.read"] = ("retrospective.reportRead.v1", 4, 0.5),
        ["retrospective.finish"] = ("retrospective.improvementFinished.v1", 4, 1),
        ["retrospective.close"] = ("retrospective.improvementClosed.v1", 3, 1),
        ["retrospective.reopen"] = ("retrospective.improvementReopened.v1", 1, 0.1),
        ["retrospective.file"] = ("retrospective.filed.v1", 1, 1),
        ["request.submit"] = (null, 0, 0),
        ["documents.export"] = (null, 1, 0.02),
        // A person's own draft, which no collaboration knows of; what it ends in is pressed on the card itself.
        ["dialog.start"] = (null, 0, 0),
        // Opens another card in the place of this one.
        ["card.open"] = (null, 2, 0.02),
    };

    public static (string? Event, int Most, double Wish) Of(string verb) => Known.GetValueOrDefault(verb, (Asked.Any, 2, 0.1));

    public static bool Contains(string verb) => Known.ContainsKey(verb);
}
