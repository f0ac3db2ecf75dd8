using System.Globalization;
using TeamsCollab.Process;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Bot.Documents;

/// <summary>签字确认 (F15, B15): who signed for which side, on whose behalf, which draft, when, and the fingerprint that each signer was told.</summary>
internal static class SignatureBlock
{
    public static void Add(Paper paper, CollaborationRecord record)
    {
        Add(paper, record.State.Minutes.Signatories.Select(signatory => Row(signatory, Signature(signatory, record), record)));
        AddOa(paper, record);
        AddReservations(paper, record);
    }

    /// <summary>保留意见 of the signatures that stand (B10): to which clauses, and why.</summary>
    private static void AddReservations(Paper paper, CollaborationRecord record)
    {
        foreach (var signed in record.Events.OfType<MinutesEvent.SignedOff>().Where(signed => Stands(signed, record)))
        {
            if (signed.Reserved is { } clauses)
            {
                paper.Note($"保留意见（{string.Join('、', signed.Departments)} {record.Reader.Text(signed.Name)} v{signed.Draft.ToString(CultureInfo.InvariantCulture)}）：{string.Join('、', clauses)}：{record.Reader.Text(signed.Reservation)}");
            }
        }
    }

    /// <summary>Where an approval came from the OA system (R49): its number, approver, time and link.</summary>
    private static void AddOa(Paper paper, CollaborationRecord record)
    {
        foreach (var signed in record.Events.OfType<MinutesEvent.SignedOff>())
        {
            if (signed.Oa is { } oa)
            {
                paper.Note($"OA审批（{string.Join('、', signed.Departments)} v{signed.Draft.ToString(CultureInfo.InvariantCulture)}）：编号 {record.Reader.Text(oa.Words, "number")}，审批人 {record.Reader.Text(oa.Words, "approver")}，{Minute(oa.ApprovedAt, record)}，{record.Reader.Text(oa.Words, "link")}，由 {record.Reader.Name(oa.RecordedBy)} 登记");
            }
        }
    }

    /// <param name="rows">One for each side, from <see cref="Row"/>.</param>
    public static void Add(Paper paper, IEnumerable<string[]> rows)
    {
        paper.Heading("签字确认");
        paper.Add(PaperTable.Grid(
            ["部门", "签字人", "代", "版本", "签字时间", "第几条记录 · 指纹"],
            [11, 10, 10, 7, 20, 42],
            rows,
            code: 5));
    }

    /// <summary>Where the whole is proven, and how anyone can see for themselves.</summary>
    public static void AddProof(Paper paper, CollaborationRecord record)
    {
        paper.Heading("存证信息");
        paper.Add(PaperTable.Grid(
            ["项目", "内容"],
            [22, 78],
            [
                ["登记编号", record.Number],
                ["记录条数", record.Version.ToString(CultureInfo.InvariantCulture)],
                ["链头指纹", record.Head.Fingerprint],
            ],
            code: 1));
        paper.Note("本文件由事件记录生成。指纹为 SHA-256；随附存证包可用 verify 命令在任何电脑上离线验证，改动一个字符即不通过。");
    }

    /// <param name="given">Null while the side has not signed.</param>
    public static string[] Row(Signatory signatory, GivenSignature? given, CollaborationRecord record)
    {
        var head = record.Reader.Name(signatory.Person).Text;
        return given is null
            ? [signatory.Department.Name, head, string.Empty, string.Empty, "未签字", string.Empty]
            :
            [
                signatory.Department.Name,
                record.Reader.Text(given.Name).Text,
                given.OaNumber is { } number ? $"OA审批 {number}" : given.For is { } name ? $"代 {record.Reader.Text(name)}" : "本人",
                given.Draft,
                Minute(given.At, record),
                PlaceOf(given),
            ];
    }

    /// <summary>Which event it is, and the chain's hash there: what its signer was told.</summary>
    public static string PlaceOf(GivenSignature given) => string.Create(CultureInfo.InvariantCulture, $"{given.Stored.Version} · {given.Stored.Hash.Fingerprint}");

    public static string Minute(DateTimeOffset at, CollaborationRecord record) => record.Reader.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static GivenSignature? Signature(Signatory signatory, CollaborationRecord record) => GivenSignature.Last<MinutesEvent.SignedOff>(
        record,
        signed => signed.Departments.Contains(signatory.Department) && Stands(signed, record),
        signed => (signed.By, signed.Name, string.Create(CultureInfo.InvariantCulture, $"v{signed.Draft}"))) is not { } given ? null
        : record.Events[(int)given.Stored.Version - 1] is MinutesEvent.SignedOff { Oa: { } oa } ? given with { OaNumber = record.Reader.Text(oa.Words, "number").Text } : given;

    private static bool Stands(MinutesEvent.SignedOff signed, CollaborationRecord record) =>
        record.State.Minutes.Signatures.Given.Any(consent => consent.By == signed.Head && consent.Draft == signed.Draft);
}
