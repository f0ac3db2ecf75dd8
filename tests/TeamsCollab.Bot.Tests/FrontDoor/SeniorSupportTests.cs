namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Who may be asked for senior support: company management as the directory has it, or as the settings name it (R13).</summary>
public sealed class SeniorSupportTests
{
    [Fact]
    public async Task Somebody_outside_management_and_somebody_unknown_are_refused_by_name()
    {
        await using var office = await RunningOffice.StartAsync();

        Assert.Equal("陈思远 不在公司管理层名单中。请从列表中选择。", await AnswerAsync(office, office.Id(Campaign.MarketingHead)));
        Assert.Contains("00000000", await AnswerAsync(office, "00000000-0000-0000-0000-000000000001"), StringComparison.Ordinal);
        Assert.Equal(0, await office.CountEventsAsync());

        await AnswerAsync(office, office.Id("何美玲"));
        Assert.Equal(office.Id("何美玲"), (await office.StateAsync(await office.KeyAsync())).Request.Executive!.Value.Id);
    }

    [Fact]
    public async Task The_settings_may_name_who_it_is()
    {
        string named, other;
        await using (var directory = await RunningOffice.StartAsync())
        {
            (named, other) = (directory.Id(Campaign.MarketingHead), directory.Id("何美玲"));
        }

        await using var office = await RunningOffice.StartAsync(("Organisation:Management:0", named.ToUpperInvariant()));

        Assert.Equal("何美玲 不在公司管理层名单中。请从列表中选择。", await AnswerAsync(office, other));
        await AnswerAsync(office, named);
        Assert.Equal(named, (await office.StateAsync(await office.KeyAsync())).Request.Executive!.Value.Id);
    }

    /// <summary>Asks for this person's support; what the form or the overview then says first.</summary>
    private static async Task<string> AnswerAsync(RunningOffice office, string executive)
    {
        await office.SayAsync(Campaign.Asker, "发起");
        await office.TryPressAsync(
            Campaign.Asker,
            "request.submit",
            ("title", "卖点手册"),
            ("kind", "projectDelivery"),
            ("milestones", "6月20日 初稿"),
            ("what", "提供卖点手册"),
            ("why", "销售铺货要用"),
            ("standard", "20 页"),
            ("wantedBy", "2024-06-28"),
            ("urgency", "normal"),
            ("importance", "important"),
            ("executive", executive),
            ("receivers", "产品部"),
            ("materials", "卖点清单 https://contoso.example/points"));
        return Cards.SentenceOf(office.NewestCard(Campaign.Asker)) ?? string.Empty;
    }
}
