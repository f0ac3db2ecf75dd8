using System.Collections.Immutable;
using TeamsCollab.Bot.People;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Dialogs;

/// <summary>A person's open drafts as lists show them: 待我处理, and the question which one is meant.</summary>
public sealed class DraftLines(DialogTable dialogs, Drafts drafts)
{
    /// <summary>A title in a list is no longer than this.</summary>
    private const int LongestTitle = 60;

    /// <summary>All that are kept, oldest first.</summary>
    public async Task<ImmutableArray<DraftLine>> OfAsync(string tenant, CardReader reader, CancellationToken cancellation) =>
        await OfAsync(tenant, await drafts.OfAsync(tenant, reader.Person, reader.Now, cancellation), reader, cancellation);

    public async Task<ImmutableArray<DraftLine>> OfAsync(string tenant, ImmutableArray<Draft> open, CardReader reader, CancellationToken cancellation) =>
        [.. await Task.WhenAll(open.Where(draft => dialogs.Find(draft.Dialog) is not null).Select(draft => LineAsync(tenant, draft, reader, cancellation)))];

    private async Task<DraftLine> LineAsync(string tenant, Draft draft, CardReader reader, CancellationToken cancellation)
    {
        var (dialog, answers) = (dialogs.Find(draft.Dialog)!, await drafts.AnswersAsync(tenant, reader.Person, draft, cancellation));
        var title = dialog.TitledBy.Select(input => answers.GetValueOrDefault(input)).FirstOrDefault(answer => answer is { Length: > 0 }) ?? string.Empty;
        return new DraftLine(
            draft.Id, draft.Dialog, draft.Step, dialog.NumberOf(draft.Step), dialog.Count, new Typed(title.Length > LongestTitle ? $"{title[..LongestTitle]}…" : title), Moment.Of(drafts.KeptUntil(draft), reader));
    }
}
