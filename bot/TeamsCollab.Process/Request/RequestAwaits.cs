namespace TeamsCollab.Process.Request;

/// <summary>Whom the stage waits for (B20): each receiver's answer, or, while it is paused for a question, the initiator's.</summary>
public static class RequestAwaits
{
    public static IEnumerable<Awaiting> In(Collaboration state)
    {
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

            if (state.Request.ReceptionOf(side.Department) is { PausedAt: null } reception)
            {
                yield return Awaiting.By(side.Contact, CardName.RequestAnswer, side.Department.Name, reception.Watch);
            }
        }
    }
}
