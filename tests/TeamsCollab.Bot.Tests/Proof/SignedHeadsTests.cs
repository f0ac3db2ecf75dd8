using System.Buffers.Text;
using System.Security.Cryptography;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Proof;
using TeamsCollab.Bot.Tests.FrontDoor;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Verification;

namespace TeamsCollab.Bot.Tests.Proof;

/// <summary>What is pressed ends in a chain whose heads the organisation's key has signed.</summary>
public sealed class SignedHeadsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_turn_ends_in_a_signed_head()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).RequestAsync();
        var key = await office.KeyAsync();
        var events = await office.Store.ReadEventsAsync(key, Cancellation);
        var keys = await office.Services.Keys().ReadHistoryAsync(key.Tenant, Cancellation);
        var heads = (await office.Services.Proofs().ReadAsync(key, Cancellation)).OfType<ProofEvent.HeadSigned>().ToArray();
        Assert.Equal(events[^1].Version, heads.Max(head => head.Version));
        using var known = ECDsa.Create();
        known.ImportSubjectPublicKeyInfo(Convert.FromBase64String(Assert.Single(keys.Keys).PublicKey), out _);
        foreach (var head in heads)
        {
            Assert.Equal(events[(int)head.Version - 1].Hash, head.Head);
            var statement = Statements.Head(key.Tenant, key.Id, head.Version, head.Head.Value, Statements.At(head.At), head.Key);
            Assert.True(known.VerifyData(statement, Base64Url.DecodeFromChars(head.Signature), HashAlgorithmName.SHA256));
        }
    }

    [Fact]
    public async Task A_signer_is_told_the_fingerprint_of_their_own_signature_on_the_card_that_answers_and_on_every_later_one()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        await campaign.ConfirmAsync();
        var pressed = await office.PressAsync(Campaign.SalesHead, "minutes.signOff");
        var stored = await office.Store.ReadEventsAsync(await office.KeyAsync(), Cancellation);
        var signature = stored.Single(each => StoredEvents.Read(each.Body.Span) is MinutesEvent.SignedOff);
        var told = $"{signature.Version} · {signature.Hash.ShortFingerprint}";
        Assert.Contains(FrontDoor.Cards.TextsOf(pressed.Invoke!.Value.GetProperty("value")), text => text.EndsWith(told, StringComparison.Ordinal));
        await office.PressAsync(Campaign.ProductHead, "minutes.signOff");
        Assert.Contains(FrontDoor.Cards.TextsOf(office.NewestCard(Campaign.SalesHead)), text => text.EndsWith(told, StringComparison.Ordinal));
        var heads = (await office.Services.Proofs().ReadAsync(await office.KeyAsync(), Cancellation)).OfType<ProofEvent.HeadSigned>();
        Assert.Contains(heads, head => head.Version == signature.Version && head.Head == signature.Hash);
    }

    [Fact]
    public async Task The_last_signature_is_a_signed_head_of_its_own_although_more_happens_in_the_same_turn()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        await campaign.ConfirmAsync();
        await campaign.SignAsync();
        var key = await office.KeyAsync();
        var stored = await office.Store.ReadEventsAsync(key, Cancellation);
        var last = stored.Last(each => StoredEvents.Read(each.Body.Span) is MinutesEvent.SignedOff);
        Assert.True(last.Version < stored[^1].Version);
        var heads = (await office.Services.Proofs().ReadAsync(key, Cancellation)).OfType<ProofEvent.HeadSigned>().Select(head => head.Version).ToHashSet();
        Assert.Contains(last.Version, heads);
        Assert.Contains(stored[^1].Version, heads);
    }

    [Fact]
    public async Task Signing_a_head_again_changes_nothing()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).RequestAsync();
        var key = await office.KeyAsync();
        var proofs = office.Services.Proofs();
        var before = await proofs.ReadAsync(key, Cancellation);
        var head = before.OfType<ProofEvent.HeadSigned>().Last();
        await proofs.SignHeadAsync(key, head.Version, head.Head, await office.StateAsync(key), Cancellation);
        Assert.Equal(before.Length, (await proofs.ReadAsync(key, Cancellation)).Length);
    }

    [Fact]
    public async Task Names_are_kept_as_they_were_when_people_first_took_part()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).RequestAsync();
        var key = await office.KeyAsync();
        var names = await office.Services.Proofs().ReadNamesAsync(key, Cancellation);
        Assert.Equal(Campaign.SalesHead, names[new Person(office.Id(Campaign.SalesHead))]);
        Assert.Superset((await office.StateAsync(key)).Parties.ToHashSet(), names.Keys.ToHashSet());
    }

    [Fact]
    public void The_same_events_in_another_collaboration_or_tenant_make_another_chain()
    {
        var here = StreamKey.Collaboration("tenant-1", "a");
        Assert.Equal(3, new[] { here, here with { Id = "b" }, here with { Tenant = "tenant-2" } }.Select(EventChain.Start).Distinct().Count());
    }

    [Fact]
    public void A_fingerprint_on_paper_is_the_hash_in_groups_of_four_hexadecimal_digits()
    {
        var digest = Digest.Of("abc"u8.ToArray());
        Assert.Equal("BA78 16BF 8F01 CFEA 4141 40DE 5DAE 2223 B003 61A3 9617 7A9C B410 FF61 F200 15AD", digest.Fingerprint);
        Assert.Equal("BA78 16BF 8F01 CFEA", digest.ShortFingerprint);
    }
}
