using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace TeamsCollab.Verification.Tests;

/// <summary>The command as people and scripts use it, and the files that somebody may hand to it.</summary>
public sealed class VerifyCommandTests(RehearsedBundle real) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("teamscollab-verify-");

    [Fact]
    public void A_bundle_that_holds_exits_with_0_and_says_what_it_cannot_prove_without_a_key()
    {
        var (code, output, _) = Run(real.Path);
        Assert.Equal(0, code);
        Assert.Contains("✓ 验证通过 / holds", output, StringComparison.Ordinal);
        Assert.Contains("That this key is the organisation's", output, StringComparison.Ordinal);
        Assert.Contains("演示文件·不具效力", output, StringComparison.Ordinal);
        Assert.Contains("陈思远（市场部） v1", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_fingerprint_that_it_prints_can_be_trusted_the_next_time_in_any_spelling()
    {
        var id = BundleVerifier.Verify(real.Files, null).SignedBy!;
        var fingerprint = TrustedKey.Fingerprint(id);
        foreach (var spelling in new[] { fingerprint, fingerprint.ToLowerInvariant(), fingerprint.Replace(' ', ':'), fingerprint.Replace(" ", string.Empty, StringComparison.Ordinal), id })
        {
            var (code, output, _) = Run(real.Path, "--key", spelling);
            Assert.Equal(0, code);
            Assert.Contains("by the key that you trust", output, StringComparison.Ordinal);
            Assert.DoesNotContain("That this key is the organisation's", output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_public_key_file_can_be_trusted_and_another_one_exits_with_1()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var file = Write("other.pem", Encoding.ASCII.GetBytes(other.ExportSubjectPublicKeyInfoPem()));
        var (code, output, _) = Run(real.Path, "--key", file);
        Assert.Equal(1, code);
        Assert.Contains("manifest.signature.json", output, StringComparison.Ordinal);
        var forged = Zip(new ForgedBundle(real.Files).Recomputed(other).Files);
        Assert.Equal(0, Run(Write("forged.zip", forged), "--key", file).Code);
    }

    [Theory]
    [InlineData("")]
    [InlineData("BA78 16BF 8F01 CFEA")]
    [InlineData("/no/such/file.pem")]
    public void What_is_no_whole_key_is_no_key(string key) => Assert.Equal(2, Run(real.Path, "--key", key).Code);

    [Fact]
    public void A_changed_bundle_exits_with_1_and_names_the_place_and_does_not_call_its_signatures_proven()
    {
        var changed = real.Files.ToDictionary();
        changed["documents/会议纪要.docx"] = [.. changed["documents/会议纪要.docx"][..^1], 1];
        var (code, output, _) = Run(Write("changed.zip", Zip(changed)));
        Assert.Equal(1, code);
        Assert.Contains("✗ documents/会议纪要.docx: 文件内容已被改动。 The file was changed.", output, StringComparison.Ordinal);
        Assert.Contains("未获证明", output, StringComparison.Ordinal);
        Assert.DoesNotContain("✓ 验证通过", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_packed_anew_and_compressed_holds_all_the_same() => Assert.Equal(0, Run(Write("again.zip", Zip(real.Files, CompressionLevel.SmallestSize))).Code);

    [Fact]
    public void A_wrong_call_or_a_missing_file_exits_with_2()
    {
        Assert.Equal(2, Run().Code);
        Assert.Equal(2, Run("--nonsense").Code);
        Assert.Equal(2, Run("a.zip", "b.zip").Code);
        Assert.Contains("cannot be read", Run(Path.Combine(_folder.FullName, "none.zip")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Asked_for_help_it_says_how_it_is_called()
    {
        var asked = Run("--help");
        Assert.Equal(0, asked.Code);
        Assert.Equal(VerifyCommand.Usage, asked.Output.Trim());
    }

    [Theory]
    [InlineData("../../etc/passwd", "Unsafe file name")]
    [InlineData("/etc/passwd", "Unsafe file name")]
    [InlineData("documents/..\\..\\evil", "Unsafe file name")]
    [InlineData("C:/evil", "Unsafe file name")]
    [InlineData("documents//x", "Unsafe file name")]
    [InlineData("events.jsonl", "The same file twice")]
    public void Hostile_names_are_refused_in_words(string name, string words)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in real.Files.Select(file => (file.Key, file.Value)).Append((name, [1])))
            {
                using var entry = archive.CreateEntry(path).Open();
                entry.Write(content);
            }
        }

        var (code, _, error) = Run(Write("hostile.zip", zip.ToArray()));
        Assert.Equal(2, code);
        Assert.Contains(words, error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_fills_the_memory()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("events.jsonl", CompressionLevel.SmallestSize).Open();
            var megabyte = new byte[1 << 20];
            for (var count = 0; count < 80; count++)
            {
                entry.Write(megabyte);
            }
        }

        Assert.InRange(zip.Length, 1, 200_000);
        Assert.Contains("zip bomb", Run(Write("bomb.zip", zip.ToArray())).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Too_many_files_are_refused() =>
        Assert.Contains("more than the", Run(Write("many.zip", Zip(Enumerable.Range(0, 201).ToDictionary(number => $"f{number}", _ => Array.Empty<byte>())))).Error, StringComparison.Ordinal);

    [Theory]
    [InlineData("PK")]
    [InlineData("这不是压缩文件")]
    [InlineData("")]
    public void What_is_no_zip_file_is_refused(string content) => Assert.Equal(2, Run(Write("no.zip", Encoding.UTF8.GetBytes(content))).Code);

    [Fact]
    public void A_zip_file_cut_off_anywhere_never_holds_and_never_crashes()
    {
        var whole = File.ReadAllBytes(real.Path);
        for (var part = 0; part < 16; part++)
        {
            Assert.NotEqual(0, Run(Write("part.zip", whole[..(whole.Length * part / 16)])).Code);
        }
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"teamscollab.bundle.v1\"")]
    [InlineData("{\"format\":\"teamscollab.bundle.v1\",\"files\":1}")]
    [InlineData("{\"format\":\"teamscollab.bundle.v1\",\"tenant\":\"a\\nb\",\"collaboration\":\"c\",\"number\":\"n\",\"version\":1e99,\"head\":\"h\",\"files\":[{}]}")]
    [InlineData("{\"format\":\"teamscollab.bundle.v1\",\"format\":\"teamscollab.bundle.v1\"}")]
    public void Nonsense_in_any_json_file_is_a_finding_and_no_crash(string nonsense)
    {
        foreach (var path in real.Files.Keys.Where(path => path.EndsWith(".json", StringComparison.Ordinal) || path.EndsWith(".jsonl", StringComparison.Ordinal)))
        {
            var changed = real.Files.ToDictionary();
            changed[path] = Encoding.UTF8.GetBytes(nonsense + "\n");
            Assert.NotEqual(0, Run(Write("nonsense.zip", Zip(changed))).Code);
        }
    }

    [Fact]
    public void Json_nested_without_end_is_a_finding()
    {
        var changed = new Dictionary<string, byte[]>(real.Files) { ["words.json"] = Encoding.UTF8.GetBytes(new string('[', 100_000)) };
        Assert.Contains("words.json", Run(Write("deep.zip", Zip(changed))).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_bundle_of_a_later_format_is_refused_and_not_judged()
    {
        var later = new Dictionary<string, byte[]>(real.Files) { ["manifest.json"] = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(real.Files["manifest.json"]).Replace("bundle.v1", "bundle.v2", StringComparison.Ordinal)) };
        var (code, _, error) = Run(Write("later.zip", Zip(later)));
        Assert.Equal(2, code);
        Assert.Contains("newer version", error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static (int Code, string Output, string Error) Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (VerifyCommand.Run(args, output, error), output.ToString(), error.ToString());
    }

    private string Write(string name, byte[] content)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    private static byte[] Zip(IReadOnlyDictionary<string, byte[]> files, CompressionLevel level = CompressionLevel.NoCompression)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in files)
            {
                using var entry = archive.CreateEntry(path, level).Open();
                entry.Write(content);
            }
        }

        return zip.ToArray();
    }
}
