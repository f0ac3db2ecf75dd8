using System.Diagnostics;
using TeamsCollab.BotFramework;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.People;

/// <param name="Reference">The 1:1 chat; kept while the person is out of reach.</param>
/// <param name="Chosen">The language that the person chose; null leaves it to their client.</param>
public sealed record PersonState(Reach Reach, ConversationReference? Reference, Language? Chosen)
{
    public static PersonState Unknown { get; } = new(Reach.Unknown, null, null);

    /// <summary>As chosen, else as the client says, else Chinese.</summary>
    public Language Language => Chosen ?? LanguageOf(Reference?.Locale);

    public static Language LanguageOf(string? locale) =>
        locale is null || locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese : Language.English;

    public PersonState Apply(PersonEvent happened) => happened switch
    {
        PersonEvent.Reached e => this with { Reach = Reach.Reachable, Reference = e.Reference },
        PersonEvent.Lost e => this with { Reach = e.Why },
        PersonEvent.LanguageChosen e => this with { Chosen = e.Language },
        _ => throw new UnreachableException($"No Apply for {happened.GetType().Name}."),
    };

    /// <summary>Whether an event would tell anything new.</summary>
    public bool Knows(PersonEvent happened) => happened switch
    {
        PersonEvent.Reached e => Reach is Reach.Reachable && Same(Reference, e.Reference),
        PersonEvent.Lost e => Reach == e.Why,
        PersonEvent.LanguageChosen e => Chosen == e.Language,
        _ => false,
    };

    private static bool Same(ConversationReference? known, ConversationReference heard) =>
        known is not null
        && known.Conversation.Id == heard.Conversation.Id
        && known.ServiceUrl == heard.ServiceUrl
        && known.User?.Id == heard.User?.Id
        && known.Locale == heard.Locale;
}
