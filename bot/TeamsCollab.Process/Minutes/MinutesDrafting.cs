using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Minutes;

/// <summary>Turns a written draft into sealed clauses. A clause whose words did not change keeps its id, its salt and so its digest.</summary>
internal static class MinutesDrafting
{
    public static ImmutableArray<MinutesClause> Seal(DraftMinutes draft, MinutesState minutes, Asked asked, Facts facts)
    {
        var used = minutes.ClauseIdsUsed;
        var clauses = ImmutableArray.CreateBuilder<MinutesClause>();
        foreach (var point in draft.Points)
        {
            Add(ClauseKind.DiscussionPoint, point.Id, id => Point(id, ClauseKind.DiscussionPoint, point));
        }

        foreach (var item in draft.Agreed)
        {
            Add(ClauseKind.AgreedItem, item.Id, id => Point(id, ClauseKind.AgreedItem, item));
        }

        foreach (var task in draft.Tasks)
        {
            Add(ClauseKind.Task, task.Id, id => Task(id, task));
        }

        foreach (var dispute in draft.Disputes)
        {
            Add(ClauseKind.Dispute, dispute.Id, id => Dispute(id, dispute));
        }

        return clauses.ToImmutable();

        void Add(ClauseKind kind, string? wantedId, Func<string, MinutesClause> make)
        {
            var id = wantedId;
            if (id is null || !minutes.Clauses.Any(clause => clause.Kind == kind && clause.Clause.Id == id) || clauses.Any(clause => clause.Clause.Id == id))
            {
                (id, used) = ClauseIds.Next(used, kind);
            }

            clauses.Add(make(id));
        }

        MinutesClause Point(string id, ClauseKind kind, DraftPoint point) =>
            new(kind, new Clause(id, Words(id, ("id", id), ("kind", Name(kind)), ("department", point.Department?.Name ?? string.Empty), ("text", point.Text)), null, null, []));

        MinutesClause Task(string id, DraftTask task) => new(
            ClauseKind.Task,
            new Clause(
                id,
                Words(
                    id,
                    ("id", id),
                    ("kind", Name(ClauseKind.Task)),
                    ("text", task.What),
                    ("owner", task.Owner.Id),
                    ("due", task.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
                    ("how", task.How),
                    ("standard", task.Standard),
                    ("rhythm", task.Rhythm is Rhythm.Daily ? "daily" : "weekly")),
                task.Owner,
                facts.People[task.Owner].Department,
                []),
            task.DueOn,
            task.Rhythm);

        MinutesClause Dispute(string id, DraftDispute dispute) => new(
            ClauseKind.Dispute,
            new Clause(id, Words(id, ("id", id), ("kind", Name(ClauseKind.Dispute)), ("text", dispute.Text), ("route", dispute.DecisionRoute)), null, null, []));

        Wording Words(string id, params ReadOnlySpan<(string Name, string Text)> fields)
        {
            var before = minutes.Clauses.FirstOrDefault(clause => clause.Clause.Id == id)?.Clause.Wording;
            return facts.Words[before] is { } words && words.Says(fields) ? words : asked.Seal(fields);
        }
    }

    private static string Name(ClauseKind kind) => kind switch
    {
        ClauseKind.DiscussionPoint => "discussionPoint",
        ClauseKind.AgreedItem => "agreedItem",
        ClauseKind.Task => "task",
        _ => "dispute",
    };
}
