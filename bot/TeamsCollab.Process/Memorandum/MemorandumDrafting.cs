using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Content;
using static TeamsCollab.Process.Memorandum.MemorandumCommand;

namespace TeamsCollab.Process.Memorandum;

/// <summary>Turns a written memorandum into sealed clauses. A clause that is not edited keeps its id, its salt and so its digest.</summary>
internal static class MemorandumDrafting
{
    /// <summary>The letter of further clauses' ids.</summary>
    private const string Letter = "F";

    public static ImmutableArray<MemorandumClause> Seal(Propose command, MemorandumState before, Asked asked, Facts facts)
    {
        var clauses = ImmutableArray.CreateBuilder<MemorandumClause>();
        Add(MemorandumClauseKind.Goal, "M1", command.Goal);
        Add(MemorandumClauseKind.Duties, "M2", command.Duties);
        Add(MemorandumClauseKind.Standard, "M3", command.Standard, VagueWords.Excuse(command.VagueReason, command.Standard));
        Add(MemorandumClauseKind.Resolution, "M4", command.Resolution);
        var used = before.FurtherUsed;
        foreach (var text in command.Further)
        {
            var known = before.Clauses.FirstOrDefault(clause => clause.Kind is MemorandumClauseKind.Further && IsSaid(clause, text)
                && !clauses.Any(taken => taken.Clause.Id == clause.Clause.Id));
            Add(MemorandumClauseKind.Further, known?.Clause.Id ?? string.Create(CultureInfo.InvariantCulture, $"{Letter}{++used}"), text);
        }

        if (command.Silence)
        {
            Add(MemorandumClauseKind.Silence, "S1", SilenceIn(facts.Limits));
        }

        return clauses.ToImmutable();

        void Add(MemorandumClauseKind kind, string id, string text, string vagueReason = "") =>
            clauses.Add(before.Clauses.FirstOrDefault(clause => clause.Clause.Id == id && IsSaid(clause, text, vagueReason))
                ?? new MemorandumClause(kind, new Clause(id, asked.Seal(("id", id), ("text", text), ("vagueReason", vagueReason)), null, null, [])));

        bool IsSaid(MemorandumClause clause, string text, string vagueReason = "") =>
            facts.Words[clause.Clause.Wording]?.Says(("id", clause.Clause.Id), ("text", text), ("vagueReason", vagueReason)) is true;
    }

    public static int NumberOf(MemorandumClause clause) => int.TryParse(clause.Clause.Id.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The clause's own words, because it is what the heads sign (B18).</summary>
    private static string SilenceIn(Calendar.TimeLimits limits) => string.Create(
        CultureInfo.InvariantCulture,
        $"默示同意：参会人员收到《会议纪要》后 {limits.ConfirmWorkingDays} 个工作日内未反馈的，视为同意确认；此后 {limits.SilenceReversalWorkingDays} 个工作日内本人可以撤回。本条不适用于部门负责人签字、需求变更和追认。");
}
