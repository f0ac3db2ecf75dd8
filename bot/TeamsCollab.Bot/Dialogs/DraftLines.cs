using System.Collections.Immutable;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.People;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Dialogs;

/// <summary>A person's open drafts as lists show them: 待我处理, and the question which one is meant.</summary>
public sealed class DraftLines(DialogTable dialogs, Drafts drafts, CollaborationRunner runner, ICollaborationStore store)
{
    /// <summary>A title in a list is no longer than this.</summary>
    private const int LongestTitle = 60;

    /// <summary>All that are kept, oldest first.</summary>
    public async Task<ImmutableArray<DraftLine>> OfAsync(string tenant, CardReader reader, CancellationToken cancellation) =>
        await OfAsync(tenant, await drafts.OfAsync(tenant, reader.Person, reader.Now, cancellation), reader, cancellation);

    public async Task<ImmutableArray<DraftLine>> OfAsync(string tenant, ImmutableArray<Draft> open, CardReader reader, CancellationToken cancellation) =>
        [.. await Task.WhenAll(open.Where(draft => dialogs.Find(draft.Dialog) is not null).Select(draft => LineAsync(tenant, draft, reader, cancellation)))];

    /// <summary>The number of the collaboration that a draft is about, and its title; empty where it is about none that the reader takes part in.</summary>
    public async Task<string> AboutAsync(string tenant, string? collaboration, CardReader reader, CancellationToken cancellation)
    {
        var ran = collaboration is null ? null : await runner.ReadAsync(StreamKey.Collaboration(tenant, collaboration), cancellation);
        return ran is { State: { Exists: true, Request.Words: { } title } state } && state.Parties.Contains(reader.Person)
            ? $"{state.Request.Number} {(reader with { Words = await store.ReadWordsAsync(ran.Key, [title.Digest], cancellation) }).Text(title, "title").Text}"
            : string.Empty;
    }

    private async Task<DraftLine> LineAsync(string tenant, Draft draft, CardReader reader, CancellationToken cancellation)
    {
        var (dialog, answers) = (dialogs.Find(draft.Dialog)!, await drafts.AnswersAsync(tenant, reader.Person, draft, cancellation));
        var title = dialog.TitledBy.Select(input => answers.GetValueOrDefault(input)).FirstOrDefault(answer => answer is { Length: > 0 }) ?? string.Empty;
        title = string.Join(" · ", new[] { await AboutAsync(tenant, draft.Collaboration, reader, cancellation), title }.Where(part => part.Length > 0));
        return new DraftLine(
            draft.Id, draft.Dialog, draft.Step, dialog.NumberOf(draft.Step), dialog.Count, new Typed(title.Length > LongestTitle ? $"{title[..LongestTitle]}…" : title), Moment.Of(drafts.KeptUntil(draft), reader));
    }
}
