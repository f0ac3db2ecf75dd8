using System.Collections.Immutable;

namespace TeamsCollab.Process.Content;

/// <summary>One numbered clause of something that people sign. Its id is stable from draft to draft; its digest is its exact content.</summary>
/// <param name="Id">Such as T2: a letter for the kind, counting up, never used again in the collaboration.</param>
/// <param name="Owner">Who carries it; a clause without an owner binds everybody.</param>
/// <param name="Department">The owner's department, whose head is bound too.</param>
/// <param name="Named">Others named in it, bound as well.</param>
public sealed record Clause(string Id, Wording Wording, Person? Owner, Department? Department, ImmutableArray<Person> Named)
{
    /// <summary>The digest that a confirmation or a signature covers: the ordered list of clause ids and digests.</summary>
    public static Digest ContentOf(IEnumerable<Clause> clauses) =>
        Digest.Of([.. clauses.SelectMany(clause => new[] { System.Text.Encoding.UTF8.GetBytes($"{clause.Id}:{clause.Wording.Digest}\n") })]);

    /// <summary>Whether a person is bound (B2): the owner, the owner's department head, anyone named, or everybody where nobody owns it.</summary>
    public bool Binds(Person person, Func<Department, Person?> headOf) =>
        Owner is null || Owner == person || Named.Contains(person) || (Department is { } department && headOf(department) == person);
}
