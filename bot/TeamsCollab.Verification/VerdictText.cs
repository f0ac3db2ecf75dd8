using System.Globalization;

namespace TeamsCollab.Verification;

/// <summary>Says a verdict in words, Chinese then English: what holds, what is proven by it, and what is not.</summary>
public static class VerdictText
{
    public static void Write(Verdict verdict, TextWriter output)
    {
        output.WriteLine($"存证包 / bundle {verdict.Number}{(verdict.IsPractice ? "  演示文件·不具效力 / practice, without effect" : string.Empty)}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {verdict.Files} 个文件 files · {verdict.Events} 条事件 events · {verdict.Heads} 个已签链头 signed heads · {verdict.Keys} 把公钥 keys · {verdict.Words} 段文字 texts"));
        if (verdict.SignedBy is { } key)
        {
            output.WriteLine($"  签名密钥指纹 / fingerprint of the signing key: {Shown(key)}");
        }

        output.WriteLine();
        if (verdict.Holds)
        {
            WriteProven(verdict, output);
        }
        else
        {
            output.WriteLine("✗ 验证不通过 / does not hold");
            foreach (var finding in verdict.Findings)
            {
                output.WriteLine($"  ✗ {finding.Place}: {finding.Chinese} {finding.English}");
            }
        }

        if (verdict.Signatures.Count > 0)
        {
            output.WriteLine();
            output.WriteLine(verdict.Holds
                ? "《会议纪要》签字：姓名（部门） 版本 时间 · 第几条事件 · 指纹 / signatures under the minutes: name (department), draft, time, event, fingerprint"
                : "包内所载签字（未获证明） / signatures as this bundle has them (not proven)");
            foreach (var signature in verdict.Signatures)
            {
                output.WriteLine($"  {signature}");
            }
        }
    }

    private static void WriteProven(Verdict verdict, TextWriter output)
    {
        output.WriteLine("✓ 验证通过 / holds");
        output.WriteLine();
        output.WriteLine("已证明 / proven");
        Item("自签名以来，包内每个文件逐字节未变。", "Every file in the bundle is to the byte as it was when it was signed.");
        Item("事件一条不多、一条不少，次序、时间、人员与所属协作均未改动。", "No event was added, taken out, moved or changed; time, person, version and collaboration stand as they were recorded.");
        Item("每位负责人的签字所覆盖的，正是包内的纪要条款。", "What each head signed is exactly the clauses in this bundle.");
        if (verdict.Materials.WithHash > 0)
        {
            Item($"{verdict.Materials.WithHash} 份附件登记了大小和 SHA-256：手中的文件若与之相符，就是当时的那一份。", $"Materials recorded with size and SHA-256: {verdict.Materials.WithHash}. A file that you hold and that has them is the one of then.");
        }

        if (verdict.IsTrusted is true)
        {
            Item("以上由您信任的密钥签名。", "All of this was signed by the key that you trust, or by one that it vouches for.");
        }

        output.WriteLine();
        output.WriteLine("不能证明 / not proven");
        if (verdict.IsTrusted is null)
        {
            Item("此密钥确属贵公司。请经其他途径核对上述指纹，或用 --key 指定公钥重新验证。", "That this key is the organisation's: compare its fingerprint over another channel, or verify again with --key.");
        }

        if (verdict.UnendorsedKeys > 0)
        {
            Item($"有 {verdict.UnendorsedKeys} 次换钥没有前一把密钥的签名。", $"{verdict.UnendorsedKeys} of the keys came without the word of the one before.");
        }

        if (verdict.ErasedWords > 0)
        {
            Item($"{verdict.ErasedWords} 段文字已按要求删除，只剩其摘要。", $"{verdict.ErasedWords} texts were erased on request; only their digests are left.");
        }

        if (verdict.Materials.All > verdict.Materials.WithHash)
        {
            var without = verdict.Materials.All - verdict.Materials.WithHash;
            Item($"{without} 份附件的内容：只登记了链接，或已按要求删除。", $"What {without} of the materials said: only their links were recorded, or all of it was erased.");
        }

        Item("导出之后是否还有新的记录；以及操作账号的人就是其本人。", "Whether more was recorded after this export, and that whoever used an account was its owner.");
        if (verdict.IsPractice)
        {
            Item("任何效力：这是体验环境的演示文件。", "Any effect: this is a practice document.");
        }

        void Item(string chinese, string english) => output.WriteLine($"  · {chinese} {english}");
    }

    /// <summary>A key that cannot be read is shown as it stands.</summary>
    private static string Shown(string key)
    {
        try
        {
            return TrustedKey.Fingerprint(key);
        }
        catch (FormatException)
        {
            return key;
        }
    }
}
