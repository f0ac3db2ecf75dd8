using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace TeamsCollab.Verification.Tests;

/// <summary>What a bundle proves, and that nothing in it can be changed unseen.</summary>
public sealed class BundleTests(RehearsedBundle real)
{
    [Fact]
    public void The_bundle_of_a_rehearsal_holds_and_a_second_verifier_agrees()
    {
        var verdict = BundleVerifier.Verify(real.Files, null);
        Assert.Empty(verdict.Findings);
        Assert.True(SecondVerifier.Holds(real.Files));
        Assert.Equal(4, verdict.Signatures.Count);
        Assert.True(verdict.IsPractice);
        Assert.Null(verdict.IsTrusted);
    }

    [Fact]
    public void A_byte_changed_anywhere_in_any_file_is_found_and_its_file_is_named()
    {
        foreach (var (path, content) in real.Files)
        {
            foreach (var at in new[] { 0, content.Length / 3, content.Length / 2, content.Length - 2, content.Length - 1 })
            {
                var changed = real.Files.ToDictionary();
                changed[path] = [.. content];
                changed[path][at] ^= 1;
                AssertNamed(path, changed);
            }
        }
    }

    [Fact]
    public void Every_single_byte_of_the_manifests_signature_counts()
    {
        var content = real.Files["manifest.signature.json"];
        for (var at = 0; at < content.Length; at++)
        {
            var changed = real.Files.ToDictionary();
            changed["manifest.signature.json"] = [.. content];
            changed["manifest.signature.json"][at] ^= 1;
            AssertNamed("manifest.signature.json", changed);
        }
    }

    [Fact]
    public void A_file_taken_out_or_put_in_is_named()
    {
        foreach (var path in real.Files.Keys.Where(path => !path.StartsWith("manifest", StringComparison.Ordinal)))
        {
            var without = real.Files.ToDictionary();
            without.Remove(path);
            AssertNamed(path, without);
        }

        AssertNamed("documents/补充协议.docx", new Dictionary<string, byte[]>(real.Files) { ["documents/补充协议.docx"] = [1] });
    }

