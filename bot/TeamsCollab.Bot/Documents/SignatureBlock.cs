using System.Globalization;
using TeamsCollab.Process;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Bot.Documents;

/// <summary>签字确认 (F15, B15): who signed for which side, on whose behalf, which draft, when, and the fingerprint that each signer was told.</summary>
internal static class SignatureBlock
{
    public static void Add(Paper paper, CollaborationRecord record)
    {
        paper.Heading("签字确认");
        paper.Add(PaperTable.Grid(
            ["部门", "签字人", "代", "版本", "签字时间", "第几条记录 · 指纹"],
            [11, 10, 10, 7, 20, 42],
            record.State.Minutes.Signatories.Select(signatory => Row(signatory, record)),
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

    private static string[] Row(Signatory signatory, CollaborationRecord record)
    {
        var given = record.Events.Zip(record.Stored)
            .Where(pair => pair.First is MinutesEvent.SignedOff signed
                && signed.Departments.Contains(signatory.Department)
                && record.State.Minutes.Signatures.Given.Any(consent => consent.By == signed.By && consent.Draft == signed.Draft))
            .Select(pair => (Event: (MinutesEvent.SignedOff)pair.First, pair.Second))
            .LastOrDefault();
        var (reader, head) = (record.Reader, record.Reader.Name(signatory.Person).Text);
        if (given.Event is not { } signed)
        {
            return [signatory.Department.Name, head, string.Empty, string.Empty, "未签字", string.Empty];
        }

        return
        [
            signatory.Department.Name,
            reader.Text(signed.Name).Text,
            signed.By == signatory.Person ? "本人" : $"代 {head}",
            string.Create(CultureInfo.InvariantCulture, $"v{signed.Draft}"),
            Minute(signed.At, record),
            string.Create(CultureInfo.InvariantCulture, $"{given.Second.Version} · {given.Second.Hash.Fingerprint}"),
        ];
    }

    public static string Minute(DateTimeOffset at, CollaborationRecord record) => record.Reader.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
