using System.Collections.Immutable;
using System.Diagnostics;
using TeamsCollab.BotFramework;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.People;

/// <param name="Reference">The 1:1 chat; kept while the person is out of reach.</param>
/// <param name="Chosen">The language that the person chose; null leaves it to their client.</param>
public sealed record PersonState(Reach Reach, ConversationReference? Reference, Language? Chosen)
{
    public static PersonState Unknown { get; } = new(Reach.Unknown, null, null);

    /// <summary>When the clock next looks after them: their next working day begins. Null while they cannot be written to.</summary>
    public DateTimeOffset? Morning { get; init; }

    /// <summary>The last day that needs no digest any more: it was sent, or they began to use the bot that day.</summary>
    public DateOnly? DigestOn { get; init; }

    /// <summary>Who signs for them while they are away (B19); null where they named nobody.</summary>
    public Person? Substitute { get; init; }

    /// <summary>Begun and not ended, oldest first; also those that the clock has yet to end.</summary>
    public ImmutableArray<Draft> Drafts { get; init; } = [];

    /// <summary>As chosen, else as the client says, else Chinese.</summary>
    public Language Language => Chosen ?? LanguageOf(Reference?.Locale);

    public static Language LanguageOf(string? locale) =>
        locale is null || locale.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Language.Chinese : Language.English;

    public PersonState Apply(PersonEvent happened) => happened switch
    {
        PersonEvent.Reached e when Morning is not null => this with { Reach = Reach.Reachable, Reference = e.Reference },
        PersonEvent.Reached e => this with { Reach = Reach.Reachable, Reference = e.Reference, Morning = e.At, DigestOn = DateOnly.FromDateTime(e.At.DateTime) },
        PersonEvent.Lost e => this with { Reach = e.Why, Morning = null },
        PersonEvent.MorningCame e => this with { Morning = e.Next, DigestOn = e.Day },
        PersonEvent.LanguageChosen e => this with { Chosen = e.Language },
        PersonEvent.SubstituteNamed e => this with { Substitute = e.Substitute },
        PersonEvent.DraftBegun e => this with { Drafts = Drafts.Add(new Draft(e.Draft, e.Dialog, e.Collaboration, e.Key, e.Step, 1, e.Answers, e.At)) },
        PersonEvent.DraftKept e => this with { Drafts = [.. Drafts.Select(draft => draft.Id == e.Draft ? draft with { Step = e.Step, Revision = draft.Revision + 1, Answers = e.Answers, TouchedAt = e.At } : draft)] },
        PersonEvent.DraftEnded e => this with { Drafts = Drafts.RemoveAll(draft => draft.Id == e.Draft) },
        _ => throw new UnreachableException($"No Apply for {happened.GetType().Name}."),
    };

    /// <summary>Whether an event would tell anything new.</summary>
    public bool Knows(PersonEvent happened) => happened switch
    {
        PersonEvent.Reached e => Reach is Reach.Reachable && Same(Reference, e.Reference),
        PersonEvent.Lost e => Reach == e.Why,
        PersonEvent.LanguageChosen e => Chosen == e.Language,
        PersonEvent.SubstituteNamed e => Substitute == e.Substitute,
        _ => false,
    };

    private static bool Same(ConversationReference? known, ConversationReference heard) =>
        known is not null
        && known.Conversation.Id == heard.Conversation.Id
        && known.ServiceUrl == heard.ServiceUrl
        && known.User?.Id == heard.User?.Id
        && known.Locale == heard.Locale;
}
