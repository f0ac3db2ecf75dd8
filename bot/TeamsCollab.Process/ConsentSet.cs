using System.Collections.Immutable;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process;

/// <summary>
/// The one consent primitive (B1): who must agree, who has, on which exact content. Accepting, confirming, signing, changing,
/// waiving and reassigning all use it; nothing moves until the set is complete.
/// </summary>
/// <param name="Draft">The draft that the set now asks about.</param>
/// <param name="Content">The digest of that draft.</param>
/// <param name="Required">In the order in which they are shown.</param>
public sealed record ConsentSet(int Draft, Digest Content, ImmutableArray<Person> Required, ImmutableArray<Consent> Given)
{
    public static ConsentSet Empty { get; } = new(0, default, [], []);

    /// <summary>False while nobody is asked: an empty set agrees to nothing.</summary>
    public bool IsComplete => Required.Length > 0 && Outstanding.IsEmpty;

    public ImmutableArray<Person> Outstanding => [.. Required.Where(person => !HasAgreed(person))];

    public bool Asks(Person person) => Required.Contains(person);

    public bool HasAgreed(Person person) => Given.Any(consent => consent.By == person);

    public static ConsentSet Ask(int draft, Digest content, IEnumerable<Person> required) => new(draft, content, [.. required.Distinct()], []);

    public ConsentSet With(Consent consent) => HasAgreed(consent.By) ? this : this with { Given = Given.Add(consent) };

    /// <summary>Asks others from now on: what was agreed stays, but of somebody who is asked for more than before.</summary>
    public ConsentSet Asking(IEnumerable<Person> required, Person forMore) =>
        this with { Required = [.. required.Distinct()], Given = Given.RemoveAll(consent => consent.By == forMore || !required.Contains(consent.By)) };

    /// <summary>Whether this person gave a consent, their own or in somebody's place.</summary>
    public bool WasGivenBy(Person person) => Given.Any(consent => (consent.Through ?? consent.By) == person);

    /// <summary>Asks about a later draft: who is no longer asked, or is bound by what changed, must agree again; the others' consent stays.</summary>
    public ConsentSet Again(int draft, Digest content, ImmutableArray<Person> required, Func<Person, bool> boundByTheChange) =>
        new(draft, content, [.. required.Distinct()], [.. Given.Where(consent => required.Contains(consent.By) && !boundByTheChange(consent.By))]);
}
