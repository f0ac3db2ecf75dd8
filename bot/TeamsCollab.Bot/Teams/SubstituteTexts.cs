using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Bot.People;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Teams;

/// <summary>
/// 代理人 赵敏: who signs for a person while their mailbox announces that they are away (B19). Said at any time, also from a holiday: what waits for their
/// signature is looked at again at once.
/// </summary>
public sealed class SubstituteTexts(PersonRegister register, StaffDirectory staff, ICollaborationStore store, CollaborationRunner runner, GeneralCards general, CardLibrary library)
{
    private const int MostWork = 100;
    private static readonly string[] Words = ["代理人", "substitute"];
    private static readonly string[] Nobody = ["无", "取消", "none"];

    /// <summary>The word that the text begins with; null where it is about something else.</summary>
    public static string? WordOf(string said) =>
        Words.FirstOrDefault(word => said.StartsWith(word, StringComparison.OrdinalIgnoreCase) && (said.Length == word.Length || char.IsWhiteSpace(said[word.Length])));

    /// <summary>Null where the text is about something else.</summary>
    public async Task<Answer?> AnswerAsync(Presser presser, string said, CancellationToken cancellation)
    {
        if (WordOf(said) is not { } word)
        {
            return null;
        }

        if (!presser.IsPrivate)
        {
            return general.Help(presser, new Refusal(Because.OnlyInPrivate));
        }

        var name = said[word.Length..].Trim();
        if (name.Length == 0)
        {
            return await SayAsync(presser, (await register.FindNowAsync(presser.Tenant, presser.Person, cancellation)).Substitute, cancellation);
        }

        Person? named = null;
        if (!Nobody.Contains(name, StringComparer.OrdinalIgnoreCase))
        {
            if (await staff.FindByNameAsync(name, cancellation) is not { } found || found.Person == presser.Person)
            {
                return general.Help(presser, new Refusal(Because.UnknownPerson, Detail: name));
            }

            named = found.Person;
        }

        var operation = new OperationId($"{presser.Operation}:substitute");
        await register.LearnAsync(presser.Tenant, presser.Person, new PersonEvent.SubstituteNamed(named, presser.At), operation, cancellation);
        foreach (var work in await store.ReadWorkOfAsync(presser.Tenant, presser.Person, MostWork, cancellation))
        {
            if (work.Item.Card is CardName.MinutesSignOff or CardName.MemorandumSignOff)
            {
                await runner.FollowUpAsync(work.Collaboration, operation, [new Effect.SeekSubstitutes()], cancellation);
            }
        }

        return await SayAsync(presser, named, cancellation);
    }

    private async Task<Answer> SayAsync(Presser presser, Person? substitute, CancellationToken cancellation)
    {
        var texts = library.Texts(presser.Language);
        var name = substitute is { } person ? (await staff.FindAsync(person, cancellation))?.Name ?? person.Id : null;
        return general.HelpAfter(presser, new Notice(name is null ? texts["substitute.nobody"] : texts["substitute.named"].Replace("{name}", name, StringComparison.Ordinal), "good"));
    }
}
