using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace TeamsCollab.Verification.Tests;

/// <summary>Consents beside those of the minutes: the memorandum, applications, and what both sides agreed to change. Added to a real record by an insider who signs whatever they like.</summary>
public sealed class ConsentTests(RehearsedBundle real)
{
    private static readonly string Goal = Digest("goal");
    private static readonly string Name = Digest("name");
    private static readonly string Form = Digest("form");
    private static readonly string Reason = Digest("reason");

    [Fact]
    public void Consents_that_cover_what_went_round_hold_for_both_verifiers()
    {
        using var insider = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var bundle = With(insider, Consents());
        var verdict = BundleVerifier.Verify(bundle, ForgedBundle.IdOf(insider));

        Assert.Empty(verdict.Findings);
        Assert.True(SecondVerifier.Holds(bundle, ForgedBundle.IdOf(insider)));
        Assert.Contains(verdict.Signatures, signature => signature.StartsWith("协作备忘录 ", StringComparison.Ordinal));
        Assert.Contains(verdict.Signatures, signature => signature.StartsWith("B1 ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_signature_in_somebodys_place_and_a_reservation_are_in_the_words_of_the_verdict()
    {
        using var insider = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var consents = Consents();
        var signed = consents.Single(consent => (string)consent["type"]! == "memorandum.signedOff.v1");
        signed["onBehalf"] = new JsonObject { ["head"] = "the-head", ["headName"] = Digest("head"), ["isGone"] = false, ["source"] = "head", ["readAt"] = "2024-07-20T10:00:00+08:00" };
        signed["reserved"] = new JsonArray("M1");
        signed["reservation"] = Reason;
        var bundle = With(insider, consents);
        var verdict = BundleVerifier.Verify(bundle, ForgedBundle.IdOf(insider));

        Assert.Empty(verdict.Findings);
        Assert.True(SecondVerifier.Holds(bundle, ForgedBundle.IdOf(insider)));
        var words = Assert.Single(verdict.Signatures, signature => signature.StartsWith("协作备忘录 ", StringComparison.Ordinal));
        Assert.Contains("somebody（代 the-head）（市场部）", words, StringComparison.Ordinal);
        Assert.Contains("保留意见 M1", words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("memorandum.proposed.v1")]
    [InlineData("memorandum.signedOff.v1")]
    [InlineData("procedure.applied.v1")]
    [InlineData("procedure.agreed.v1")]
    [InlineData("procedure.changeProposed.v1")]
    [InlineData("procedure.changeAgreed.v1")]
    public void A_consent_to_something_else_is_found_by_both_and_its_place_is_named(string type)
    {
        using var insider = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var consents = Consents();
        consents.Single(consent => (string)consent["type"]! == type)["content"] = Digest("something else");
        var bundle = With(insider, consents);
        var at = Encoding.UTF8.GetString(bundle["events.jsonl"]).Split('\n').ToList().FindIndex(line => line.Contains(type, StringComparison.Ordinal)) + 1;

        Assert.Contains(BundleVerifier.Verify(bundle, null).Findings, finding => finding.Place == $"events.jsonl {at}");
        Assert.False(SecondVerifier.Holds(bundle));
    }

    private JsonObject[] Consents()
    {
        var form = Digest($"B1:{Form}\n");
        var change = Digest($"change\nB1:{Form}\nredate\n2024-07-05\nT1:{WordingOf("T1")}\n{Reason}\n");
        return
        [
            Event("memorandum.proposed.v1", ("draft", 1), ("clauses", new JsonArray(new JsonObject { ["kind"] = "goal", ["clause"] = new JsonObject { ["id"] = "M1", ["wording"] = Goal } })), ("content", Digest($"M1:{Goal}\n"))),
            Event("memorandum.signedOff.v1", ("draft", 1), ("by", "somebody"), ("departments", new JsonArray("市场部")), ("name", Name), ("content", Digest($"M1:{Goal}\n"))),
            Event("memorandum.tookEffect.v1", ("draft", 1)),
            Event("procedure.applied.v1", ("id", "B1"), ("words", Form), ("content", form)),
            Event("procedure.agreed.v1", ("id", "B1"), ("by", "somebody"), ("name", Name), ("content", form)),
            Event("procedure.changeProposed.v1", ("id", "B1"), ("outcome", "redate"), ("dueOn", "2024-07-05"), ("tasks", new JsonArray("T1")), ("reason", Reason), ("content", change)),
            Event("procedure.changeAgreed.v1", ("id", "B1"), ("content", change)),
        ];
    }

    /// <summary>The clause as it stood when the minutes last went round; nobody wrote one after that.</summary>
    private string WordingOf(string clause) => Encoding.UTF8.GetString(real.Files["events.jsonl"]).Split('\n')
        .Where(line => line.Contains("\"minutes.written.v1\"", StringComparison.Ordinal))
        .SelectMany(line => JsonNode.Parse(line)!["clauses"]!.AsArray())
        .Select(each => each!["clause"]!)
        .Last(each => (string)each["id"]! == clause)["wording"]!.GetValue<string>();

    private IReadOnlyDictionary<string, byte[]> With(ECDsa insider, JsonObject[] more)
    {
        var forged = new ForgedBundle(real.Files).ChangeEvents(log => log + string.Concat(more.Select(consent => consent.ToJsonString() + "\n")));
        var heads = JsonNode.Parse(forged["heads.json"])!.AsArray();
        heads.Add(new JsonObject { ["version"] = Encoding.UTF8.GetString(forged["events.jsonl"]).Count(each => each == '\n'), ["head"] = "", ["at"] = "2026-11-22T08:00:00Z", ["key"] = "", ["signature"] = "" });
        forged["heads.json"] = Encoding.UTF8.GetBytes(heads.ToJsonString());
        return forged.Recomputed(insider).Files;
    }

    private static JsonObject Event(string type, params (string Name, JsonNode Value)[] members)
    {
        var made = new JsonObject { ["type"] = type };
        foreach (var (name, value) in members)
        {
            made[name] = value;
        }

        made["at"] = "2024-07-20T10:00:00+08:00";
        return made;
    }

    private static string Digest(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
