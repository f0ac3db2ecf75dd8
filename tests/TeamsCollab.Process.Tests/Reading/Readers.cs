using System.Collections.Immutable;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Tests.Reading;

/// <summary>Who looks at a card, with the words and the names at hand.</summary>
internal static class Readers
{
    public static CardReader For(this Spec spec, Person person, DateTimeOffset now, Language language = Language.Chinese) => new(
        person,
        language,
        now,
        TestCalendars.China,
        Words.Of(Sealed.In(spec.History)),
        Cast.Facts.People.ToImmutableDictionary(known => known.Key, known => known.Value.Name));
}
