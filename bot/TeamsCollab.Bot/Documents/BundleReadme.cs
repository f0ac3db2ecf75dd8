using System.Text;

namespace TeamsCollab.Bot.Documents;

/// <summary>Tells whoever opens a bundle what it is and how to verify it. The proof does not rest on anything that it says.</summary>
internal static class BundleReadme
{
    public static byte[] Of(CollaborationRecord record) => Encoding.UTF8.GetBytes($"""
        # {record.Number} 存证包 / Evidence bundle
        {(record.IsPractice ? "\n**演示文件·不具效力 / Practice document, without effect**\n" : string.Empty)}
        ## 如何验证

        在任何装有 .NET 10 运行时的电脑上（不需要机器人，也不需要网络）：

            TeamsCollab.Bot verify <本文件.zip> --key <公钥文件或完整指纹>

        或从源代码运行：

            dotnet run --project bot/TeamsCollab.Verification -- <本文件.zip> --key <公钥文件或完整指纹>

        公钥指纹请向本公司的 TeamsCollab 管理员索取（经本文件以外的途径）。不带 --key 也能验证，但那时只能证明包内前后一致，
        不能证明签名的密钥属于本公司。退出码：0 通过，1 不通过，2 无法验证。

        | 文件 | 内容 |
        |---|---|
        | documents/ | 由事件记录生成的文件 |
        | events.jsonl | 事件记录，一行一条，逐字节即签名所覆盖的内容 |
        | words.json | 各人输入的文字及其盐值；已按要求删除的只剩摘要 |
        | heads.json | 事件链各链头的签名 |
        | keys.json | 公钥及轮换历史 |
        | people.json | 人员编号与参与时的姓名 |
        | materials.json | 附件的链接与所记录的信息（不含附件本身） |
        | manifest.json, manifest.signature.json | 全部文件的摘要及其签名 |

        ## How to verify

        On any machine with the .NET 10 runtime, without the bot and without a network:

            TeamsCollab.Bot verify <this file.zip> --key <public key file or whole fingerprint>

        or from the source:

            dotnet run --project bot/TeamsCollab.Verification -- <this file.zip> --key <public key file or whole fingerprint>

        Ask the organisation's TeamsCollab administrator for the fingerprint of its key, over another channel than this file. Without --key only
        the bundle's own consistency is proven, not whose key it was. Exit codes: 0 holds, 1 does not, 2 nothing could be verified.
        The format, complete enough to write another verifier, is described in bot/SignatureChain.md of the source.

        """.ReplaceLineEndings("\n"));
}
