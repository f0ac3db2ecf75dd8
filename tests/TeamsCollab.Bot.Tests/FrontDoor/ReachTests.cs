using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Office;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>People without the app, people who blocked it, and a Teams that says no: nothing is lost, and no clock starts before delivery.</summary>
public sealed class ReachTests
{
    [Fact]
    public async Task A_receiver_without_the_app_has_no_clock_until_the_app_was_installed_for_them()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync("客服部", $"客服部|{office.Id("罗丹")}");
        var key = await office.KeyAsync();
        Assert.Single((await office.EventsAsync(key)).OfType<RequestEvent.Undeliverable>());

        await office.Office.SettledAsync();
        await office.DrainAsync();

        var delivered = Assert.Single((await office.EventsAsync(key)).OfType<RequestEvent.Delivered>());
        Assert.True(delivered.At >= RunningOffice.Beginning);
        await office.PressAsync("罗丹", "request.decline", ("reason", "人手不足"));
    }

    [Theory]
    [InlineData(429, true)]
    [InlineData(503, true)]
    [InlineData(503, false)]
    public async Task A_Graph_too_busy_to_install_the_app_is_asked_again_before_anybody_is_told_that_it_failed(int status, bool comesBack)
    {
        await using var office = await RunningOffice.StartAsync();
        office.Office.Faults.Fail(OfficeDoor.Graph, status, 1000, "installedApps");
        await new Campaign(office).SubmitAsync("客服部", $"客服部|{office.Id("罗丹")}");
        var key = await office.KeyAsync();
        Assert.Empty((await office.EventsAsync(key)).OfType<RequestEvent.Undeliverable>());

        if (comesBack)
        {
            office.Office.Faults.Clear();
        }

        await office.CarryOutLaterAsync(TimeSpan.FromHours(1));
        await office.Office.SettledAsync();
        await office.DrainAsync();

        var (delivered, mails) = ((await office.EventsAsync(key)).OfType<RequestEvent.Delivered>().Count(), office.Office.MessagesOf("罗丹").Count(message => message.Kind == "mail"));
        Assert.Equal(comesBack ? (1, 0) : (0, 1), (delivered, mails));
        Assert.Single((await office.EventsAsync(key)).OfType<RequestEvent.Undeliverable>());
    }

    [Fact]
    public async Task What_Graph_did_without_saying_so_is_not_done_twice()
    {
        await using var office = await RunningOffice.StartAsync();
        office.Office.Faults.LoseAnswer(OfficeDoor.Graph, 1, "installedApps");
        office.Office.Faults.LoseAnswer(OfficeDoor.Graph, 1, "sendMail");
        await new Campaign(office).SubmitAsync("客服部,产品部", $"客服部|{office.Id("罗丹")},产品部|{office.Id("郑伟")}");
        await office.Office.SettledAsync();
        await office.CarryOutLaterAsync(TimeSpan.FromHours(1));
        await office.DrainAsync();

        Assert.Single((await office.EventsAsync(await office.KeyAsync())).OfType<RequestEvent.Delivered>());
        Assert.Equal((0, 1), (Mails("罗丹"), Mails("郑伟")));
        Assert.Equal(0, office.Office.Faults.Pending(OfficeDoor.Graph));

        int Mails(string person) => office.Office.MessagesOf(person).Count(message => message.Kind == "mail");
    }

    [Fact]
    public async Task Somebody_who_blocked_the_bot_gets_a_mail_and_the_request_once_they_let_it_in()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync("产品部", $"产品部|{office.Id("郑伟")}");
        var key = await office.KeyAsync();
        Assert.Single(office.Office.MessagesOf("郑伟"), message => message.Kind == "mail");
        Assert.Empty((await office.EventsAsync(key)).OfType<RequestEvent.Delivered>());
        await office.UntilAsync(6, 6, 18);
        Assert.DoesNotContain(await office.EventsAsync(key), happened => happened is RequestEvent.LimitMissed);
        Assert.Contains(Cards.TextsOf(await office.SayAsync(Campaign.Asker, $"查看 {await new Campaign(office).NumberAsync()}")), text => text.Contains("郑伟", StringComparison.Ordinal));

        await office.Office.UnblockAsync("郑伟", TestContext.Current.CancellationToken);
        await office.DrainAsync();

        var delivered = Assert.Single((await office.EventsAsync(key)).OfType<RequestEvent.Delivered>());
        Assert.True(delivered.At >= RunningOffice.At(6, 6, 18));
        await office.PressAsync("郑伟", "request.decline", ("reason", "人手不足"));
    }

    [Fact]
    public async Task Somebody_whose_chat_is_gone_cannot_be_reached_until_they_are_heard_from()
    {
        await using var office = await RunningOffice.StartAsync();
        await office.Wire.SendAsync(office.Wire.Again(await office.InvokeAsync(Campaign.Product, "none", []), activity => activity["conversation"]!["id"] = "a:gone"));
        await new Campaign(office).SubmitAsync("产品部", $"产品部|{office.Id(Campaign.Product)}");
        var key = await office.KeyAsync();
        Assert.Equal("notInstalled", Assert.Single((await office.EventsAsync(key)).OfType<RequestEvent.Undeliverable>()).Reason);
        // They have the app already, so installing it brings nothing.
        Assert.Single(office.Office.MessagesOf(Campaign.Product), message => message.Kind == "mail");

        await office.SayAsync(Campaign.Product, "帮助");
        await office.DrainAsync();

        Assert.Single((await office.EventsAsync(key)).OfType<RequestEvent.Delivered>());
        await office.PressAsync(Campaign.Product, "request.decline", ("reason", "人手不足"));
    }

    [Fact]
    public async Task Handed_over_to_somebody_who_blocked_the_bot_the_initiator_and_who_had_it_before_are_told()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync("产品部", $"产品部|{office.Id(Campaign.Product)}");
        var key = await office.KeyAsync();
        var due = (await office.StateAsync(key)).Request.Receptions[0].Watch!.DueAt;

        await office.PressAsync(Campaign.Product, "request.handOver", ("colleague", office.Id("郑伟")));

        Assert.All([Campaign.Asker, Campaign.Product], person => Assert.Contains("! 请求未能送达，请用电话或邮件联系：产品部 郑伟", Cards.TextsOf(office.NewestCard(person))));
        Assert.Equal(due, (await office.StateAsync(key)).Request.Receptions[0].Watch!.DueAt);

        await office.Office.UnblockAsync("郑伟", TestContext.Current.CancellationToken);
        await office.DrainAsync();
        Assert.Single((await office.EventsAsync(key)).OfType<RequestEvent.Reached>());
        Assert.DoesNotContain(Cards.TextsOf(office.NewestCard(Campaign.Asker)), text => text.StartsWith("! 请求未能送达", StringComparison.Ordinal));
        await office.PressAsync("郑伟", "request.decline", ("reason", "人手不足"));
    }

    [Fact]
    public async Task People_see_who_has_the_notice_who_read_it_and_who_could_not_be_reached()
    {
        await using var office = await RunningOffice.StartAsync();
        await new Campaign(office).SubmitAsync("销售部,产品部", $"销售部|{office.Id(Campaign.Sales)},产品部|{office.Id("郑伟")}");
        var key = await office.KeyAsync();
        await SeesAsync("郑伟 · 答复协作请求", "未送达：已屏蔽助手，已发邮件");
        await SeesAsync("赵敏 · 答复协作请求", "已送达");
        Assert.Equal(("blocked", "mailed"), Assert.Single(await LedgerAsync(), delivery => delivery.Status is DeliveryStatus.Failed) is var failed ? (failed.Reason, failed.Fallback) : default);

        await office.OpenAsync(Campaign.Sales, "requestAnswer", "销售部");
        await office.UntilAsync(6, 3, 9, 50);
        await office.OpenAsync(Campaign.Sales, "requestAnswer", "销售部");
        await SeesAsync("赵敏 · 答复协作请求", "已读 6月3日 周一 09:30");
        await office.Office.UnblockAsync("郑伟", TestContext.Current.CancellationToken);
        await office.DrainAsync();

        await SeesAsync("郑伟 · 答复协作请求", "已送达");
        var ledger = await LedgerAsync();
        Assert.All(ledger, delivery => Assert.Equal(DeliveryStatus.Delivered, delivery.Status));
        Assert.Equal("mailed", ledger.Single(delivery => delivery.To.Id == office.Id("郑伟")).Fallback);
        Assert.Equal(RunningOffice.Beginning.Date, ledger.Single(delivery => delivery.To.Id == office.Id(Campaign.Sales)).ReadAt!.Value.Date);

        async Task SeesAsync(string line, string said)
        {
            var texts = Cards.TextsOf(await office.SayAsync(Campaign.Asker, $"查看 {await new Campaign(office).NumberAsync()}")).ToArray();
            Assert.Contains(texts, text => text.Contains(line, StringComparison.Ordinal) && text.EndsWith(said, StringComparison.Ordinal));
        }

        async Task<Delivery[]> LedgerAsync() =>
            [.. (await office.Store.ReadDeliveriesAsync(key, TestContext.Current.CancellationToken)).Where(delivery => delivery.Card is TeamsCollab.Process.CardName.RequestAnswer)];
    }

    [Theory]
    [InlineData(401)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    public async Task What_Teams_refuses_for_now_is_sent_later_in_order(int status)
    {
        // The connector's own repetitions would wait for real seconds; here the pump repeats.
        await using var office = await RunningOffice.StartAsync(("SendRetries", "0"));
        if (status == 429)
        {
            office.Office.Faults.Throttle(OfficeDoor.Connector, 3, TimeSpan.FromSeconds(1), "/v3/conversations");
        }

        await office.Office.SayAsync(Campaign.Asker, "发起", TestContext.Current.CancellationToken);
        office.Office.Faults.Clear();
        await new Campaign(office).SubmitAsync();
        var (before, key) = (office.Office.MessagesOf(Campaign.Sales).Count, await office.KeyAsync());
        office.Office.Faults.Fail(OfficeDoor.Connector, status, 1000);
        await office.PressAsync(Campaign.Product, "request.clarify", ("question", "图文版吗?"));
        Assert.DoesNotContain(office.Office.MessagesOf(Campaign.Asker).SelectMany(message => message.CardsFor(office.Id(Campaign.Asker))).SelectMany(Cards.TextsOf), text => text.Contains("图文版吗", StringComparison.Ordinal));
        Assert.True((await office.Store.SummariseEffectsAsync(TestContext.Current.CancellationToken)).Ready > 0);
        office.Office.Faults.Clear();

        await office.CarryOutLaterAsync(TimeSpan.FromHours(2));

        Assert.Contains(office.Office.MessagesOf(Campaign.Asker).SelectMany(message => message.CardsFor(office.Id(Campaign.Asker))).SelectMany(Cards.TextsOf), text => text.Contains("图文版吗", StringComparison.Ordinal));
        Assert.Equal(0, (await office.Store.SummariseEffectsAsync(TestContext.Current.CancellationToken)).Ready);
        Assert.True(before > 0);
        Assert.Equal(3, (await office.EventsAsync(key)).OfType<RequestEvent.Delivered>().Count());
    }
}
