using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Minutes;

/// <summary>Turns written clauses into sealed ones. A clause that is not edited keeps its id, its salt and so its digest.</summary>
internal static class MinutesDrafting
{
    public static ImmutableArray<MinutesClause> Seal(ImmutableArray<DraftClause> drafts, MinutesState minutes, Asked asked, Facts facts) =>
        Seal(drafts, minutes, asked, facts.Words, owner => facts.People[owner].Department);

    /// <param name="departmentOf">The department of a task's owner.</param>
    public static ImmutableArray<MinutesClause> Seal(ImmutableArray<DraftClause> drafts, MinutesState minutes, Asked asked, Words words, Func<Person, Department?> departmentOf)
    {
        var used = minutes.ClauseIdsUsed;
        var written = ImmutableArray.CreateBuilder<MinutesClause>(drafts.Length);
        foreach (var draft in drafts)
        {
            var id = draft.Id;
            if (id is null)
            {
                (id, used) = ClauseIds.Next(used, KindOf(draft));
            }

            var clause = Seal(id, draft, asked, departmentOf);
            if (minutes.Working.FirstOrDefault(known => known.Clause.Id == id) is not { } before || !Same(before, clause, words))
            {
                written.Add(clause);
            }
        }

        return written.ToImmutable();
    }

    public static ClauseKind KindOf(DraftClause draft) => draft switch
    {
        DraftClause.Point => ClauseKind.DiscussionPoint,
        DraftClause.Agreed => ClauseKind.AgreedItem,
        DraftClause.Task => ClauseKind.Task,
        DraftClause.Dispute => ClauseKind.Dispute,
        _ => throw new UnreachableException($"No kind for {draft.GetType().Name}."),
    };

    private static bool Same(MinutesClause before, MinutesClause after, Words words) =>
        words[before.Clause.Wording]?.Fields is { } fields && fields.SequenceEqual(after.Clause.Wording.Fields!);

    private static MinutesClause Seal(string id, DraftClause draft, Asked asked, Func<Person, Department?> departmentOf) => draft switch
    {
        DraftClause.Point point => Unowned(ClauseKind.DiscussionPoint, id, asked.Seal(
            ("id", id), ("kind", "discussionPoint"), ("department", point.Department?.Name ?? string.Empty), ("text", point.Text))),
        DraftClause.Agreed item => Unowned(ClauseKind.AgreedItem, id, asked.Seal(("id", id), ("kind", "agreedItem"), ("text", item.Text))),
        DraftClause.Dispute dispute => new MinutesClause(
            ClauseKind.Dispute,
            new Clause(id, Words(id, dispute, asked), null, null, dispute.Decider is { } decider ? [decider] : []),
            dispute.DecideBy)
        {
            Tasks = dispute.Tasks.IsEmpty ? null : dispute.Tasks,
        },
        DraftClause.Task task => new MinutesClause(
            ClauseKind.Task,
            new Clause(id, Words(id, task, asked), task.Owner, departmentOf(task.Owner), []),
            task.DueOn,
            task.Rhythm),
        _ => throw new UnreachableException($"No clause for {draft.GetType().Name}."),
    };

    private static Wording Words(string id, DraftClause.Task task, Asked asked) => asked.Seal(
        ("id", id),
        ("kind", "task"),
        ("text", task.What),
        ("owner", task.Owner.Id),
        ("due", task.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
        ("how", task.How),
        ("standard", task.Standard),
        ("rhythm", task.Rhythm is Rhythm.Daily ? "daily" : "weekly"),
        ("vagueReason", VagueWords.Excuse(task.VagueReason, task.What, task.How, task.Standard)));

    private static Wording Words(string id, DraftClause.Dispute dispute, Asked asked) => asked.Seal(
        ("id", id),
        ("kind", "dispute"),
        ("text", dispute.Text),
        ("positions", dispute.Positions),
        ("options", dispute.Options),
        ("tasks", string.Join(' ', dispute.Tasks)),
        ("route", dispute.DecisionRoute),
        ("decider", dispute.Decider?.Id ?? string.Empty),
        ("decideBy", dispute.DecideBy?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty));

    private static MinutesClause Unowned(ClauseKind kind, string id, Wording words) => new(kind, new Clause(id, words, null, null, []));
}
