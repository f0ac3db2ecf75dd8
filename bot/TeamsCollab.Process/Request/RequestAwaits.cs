namespace TeamsCollab.Process.Request;

/// <summary>Whom the stage waits for (B20): each receiver's answer, or, while it is paused for a question or has named its terms, the initiator's; the records of calls that are owed.</summary>
public static class RequestAwaits
{
    public static IEnumerable<Awaiting> In(Collaboration state)
    {
        foreach (var debt in state.Request.Debts.Where(debt => debt.IsOpen && state.Stage is not Stage.Ended))
        {
            yield return Awaiting.By(state.Request.Initiator, CardName.RequestPaperwork, debt.Id, debt.Watch);
        }

        if (!RequestDecider.IsOpen(state))
        {
            yield break;
        }

        foreach (var side in state.Request.Receivers.Where(side => side.Answer is SideAnswer.Awaited))
        {
            var open = state.Request.Clarifications.Where(question => question.IsOpen && question.Department == side.Department).ToArray();
            foreach (var question in open)
            {
                yield return Awaiting.By(state.Request.Initiator, CardName.RequestClarification, question.Id, question.Watch);
            }

            var reception = state.Request.ReceptionOf(side.Department);
            if (reception is { Offer: { IsOpen: true } offer })
            {
                yield return new Awaiting(state.Request.Initiator, CardName.RequestAnswer, side.Department.Name, offer.Watch?.DueAt);
            }
            else if (reception is { PausedAt: null })
            {
                yield return Awaiting.By(side.Contact, CardName.RequestAnswer, side.Department.Name, reception.Watch);
            }
        }
    }
}