    [Fact]
    public void A_text_changed_with_every_hash_computed_anew_is_rejected_because_the_signatures_do_not_fit()
    {
        var forged = new ForgedBundle(real.Files).ChangeText("铺货", "退货").Recomputed();
        Assert.False(SecondVerifier.Holds(forged.Files));
        var findings = BundleVerifier.Verify(forged.Files, null).Findings;
        Assert.NotEmpty(findings);
        Assert.All(findings, finding => Assert.Contains("签名", finding.Chinese, StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Place.StartsWith("heads.json", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Place.StartsWith("manifest.json", StringComparison.Ordinal));
    }

    [Fact]
    public void A_text_changed_and_signed_with_a_key_of_the_forgers_is_consistent_and_rejected_by_who_knows_our_key()
    {
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var ours = BundleVerifier.Verify(real.Files, null).SignedBy!;
        var forged = new ForgedBundle(real.Files).ChangeText("铺货", "退货").Recomputed(forger).Files;
        Assert.True(BundleVerifier.Verify(forged, null).Holds);
        Assert.True(SecondVerifier.Holds(forged));
        var verdict = BundleVerifier.Verify(forged, ours);
        Assert.False(verdict.IsTrusted);
        Assert.Equal("manifest.signature.json", Assert.Single(verdict.Findings).Place);
        Assert.False(SecondVerifier.Holds(forged, ours));
        Assert.True(BundleVerifier.Verify(real.Files, ours).IsTrusted);
        Assert.True(SecondVerifier.Holds(real.Files, ours));
    }

    [Fact]
    public void A_material_that_is_listed_otherwise_than_it_was_sealed_is_found_even_with_every_hash_and_signature_made_anew()
    {
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var forged = new ForgedBundle(real.Files);
        var materials = JsonNode.Parse(forged["materials.json"])!.AsArray();
        materials[0]!["recorded"]!["sha256"] = new string('0', 64);
        forged["materials.json"] = Encoding.UTF8.GetBytes(materials.ToJsonString());
        var files = forged.Recomputed(forger).Files;

        Assert.Equal($"materials.json {(string)materials[0]!["digest"]!}", Assert.Single(BundleVerifier.Verify(files, null).Findings).Place);
        Assert.False(SecondVerifier.Holds(files));
    }

    [Fact]
    public void The_place_of_a_changed_event_lies_between_two_signed_heads()
    {
        var lines = Encoding.UTF8.GetString(real.Files["events.jsonl"]).Split('\n');
        var at = Array.FindIndex(lines, line => line.Contains("minutes.signedOff", StringComparison.Ordinal));
        lines[at] = lines[at].Replace("\"draft\":1", "\"draft\":2", StringComparison.Ordinal);
        var changed = new Dictionary<string, byte[]>(real.Files) { ["events.jsonl"] = Encoding.UTF8.GetBytes(string.Join('\n', lines)) };
        var findings = BundleVerifier.Verify(changed, null).Findings;
        Assert.Contains(findings, finding => finding.Place == $"events.jsonl {at + 1}–{at + 1}");
        Assert.Contains(findings, finding => finding.Place == $"events.jsonl {at + 1}");
    }

    [Fact]
    public void Events_of_another_tenant_do_not_fit_although_every_event_is_real()
    {
        var moved = new ForgedBundle(real.Files).Recomputed(tenant: "another-tenant").Files;
        Assert.False(BundleVerifier.Verify(moved, null).Holds);
        Assert.False(SecondVerifier.Holds(moved));
    }

    [Fact]
    public void The_last_events_cut_off_leave_a_chain_that_the_manifest_does_not_know()
    {
        var forged = new ForgedBundle(real.Files).ChangeEvents(log => string.Join('\n', log.Split('\n')[..^3]) + "\n").Recomputed();
        Assert.False(BundleVerifier.Verify(forged.Files, null).Holds);
        Assert.False(SecondVerifier.Holds(forged.Files));
    }

    [Fact]
    public void A_signature_over_other_clauses_than_went_round_is_found_whoever_signed_the_heads()
    {
        using var insider = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var other = Convert.ToBase64String(SHA256.HashData("other clauses"u8)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        var forged = new ForgedBundle(real.Files).ChangeEvents(log => string.Join('\n', log.Split('\n').Select(line =>
            line.Contains("minutes.signedOff", StringComparison.Ordinal) ? line.Replace((string)JsonNode.Parse(line)!["content"]!, other, StringComparison.Ordinal) : line))).Recomputed(insider);
        var verdict = BundleVerifier.Verify(forged.Files, ForgedBundle.IdOf(insider));
        Assert.Equal(4, verdict.Findings.Count);
        Assert.All(verdict.Findings, finding => Assert.StartsWith("events.jsonl ", finding.Place, StringComparison.Ordinal));
        Assert.False(SecondVerifier.Holds(forged.Files));
    }

    [Fact]
    public void Erased_words_leave_a_bundle_that_holds_and_says_how_much_is_missing()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var bundle = new ForgedBundle(real.Files);
        var words = JsonNode.Parse(bundle["words.json"])!.AsArray();
        words[0] = new JsonObject { ["digest"] = (string)words[0]!["digest"]!, ["erased"] = true };
        bundle["words.json"] = Encoding.UTF8.GetBytes(words.ToJsonString());
        var verdict = BundleVerifier.Verify(bundle.Recomputed(key).Files, null);
        Assert.Empty(verdict.Findings);
        Assert.Equal(1, verdict.ErasedWords);
        Assert.True(SecondVerifier.Holds(bundle.Files));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Trust_in_an_old_key_reaches_its_successor_only_by_its_own_word(bool isEndorsed)
    {
        using var old = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var present = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var bundle = new ForgedBundle(real.Files);
        bundle.Recomputed(present, [bundle.Entry(old), bundle.Entry(present, old, isEndorsed)]);
        var verdict = BundleVerifier.Verify(bundle.Files, ForgedBundle.IdOf(old));
        Assert.Equal(isEndorsed, verdict.IsTrusted);
        Assert.Equal(isEndorsed ? 0 : 1, verdict.UnendorsedKeys);
        Assert.Equal(isEndorsed, SecondVerifier.Holds(bundle.Files, ForgedBundle.IdOf(old)));
        Assert.True(BundleVerifier.Verify(bundle.Files, ForgedBundle.IdOf(present)).IsTrusted);
        Assert.True(BundleVerifier.Verify(bundle.Files, null).Holds);
    }

    [Fact]
    public void A_succession_that_the_old_key_did_not_sign_is_rejected()
    {
        using var old = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var bundle = new ForgedBundle(real.Files);
        var entry = bundle.Entry(forger, forger);
        entry["previous"] = ForgedBundle.IdOf(old);
        bundle.Recomputed(forger, [bundle.Entry(old), entry]);
        Assert.Contains(BundleVerifier.Verify(bundle.Files, ForgedBundle.IdOf(old)).Findings, finding => finding.Place.StartsWith("keys.json", StringComparison.Ordinal));
        Assert.False(SecondVerifier.Holds(bundle.Files));
    }

    [Fact]
    public void The_verifier_needs_nothing_but_the_framework()
    {
        var referenced = typeof(BundleVerifier).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!);
        Assert.All(referenced, name => Assert.StartsWith("System.", name, StringComparison.Ordinal));
    }

    private static void AssertNamed(string path, IReadOnlyDictionary<string, byte[]> changed)
    {
        Assert.False(SecondVerifier.Holds(changed));
        Assert.Contains(Judged(changed), finding => finding.Place.Contains(path, StringComparison.Ordinal));
    }

    private static IReadOnlyList<Finding> Judged(IReadOnlyDictionary<string, byte[]> changed) => BundleVerifier.Verify(changed, null).Findings;
}
