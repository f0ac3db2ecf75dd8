using System.Collections.Immutable;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Bot.People;
using TeamsCollab.Bot.Telemetry;
using TeamsCollab.Process;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Teams;

/// <summary>
/// Who signs for a person while their mailbox announces that they are away (B19), named on a card or by 代理人 赵敏. Said at any time, also from a holiday: what waits
/// for their signature is looked at again at once.
/// </summary>
public sealed class Substitutes(PersonRegister register, StaffDirectory staff, ICollaborationStore store, CollaborationRunner runner, GeneralCards general, CardLibrary library)
{
    private const int MostWork = 100;

    /// <summary>With more colleagues than this the card offers none of them before somebody searches.</summary>
    private const int MostChoices = 60;

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

        var name = said[word.Length..].Trim();
        if (name.Length == 0 || !presser.IsPrivate)
        {
            return await ShowAsync(presser, null, cancellation);
        }

        var operation = new OperationId($"{presser.Operation}:substitute");
        return Nobody.Contains(name, StringComparer.OrdinalIgnoreCase) ? await NameAsync(presser, null, operation, cancellation)
            : await staff.FindByNameAsync(name, cancellation) is { } found ? await NameAsync(presser, found.Person, operation, cancellation)
            : await ShowAsync(presser, new Refusal(Because.UnknownPerson, "substitute", name), cancellation);
    }

    /// <param name="named">Null takes back whom the person named before.</param>
    public async Task<Answer> NameAsync(Presser presser, Person? named, OperationId operation, CancellationToken cancellation)
    {
        if (!presser.IsPrivate)
        {
            return await ShowAsync(presser, null, cancellation);
        }

        if (named is { } substitute && await FaultAsync(presser, substitute, cancellation) is { } fault)
        {
            return await ShowAsync(presser, fault, cancellation);
        }

        await register.LearnAsync(presser.Tenant, presser.Person, new PersonEvent.SubstituteNamed(named, presser.At), operation, cancellation);
        foreach (var work in await store.ReadWorkOfAsync(presser.Tenant, presser.Person, MostWork, cancellation))
        {
            if (work.Item.Card is CardName.MinutesSignOff or CardName.MemorandumSignOff)
            {
                await runner.FollowUpAsync(work.Collaboration, operation, [new Effect.SeekSubstitutes()], cancellation);
            }
        }

        return await ShowAsync(presser, null, cancellation);
    }

    private async Task<Refusal?> FaultAsync(Presser presser, Person substitute, CancellationToken cancellation) =>
        await staff.FindAsync(substitute, cancellation) is not { } known ? new Refusal(Because.UnknownPerson, "substitute", substitute.Id)
        : substitute == presser.Person ? new Refusal(Because.NotAChoice, "substitute", known.Name)
        : null;

    /// <summary>Whom the person has named, and the picker to name another: their own colleagues first, as a side is signed for by its own.</summary>
    public async Task<Answer> ShowAsync(Presser presser, Refusal? refusal, CancellationToken cancellation)
    {
        if (!presser.IsPrivate)
        {
            return general.Help(presser, new Refusal(Because.OnlyInPrivate));
        }

        Turn.NoteRefusal(refusal);
        var texts = library.Texts(presser.Language);
        var substitute = (await register.FindNowAsync(presser.Tenant, presser.Person, cancellation)).Substitute;
        var name = substitute is { } person ? (await staff.NamesAsync([person], cancellation)).GetValueOrDefault(person, person.Id) : string.Empty;
        var colleagues = (await staff.FindAsync(presser.Person, cancellation))?.Department is { } own ? (await staff.ReadMembersAsync(own, cancellation)).RemoveAll(each => each.Person == presser.Person) : [];
        ImmutableArray<Choice> offered = [.. (colleagues.Length > MostChoices ? [] : colleagues).Select(each => new Choice(each.Person.Id, new Typed(each.Name)))];
        var people = substitute is { } away && offered.All(each => each.Id != away.Id) ? offered.Insert(0, new Choice(away.Id, new Typed(name))) : offered;
        var notice = refusal is not null ? Notice.Of(refusal, texts)
            : new Notice(name.Length == 0 ? texts["substitute.nobody"] : texts["substitute.named"].Replace("{name}", name, StringComparison.Ordinal), name.Length == 0 ? "emphasis" : "good");
        return new Answer(library.Draw(CardName.Substitute, new SubstituteCard(substitute?.Id ?? string.Empty, people), presser.Language, new CardHost(null, presser.Operation.Value, notice)));
    }
}
