using TeamsCollab.Process;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>A complaint that cannot wait: telephone first, the urgent lane, the meeting the same morning, and the written record afterwards (R04, N03, B26).</summary>
public sealed class UrgentProblemTests
{
    [Fact]
    public async Task An_urgent_problem_goes_from_the_call_to_the_paid_debt()
    {
        await using var office = await CalledAsync();
        var asked = Cards.TextsOf(office.NewestCard(Campaign.Sales)).ToArray();
        Assert.Contains("接受加急", asked);
        Assert.Contains(asked, text => text.StartsWith("✓ 已电话沟通：6月3日 周一 09", StringComparison.Ordinal) && text.EndsWith("D1 书面记录待补办", StringComparison.Ordinal));
        Assert.Contains("补办书面记录", string.Join('\n', Cards.TextsOf(await office.SayAsync(Campaign.Asker, "我的"))), StringComparison.Ordinal);

        await office.PressAsync(Campaign.Sales, "request.takeLane");
        await office.PressAsync(Campaign.Sales, "request.accept", ("decisionMaker", office.Id(Campaign.SalesHead)), ("executor", office.Id(Campaign.Sales)));
        await office.PressAsync(Campaign.Asker, "meeting.arrange", ("date", "2024-06-03"), ("start", "10:30"), ("minutes", "60"), ("form", "online"));
        await office.PressAsync(Campaign.Asker, "meeting.sendAgenda");
        await office.UntilAsync(6, 3, 11, 35);
        await office.PressAsync(Campaign.Asker, "meeting.end", ("heldOn", "2024-06-03"), ("startedAt", "10:30"), ("endedAt", "11:30"));
        await office.PressAsync(Campaign.Asker, "minutes.write", ("points", "销售部:当天 15:00 前到仓"), ("agreed", "6 月 4 日 10:00 前给出批次结论"));
        await office.PressAsync(
            Campaign.Asker, "minutes.writeTask", ("what", "到仓排查"), ("owner", office.Id(Campaign.Sales)), ("due", "2024-06-04"), ("how", "抽检 3 批"), ("standard", "每批 20 件"), ("rhythm", "daily"));
        await office.PressAsync(Campaign.Asker, "minutes.circulate");
        var confirming = (await office.StateAsync(await office.KeyAsync())).Awaiting.First(item => item.Card is CardName.MinutesConfirm);
        Assert.Equal(new DateTimeOffset(2024, 6, 3, 15, 35, 0, TimeSpan.FromHours(8)), confirming.DueAt!.Value, TimeSpan.FromMinutes(2));

        // Half of the two working days has gone: the record is asked for, and handed in on that very card.
        await office.UntilAsync(6, 4, 14);
        Assert.Contains("请您补办这次电话沟通的书面记录", Cards.TextsOf(office.NewestCard(Campaign.Asker)));
        await office.PressAsync(Campaign.Asker, "dialog.start");
        await office.PressAsync(Campaign.Asker, "dialog.next", ("record", "赵敏同意当天派 2 人到仓，15:00 前到达"));
        await office.Office.SendFileAsync(Campaign.Asker, "投诉照片.jpg", [1, 2, 3], cancellation: TestContext.Current.CancellationToken);
        Assert.StartsWith("投诉照片.jpg http", Cards.InputOf(office.NewestCard(Campaign.Asker), "materials"), StringComparison.Ordinal);
        await office.PressAsync(Campaign.Asker, "dialog.next");
        await office.PressAsync(Campaign.Asker, "dialog.next");

        var key = await office.KeyAsync();
        var request = (await office.StateAsync(key)).Request;
        var photo = Assert.Single(request.Debts[0].Materials);
        Assert.Equal("3", (await office.Store.ReadWordsAsync(key, [photo.Words.Digest], TestContext.Current.CancellationToken)).Read(photo.Words, "size"));
        Assert.Null(request.OpenDebt);
        Assert.Equal(LaneStands.Taken, request.Receptions[0].Lane);
        Assert.Contains(office.Office.MessagesOf(Campaign.Sales), message => message.Cards.Count > 0
            && Cards.TextsOf(message.CardsFor(office.Id(Campaign.Sales))[0]).Any(text => text.StartsWith("赵敏同意当天派 2 人到仓", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Materials_that_come_with_the_record_of_the_call_stand_on_the_agenda_of_whoever_is_to_read_them()
    {
        await using var office = await CalledAsync();
        await office.PressAsync(Campaign.Sales, "request.takeLane");
        await office.PressAsync(Campaign.Sales, "request.accept", ("decisionMaker", office.Id(Campaign.SalesHead)), ("executor", office.Id(Campaign.Sales)));
        await office.PressAsync(Campaign.Asker, "meeting.arrange", ("date", "2024-06-03"), ("start", "15:00"), ("minutes", "60"), ("form", "online"));
        await office.PressAsync(Campaign.Asker, "meeting.sendAgenda");
        var agenda = office.NewestMessage(Campaign.SalesHead).Id;

        await office.OpenAsync(Campaign.Asker, "requestPaperwork", "D1");
        await office.PressAsync(Campaign.Asker, "request.payDebt", ("record", "赵敏同意当天派 2 人到仓"), ("materials", "投诉照片 https://files.example.cn/1"));

        var shown = office.Office.MessagesOf(Campaign.SalesHead).Single(message => message.Id == agenda).CardsFor(office.Id(Campaign.SalesHead))[0];
        Assert.Contains("meeting.read", shown.GetRawText(), StringComparison.Ordinal);
        Assert.Contains(Cards.TextsOf(shown), text => text.Contains("投诉照片", StringComparison.Ordinal));
    }

    /// <summary>销售部 was called and then asked in writing.</summary>
    private static async Task<RunningOffice> CalledAsync()
    {
        var office = await RunningOffice.StartAsync();
        await office.UntilAsync(6, 3, 9, 30);
        await office.SayAsync(Campaign.Asker, "发起");
        await office.PressAsync(
            Campaign.Asker,
            "request.submit",
            ("title", "华东客户投诉批量漏液"),
            ("kind", "problemSolving"),
            ("what", "当天派人到仓库排查漏液批次"),
            ("why", "3 家门店已停售"),
            ("standard", "24 小时内确认批次与原因"),
            ("wantedBy", "2024-06-04"),
            ("urgency", "urgent"),
            ("importance", "important"),
            ("receivers", "销售部"),
            ("contacts", $"销售部|{office.Id(Campaign.Sales)}"),
            ("calledWith", $"销售部|{office.Id(Campaign.Sales)}"),
            ("calledDate", "2024-06-03"),
            ("calledTime", "09:20"));
        return office;
    }
}
