using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.People;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Dialogs;

/// <summary>
/// Drafts of dialogs in their person's own stream: changed by load, decide, append like everything else. What people typed stands apart from
/// the events and is deleted as soon as a later step or the draft's end makes it superfluous.
/// </summary>
public sealed class Drafts(PersonRegister register, ICollaborationStore store, ICollaborationArchive archive, IOptions<DraftSettings> settings)
{
    public int Most => settings.Value.Most;

    /// <summary>A person's drafts that are still kept, oldest first. One read.</summary>
    public async Task<ImmutableArray<Draft>> OfAsync(string tenant, Person person, DateTimeOffset now, CancellationToken cancellation) =>
        OpenOf(await register.FindNowAsync(tenant, person, cancellation), now);

    public ImmutableArray<Draft> OpenOf(PersonState state, DateTimeOffset now) => state.Drafts.RemoveAll(draft => KeptUntil(draft) <= now);

    public DateTimeOffset KeptUntil(Draft draft) => draft.TouchedAt.AddDays(settings.Value.KeptDays);

    /// <summary>What was filled in, by input; nothing where it was erased.</summary>
    public async Task<ImmutableSortedDictionary<string, string>> AnswersAsync(string tenant, Person person, Draft draft, CancellationToken cancellation)
    {
        var words = await store.ReadWordsAsync(StreamKey.Person(tenant, person.Id), [draft.Answers.Digest], cancellation);
        return words[draft.Answers]?.Fields ?? ImmutableSortedDictionary<string, string>.Empty;
    }

    /// <summary>Stores a change of the drafts that are open; where <paramref name="decide"/> answers null nothing changes.</summary>
    public async Task<(ImmutableArray<Draft> Open, bool AlreadyRun)> ChangeAsync(
        string tenant, Person person, OperationId operation, DateTimeOffset now, Func<ImmutableArray<Draft>, PersonEvent?> decide, CancellationToken cancellation)
    {
        ImmutableArray<Draft> before = [];
        var (after, alreadyRun) = await register.ChangeAsync(tenant, person, operation, Decide, WordsOf, cancellation);
        var stale = before.Select(draft => draft.Answers.Digest).Except(after.Drafts.Select(draft => draft.Answers.Digest)).ToArray();
        if (!alreadyRun && stale.Length > 0)
        {
            await archive.EraseWordsAsync(StreamKey.Person(tenant, person.Id), stale, cancellation);
        }

        return (OpenOf(after, now), alreadyRun);

        PersonEvent? Decide(PersonState state)
        {
            before = state.Drafts;
            return decide(OpenOf(state, now));
        }
    }

    /// <summary>Ends what was kept for long enough; called by the clock on the person's mornings.</summary>
    public async Task ExpireAsync(string tenant, Person person, DateTimeOffset now, CancellationToken cancellation)
    {
        var drafts = (await register.FindNowAsync(tenant, person, cancellation)).Drafts;
        foreach (var over in drafts.Where(draft => KeptUntil(draft) <= now))
        {
            await ChangeAsync(tenant, person, new OperationId($"expire:{over.Id}"), now, _ => new PersonEvent.DraftEnded(over.Id, DraftEnd.Expired, now), cancellation);
        }
    }

    /// <summary>Ends the person's drafts of an act that they carried out on the card itself.</summary>
    /// <param name="names">The act's dialogs; empty where it has none, and then nothing is read.</param>
    public async Task EndDoneAsync(string tenant, Person person, ImmutableArray<string> names, string collaboration, string? key, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var done in names.IsEmpty ? [] : await OfAsync(tenant, person, now, cancellation))
        {
            if (names.Contains(done.Dialog) && done.Collaboration == collaboration && (done.Key ?? string.Empty) == (key ?? string.Empty))
            {
                await ChangeAsync(tenant, person, Done(done.Id), now, open => open.Any(each => each.Id == done.Id) ? new PersonEvent.DraftEnded(done.Id, DraftEnd.CarriedOut, now) : null, cancellation);
            }
        }
    }

    /// <summary>Whether a draft that is over ended because its act was carried out on the card itself.</summary>
    public async Task<bool> WasDoneAsync(string tenant, Person person, string draft, CancellationToken cancellation) =>
        (await store.LoadAsync(StreamKey.Person(tenant, person.Id), Done(draft), cancellation)).AlreadyRun;

    private static OperationId Done(string draft) => new($"done:{draft}");

    private static Wording? WordsOf(PersonEvent happened) => happened switch
    {
        PersonEvent.DraftBegun e => e.Answers,
        PersonEvent.DraftKept e => e.Answers,
        _ => null,
    };
}
