namespace TeamsCollab.Process.Procedure;

/// <summary>Whom the company's procedures wait for (B20).</summary>
public static class ProcedureAwaits
{
    public static IEnumerable<Awaiting> In(Collaboration state) =>
        ProcedureDeadlines.Limits(state).SelectMany(running => running.People.Select(person => Awaiting.By(person, running.Card, running.Key, running.Watch)));
}
