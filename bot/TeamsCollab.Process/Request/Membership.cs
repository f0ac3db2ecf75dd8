namespace TeamsCollab.Process.Request;

/// <summary>Whether a person may stand for a side: its head, or somebody whom the directory places in that department. Unknown is no.</summary>
internal static class Membership
{
    public static Refusal? Fault(Person person, Department department, Person? head, Facts facts, string field)
    {
        if (person == head)
        {
            return null;
        }

        return !facts.People.TryGetValue(person, out var known) ? new Refusal(Because.UnknownPerson, field, person.Id)
            : known.Department != department ? new Refusal(Because.OfAnotherDepartment, field, known.Name)
            : null;
    }
}
