using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Bot.Documents;
using TeamsCollab.Process;
using TeamsCollab.Process.Memorandum;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Substitution;
using TeamsCollab.Verification;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Heads who are away or have left while their signature is waited for (B19).</summary>
public sealed class SubstitutionTests
{
    /// <summary>Of 销售部, with no part in the collaboration.</summary>
    private const string Deputy = "钱多多";

    /// <summary>Of 产品部.</summary>
    private const string Stranger = "高原";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_named_substitute_of_an_absent_head_is_asked_signs_in_their_place_and_everybody_reads_so()
    {
        await using var office = await RunningOffice.StartAsync();
        office.Office.Announce(Campaign.SalesHead, RunningOffice.At(6, 10, 0), RunningOffice.At(6, 13, 0), "休假");
        await NamedOnTheCardAsync(office);
        var campaign = await ConfirmedAsync(office);

        Assert.Contains(Cards.TextsOf(office.NewestCard(Deputy)), text => text.Contains($"{Campaign.SalesHead} 不在岗 至 6月13日", StringComparison.Ordinal) && text.Contains($"已告知：{Campaign.Asker}、{Campaign.SalesHead}", StringComparison.Ordinal));
        await office.PressAsync(Deputy, "minutes.signOff");
        await office.SayAsync(Deputy, $"签字 {await campaign.NumberAsync()} v1");
        foreach (var head in Campaign.Heads.Where(head => head != Campaign.SalesHead))
        {
            await office.PressAsync(head, "minutes.signOff");
        }

        var signed = Assert.Single(await SignedAsync(office), each => each.OnBehalf is not null);
        Assert.Equal((office.Id(Deputy), office.Id(Campaign.SalesHead), "head"), (signed.By.Id, signed.OnBehalf!.Head.Id, signed.OnBehalf.Source));
        Assert.Equal([new Department("销售部")], signed.Departments);
        Assert.Equal(MinutesStatus.InForce, (await office.StateAsync(await office.KeyAsync())).Minutes.Status);
        await office.SayAsync(Campaign.Asker, $"签字 {await campaign.NumberAsync()}");
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.Contains($"{Deputy}（代 {Campaign.SalesHead}）", StringComparison.Ordinal));
    }

    /// <summary>Opened by text, refused in both languages, named, taken back and named again.</summary>
    private static async Task NamedOnTheCardAsync(RunningOffice office)
    {
        await office.SayAsync(Campaign.SalesHead, "代理人");
        Assert.Contains("“代理人”中没有这个选项：王建国。", await AnswerAsync("substitute.name", office.Id(Campaign.SalesHead)), StringComparison.Ordinal);
        await office.SayAsync(Campaign.SalesHead, "English");
        await office.SayAsync(Campaign.SalesHead, "substitute");
        Assert.StartsWith("The directory does not know", await AnswerAsync("substitute.name", "00000000-0000-0000-0000-000000000000"), StringComparison.Ordinal);
        var nobody = await office.Wire.SendAsync(await office.InvokeAsync(Campaign.SalesHead, "substitute.name", new JsonObject { ["verb"] = "substitute.name", ["once"] = "1" }));
        Assert.StartsWith("Please fill in “Substitute”", nobody.Says, StringComparison.Ordinal);
        await office.SayAsync(Campaign.SalesHead, "中文");
        await office.SayAsync(Campaign.SalesHead, "代理人");
        Assert.Contains(Deputy, await AnswerAsync("substitute.name", office.Id(Deputy)), StringComparison.Ordinal);
        Assert.StartsWith("您没有指定代理人", await AnswerAsync("substitute.takeBack", null), StringComparison.Ordinal);
        Assert.Contains(Deputy, await AnswerAsync("substitute.name", office.Id(Deputy)), StringComparison.Ordinal);

        async Task<string> AnswerAsync(string verb, string? substitute)
        {
            var pressed = await office.TryPressAsync(Campaign.SalesHead, verb, substitute is null ? [] : [("substitute", substitute)]);
            return Cards.SentenceOf(pressed.Invoke!.Value.GetProperty("value"))!;
        }
    }

    [Fact]
    public async Task A_substitute_of_the_other_side_or_the_requester_is_neither_asked_nor_believed()
    {
        await using var office = await RunningOffice.StartAsync(("Organisation:Departments:销售部:Substitute", "57101570-7984-55a9-a108-c33e18bc4939"));
        office.Office.Announce(Campaign.SalesHead, RunningOffice.At(6, 10, 0), RunningOffice.At(6, 13, 0), "休假");
        await office.SayAsync(Campaign.SalesHead, $"代理人 {Campaign.Product}");
        var campaign = await ConfirmedAsync(office);
        Assert.Empty((await office.StateAsync(await office.KeyAsync())).StandIns);
        await RefusedAsync(office, campaign, Campaign.Product, "您属于协作的另一方（产品部）");

        await office.SayAsync(Campaign.SalesHead, $"代理人 {Campaign.Asker}");
        Assert.Empty((await office.StateAsync(await office.KeyAsync())).StandIns);
        await RefusedAsync(office, campaign, Campaign.Asker, "您是本次协作的发起人");
        await office.SayAsync(Stranger, $"签字 {await campaign.NumberAsync()} v1");
        Assert.DoesNotContain(await SignedAsync(office), each => each.By.Id == office.Id(Stranger));
    }

    [Fact]
    public async Task When_the_head_is_back_the_substitute_can_no_longer_sign()
    {
        await using var office = await RunningOffice.StartAsync();
        office.Office.Announce(Campaign.SalesHead, RunningOffice.At(6, 10, 0), RunningOffice.At(6, 12, 0), "休假");
        await office.SayAsync(Campaign.SalesHead, $"代理人 {Campaign.Sales}");
        var campaign = await ConfirmedAsync(office);
        Assert.Single((await office.StateAsync(await office.KeyAsync())).StandIns);
        await office.UntilAsync(6, 12, 9, 30);
        await RefusedAsync(office, campaign, Campaign.Sales, "的外出已结束");
        await office.PressAsync(Campaign.SalesHead, "minutes.signOff");
        Assert.Null(Assert.Single(await SignedAsync(office)).OnBehalf);
    }

    [Fact]
    public async Task A_head_who_comes_back_early_signs_and_the_substitute_is_told_that_it_is_done()
    {
        await using var office = await RunningOffice.StartAsync();
        office.Office.Announce(Campaign.SalesHead, RunningOffice.At(6, 10, 0), RunningOffice.At(6, 14, 0), "休假");
        await office.SayAsync(Campaign.SalesHead, $"代理人 {Campaign.Sales}");
        var campaign = await ConfirmedAsync(office);
        await office.PressAsync(Campaign.SalesHead, "minutes.signOff");
        await RefusedAsync(office, campaign, Campaign.Sales, "不由您处理");
        Assert.Single(await SignedAsync(office));
    }

    [Fact]
    public async Task Who_names_a_substitute_from_a_holiday_has_them_asked_at_once()
    {
        await using var office = await RunningOffice.StartAsync();
        office.Office.Announce(Campaign.SalesHead, RunningOffice.At(6, 10, 0), RunningOffice.At(6, 14, 0), "休假");
        await ConfirmedAsync(office);
        Assert.Empty((await office.StateAsync(await office.KeyAsync())).StandIns);
        await office.SayAsync(Campaign.SalesHead, $"代理人 {Deputy}");
        await office.PressAsync(Deputy, "minutes.signOff");
        Assert.Equal(office.Id(Deputy), Assert.Single(await SignedAsync(office)).By.Id);
    }

    [Fact]
    public async Task When_a_head_leaves_the_administrators_substitute_signs_and_what_others_signed_stays()
    {
        await using var office = await RunningOffice.StartAsync(("Organisation:Departments:销售部:Substitute", "a159df6c-d486-50f8-ba94-7dff8bc5e8cd"));
        await ConfirmedAsync(office);
        await office.PressAsync(Campaign.ProductHead, "minutes.signOff");
        office.Office.Leave(Campaign.SalesHead);
        office.Office.Leave(Campaign.ProductHead);
        await office.UntilAsync(6, 13, 10);
        await office.PressAsync(Deputy, "minutes.signOff");
        var signed = await SignedAsync(office);
        Assert.Equal([(office.Id(Campaign.ProductHead), false), (office.Id(Deputy), true)], signed.Select(each => (each.By.Id, each.OnBehalf?.IsGone is true)));
        Assert.Equal(2, (await office.StateAsync(await office.KeyAsync())).Minutes.Signatures.Given.Length);
    }

    [Fact]
    public async Task When_a_head_leaves_and_has_a_successor_the_successor_signs_as_the_head()
    {
        await using var office = await RunningOffice.StartAsync();
        await ConfirmedAsync(office);
        office.Office.Leave(Campaign.SalesHead, Deputy);
        office.Machine.Leap(TimeSpan.FromMinutes(11));
        await office.UntilAsync(6, 13, 10);
        await office.PressAsync(Deputy, "minutes.signOff");
        var signed = Assert.Single(await SignedAsync(office));
        Assert.Equal((office.Id(Deputy), null), (signed.By.Id, signed.OnBehalf));
        Assert.Equal([new Department("销售部")], signed.Departments);
        var replaced = Assert.Single((await office.EventsAsync(await office.KeyAsync())).OfType<SubstitutionEvent.HeadReplaced>());
        Assert.Equal((office.Id(Campaign.SalesHead), office.Id(Deputy)), (replaced.Before.Id, replaced.Now.Id));
    }

    [Fact]
    public async Task The_memorandum_is_signed_by_a_substitute_as_the_minutes_are_and_verify_says_for_whom()
    {
        await using var office = await RunningOffice.StartAsync();
        office.Office.Announce(Campaign.SalesHead, RunningOffice.At(6, 3, 0), RunningOffice.At(6, 20, 0), "休假");
        await office.SayAsync(Campaign.SalesHead, $"代理人 {Deputy}");
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        await campaign.ProposeMemorandumAsync(false, "首批铺货率≥95%");
        foreach (var signer in Campaign.Heads.Select(head => head == Campaign.SalesHead ? Deputy : head))
        {
            await office.PressAsync(signer, "memorandum.signOff");
        }

        var state = await office.StateAsync(await office.KeyAsync());
        Assert.Equal(MemorandumStatus.InForce, state.Memorandum.Status);
        Assert.Equal(new Person(office.Id(Deputy)), state.Memorandum.Signatures.Given.Single(consent => consent.By.Id == office.Id(Campaign.SalesHead)).Through);
        var record = await office.Services.GetRequiredService<RecordReader>().ReadAsync(await office.KeyAsync(), null, Cancellation);
        var bundle = Unpacked(await office.Services.GetRequiredService<BundleWriter>().WriteAsync(record!, Cancellation));
        var verdict = BundleVerifier.Verify(bundle, null);
        Assert.Empty(verdict.Findings);
        Assert.Contains(verdict.Signatures, signature => signature.Contains($"{Deputy}（代 {Campaign.SalesHead}）（销售部）", StringComparison.Ordinal));
    }

    private static async Task RefusedAsync(RunningOffice office, Campaign campaign, string person, string why)
    {
        var before = (await SignedAsync(office)).Length;
        var answer = await office.SayAsync(person, $"签字 {await campaign.NumberAsync()} v1");
        Assert.Contains(Cards.TextsOf(answer), text => text.Contains(why, StringComparison.Ordinal));
        Assert.Equal(before, (await SignedAsync(office)).Length);
    }

    private static async Task<MinutesEvent.SignedOff[]> SignedAsync(RunningOffice office) =>
        [.. (await office.EventsAsync(await office.KeyAsync())).OfType<MinutesEvent.SignedOff>()];

    private static async Task<Campaign> ConfirmedAsync(RunningOffice office)
    {
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        await campaign.TakeOnAsync();
        await campaign.ConfirmAsync();
        return campaign;
    }

    private static Dictionary<string, byte[]> Unpacked(byte[] bundle)
    {
        using var zip = new ZipArchive(new MemoryStream(bundle));
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = entry.Open();
            using var read = new MemoryStream();
            content.CopyTo(read);
            return read.ToArray();
        });
    }
}
