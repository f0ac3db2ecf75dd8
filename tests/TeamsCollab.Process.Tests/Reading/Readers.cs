using System.Collections.Immutable;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Tests.Reading;

/// <summary>Who looks at a card, with the words and the names at hand.</summary>
internal static class Readers
{
    private static readonly AsyncLocal<Language?> Reading = new();

    /// <summary>The language of readers that name none.</summary>
    public static Language Present => Reading.Value ?? Language.Chinese;

    public static CardReader For(this Spec spec, Person person, DateTimeOffset now, Language? language = null) => new(
        person,
        language ?? Present,
        now,
        TestCalendars.China,
        Words.Of(Sealed.In(spec.History)),
        Cast.Facts.People.ToImmutableDictionary(known => known.Key, known => known.Value.Name).Add(Procedure.ProcedureSpec.Treasurer, "金司库"));

    /// <summary>What is made for readers that name no language is made for readers of this one.</summary>
    public static T As<T>(Language language, Func<T> make)
    {
        Reading.Value = language;
        try
        {
            return make();
        }
        finally
        {
            Reading.Value = null;
        }
    }
}
