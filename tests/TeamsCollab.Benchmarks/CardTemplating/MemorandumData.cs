namespace TeamsCollab.Benchmarks.CardTemplating;

public sealed record MemorandumData(
    string Number,
    string Stage,
    string Title,
    bool CanSign,
    int Draft,
    Due Due,
    string Initiator,
    string[] Receivers,
    int Budget,
    int SignedCount,
    Signatory[] Signatories,
    Clause[] Clauses,
    string Once)
{
    /// <summary>A card of about 6 KB: six signatories, six clauses.</summary>
    public static MemorandumData Sample { get; } = new(
        "MKT-2026-015",
        "共识达成阶段",
        "新品发布会联合推广",
        CanSign: true,
        Draft: 3,
        new Due("11月26日 周四 18:00", "还有 2 个工作日", IsOverdue: false, IsProvisional: true),
        "市场部 王芳",
        ["研发部", "财务部", "供应链部"],
        120000,
        SignedCount: 3,
        [.. Enumerable.Range(0, 6).Select(n => new Signatory(n % 2 == 0 ? "研发部" : "财务部", $"李雷{n}", n < 3, n < 3 ? "11月24日 09:3" + n : null))],
        [.. Enumerable.Range(0, 6).Select(n => new Clause($"第 {n} 项：双方在 12 月 {n + 1} 日前完成\"联合方案\"，并提交评审 <v{n}>。", $"韩梅梅{n}", $"12月{n + 1}日"))],
        "7f3a9c");
}

public sealed record Due(string Text, string Left, bool IsOverdue, bool IsProvisional);

public sealed record Signatory(string Department, string Name, bool HasSigned, string? When);

public sealed record Clause(string Text, string Owner, string Due);
