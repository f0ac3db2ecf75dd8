using TeamsCollab.Process;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>What the buttons do, typed (B17): binding only where the present draft is named.</summary>
public sealed class TextCommandTests
{
    [Fact]
    public async Task A_text_signs_only_where_it_names_the_present_draft()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        await campaign.ConfirmAsync();
        var key = await office.KeyAsync();
        var number = await campaign.NumberAsync();
        var before = await office.CountEventsAsync();
        foreach (var text in new[] { $"签字 {number}", $"签字 {number} v9", $"sign {number}", $"SIGN {number.ToLowerInvariant()} V7" })
        {
            var answer = await office.SayAsync(Campaign.MarketingHead, text);
            Assert.Equal("attention", Cards.StyleOf(answer));
            Assert.Contains($"{number} v1", Cards.SentenceOf(answer)!.Replace("\\", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        }

        foreach (var text in new[] { "同意", "agree" })
        {
            var answer = await office.SayAsync(Campaign.MarketingHead, text);
            Assert.Equal("attention", Cards.StyleOf(answer));
            Assert.Contains(Cards.TextsOf(answer), shown => shown.Contains("Q3", StringComparison.Ordinal));
        }

        foreach (var text in new[] { "今天天气怎么样", "签字X", Fields.TenThousand, "{\"verb\":\"minutes.signOff\"}", "<at>陈思远</at> 签字", "😀" })
        {
            Assert.Contains(Cards.TextsOf(await office.SayAsync(Campaign.MarketingHead, text)), shown => shown.Contains("签字", StringComparison.Ordinal));
        }

        foreach (var text in new[] { "签字 ../../x v1", "签字 MKT-2024-99999 v1", "签字 v1", $"签字 {number} v999999", $"签字 {number} v1v1", $"签字 {Fields.TenThousand}" })
        {
            Assert.Equal("attention", Cards.StyleOf(await office.SayAsync(Campaign.MarketingHead, text)));
        }

        Assert.Equal(before, await office.CountEventsAsync());

        Assert.Equal("good", Cards.StyleOf(await office.SayAsync(Campaign.MarketingHead, $"签字 {number} v1")));
        var typed = office.Wire.Last!;
        Assert.Equal(200, (await office.Wire.SendAsync(typed)).Status);
        Assert.Equal("good", Cards.StyleOf(office.NewestCard(Campaign.MarketingHead)));
        Assert.Single((await office.EventsAsync(key)).OfType<MinutesEvent.SignedOff>());
    }

    /// <summary>A Chinese keyboard writes full-width letters, leaves out spaces and ends with 。; none of it says anything else. A question does.</summary>
    [Theory]
    [InlineData("签字{0}v1", true)]
    [InlineData("签字：{0} v1。", true)]
    [InlineData("签字　{0}　第1版", true)]
    [InlineData("wide:签字 {0} v1", true)]
    [InlineData("签字 {0} v1！", true)]
    [InlineData("签字 {0} v1？", false)]
    [InlineData("签字 {0} v1，但是 T1 我不同意", false)]
    [InlineData("签字 {0} 第2版", false)]
    [InlineData("签字吗 {0} v1", false)]
    [InlineData("签字{0}", false)]
    public async Task A_command_is_read_as_people_type_it(string text, bool signs)
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        await campaign.ConfirmAsync();
        var typed = string.Format(System.Globalization.CultureInfo.InvariantCulture, text, await campaign.NumberAsync());
        typed = !typed.StartsWith("wide:", StringComparison.Ordinal) ? typed : string.Concat(typed[5..].Select(letter => letter is > ' ' and <= '~' ? (char)(letter + 0xfee0) : letter));

        await office.SayAsync(Campaign.MarketingHead, typed);

        Assert.Equal(signs ? 1 : 0, (await office.EventsAsync(await office.KeyAsync())).OfType<MinutesEvent.SignedOff>().Count());
    }

    [Fact]
    public async Task In_a_group_chat_a_binding_text_stores_nothing_and_nothing_is_shown_there()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        await campaign.ConfirmAsync();
        var number = await campaign.NumberAsync();
        var chat = office.Office.CreateGroupChat("项目群", [Campaign.MarketingHead, "郭峰"], withApp: true);
        var before = await office.CountEventsAsync();

        foreach (var text in new[] { $"签字 {number} v1", "同意", "我的", $"查看 {number}" })
        {
            var said = await office.Office.SayInGroupAsync(Campaign.MarketingHead, chat, text, TestContext.Current.CancellationToken);
            Assert.Equal(200, said.Status);
        }

        Assert.Equal(before, await office.CountEventsAsync());
        Assert.DoesNotContain(office.Office.MessagesOf("郭峰").SelectMany(message => message.CardsFor(office.Id("郭峰"))).SelectMany(Cards.TextsOf), text => text.Contains("Q3", StringComparison.Ordinal));
        Assert.Contains(Cards.TextsOf(office.NewestCard(Campaign.MarketingHead)), text => text.Contains("Q3", StringComparison.Ordinal));
    }

    /// <summary>周晓峰 heads two of the receiving departments.</summary>
    [Fact]
    public async Task Whoever_speaks_for_two_departments_is_asked_which_one_a_text_is_for()
    {
        await using var office = await RunningOffice.StartAsync(("Organisation:Departments:客服部:Head", "0d0cee80-2757-5cfd-8773-dd48384a643b"));
        var campaign = new Campaign(office);
        await campaign.SubmitAsync();
        var number = await campaign.NumberAsync();
        var before = await office.CountEventsAsync();
        foreach (var (text, asked) in new[] { ("接收 {0} v1", "接收 {0} v1 产品部 / 接收 {0} v1 客服部"), ("接收 {0}", "接收 {0} v1 产品部"), ("澄清 {0} 几号交付？", "澄清 {0} 客服部"), ("暂不接收 {0} 人手不足", "暂不接收 {0} 产品部") })
        {
            var answer = await office.SayAsync(Campaign.ProductHead, text.Replace("{0}", number, StringComparison.Ordinal));
            Assert.Equal("attention", Cards.StyleOf(answer));
            Assert.Contains(asked.Replace("{0}", number, StringComparison.Ordinal), Plain(answer), StringComparison.Ordinal);
        }

        Assert.Equal(before, await office.CountEventsAsync());
        Assert.Equal("good", Cards.StyleOf(await office.SayAsync(Campaign.ProductHead, $"接收 {number} v1 客服部")));
        await office.Wire.SendAsync(office.Wire.Last!);
        Assert.Equal("good", Cards.StyleOf(office.NewestCard(Campaign.ProductHead)));
        Assert.Equal([("产品部", SideAnswer.Awaited), ("客服部", SideAnswer.Accepted)], await AnswersAsync());

        // One is left: there is no doubt which is meant.
        Assert.Equal("good", Cards.StyleOf(await office.SayAsync(Campaign.ProductHead, $"暂不接收 {number} 人手不足")));
        Assert.Equal([("产品部", SideAnswer.Declined), ("客服部", SideAnswer.Accepted)], await AnswersAsync());

        async Task<(string, SideAnswer)[]> AnswersAsync() =>
            [.. (await office.StateAsync(await office.KeyAsync())).Request.Receivers.Skip(1).Select(side => (side.Department.Name, side.Answer))];
    }

    [Fact]
    public async Task The_lane_of_a_department_that_has_answered_already_is_asked_about_too()
    {
        await using var office = await RunningOffice.StartAsync(("Organisation:Departments:客服部:Head", "0d0cee80-2757-5cfd-8773-dd48384a643b"));
        var campaign = new Campaign(office);
        await campaign.SubmitAsync("产品部,客服部", $"产品部|{office.Id(Campaign.Product)}", lane: "urgent");
        var number = await campaign.NumberAsync();
        Assert.Equal("good", Cards.StyleOf(await office.SayAsync(Campaign.ProductHead, $"接收 {number} v1 产品部")));

        Assert.Contains($"接受加急 {number} v1 产品部 / 接受加急 {number} v1 客服部", Plain(await office.SayAsync(Campaign.ProductHead, $"接受加急 {number} v1")), StringComparison.Ordinal);
        Assert.Equal("good", Cards.StyleOf(await office.SayAsync(Campaign.ProductHead, $"接受加急 {number} v1 产品部")));
        Assert.Equal([LaneStands.Taken, LaneStands.Offered], (await office.StateAsync(await office.KeyAsync())).Request.Receptions.Select(reception => reception.Lane!.Value));
    }

    [Fact]
    public async Task Terms_and_questions_of_several_departments_are_answered_one_by_one()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.SubmitAsync();
        var number = await campaign.NumberAsync();
        await office.PressAsync(Campaign.Sales, "request.offer", ("offerScope", "先铺一二线城市"));
        await office.PressAsync(Campaign.Support, "request.offer", ("offerScope", "先培训一线客服 20 人"));
        await office.PressAsync(Campaign.Product, "request.clarify", ("question", "图文版还是视频版？"));
        await office.PressAsync(Campaign.Product, "request.clarify", ("question", "要英文版吗？"));
        var before = await office.CountEventsAsync();

        Assert.Contains($"同意条件 {number} v1 销售部 / 同意条件 {number} v1 客服部", Plain(await office.SayAsync(Campaign.Asker, $"同意条件 {number} v1")), StringComparison.Ordinal);
        Assert.Contains($"答复 {number} Q1 / 答复 {number} Q2", Plain(await office.SayAsync(Campaign.Asker, $"答复 {number} 图文版")), StringComparison.Ordinal);
        Assert.Equal(before, await office.CountEventsAsync());

        Assert.Equal("good", Cards.StyleOf(await office.SayAsync(Campaign.Asker, $"同意条件 {number} v1 客服部")));
        Assert.Equal("good", Cards.StyleOf(await office.SayAsync(Campaign.Asker, $"答复 {number} Q2 不要")));
        var request = (await office.StateAsync(await office.KeyAsync())).Request;
        Assert.Equal([("销售部", false), ("产品部", false), ("客服部", true)], request.Receivers.Select(side => (side.Department.Name, side.TakesPart)));
        Assert.Equal([true, false], request.Clarifications.Select(each => each.Answer is null));
    }

    /// <summary>The sentence, without what keeps it from being markdown.</summary>
    private static string Plain(System.Text.Json.JsonElement card) => Cards.SentenceOf(card)!.Replace("\\", string.Empty, StringComparison.Ordinal);

    [Fact]
    public async Task A_text_delivered_twice_is_carried_out_once()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.SubmitAsync();
        var number = await campaign.NumberAsync();
        foreach (var (person, text) in new[] { (Campaign.Product, $"澄清 {number} 要图文版吗?"), (Campaign.Asker, $"答复 {number} Q1 图文版"), (Campaign.Asker, $"撤回 {number} 需求取消") })
        {
            var before = await office.CountEventsAsync();
            Assert.Equal("good", Cards.StyleOf(await office.SayAsync(person, text)));
            var once = await office.CountEventsAsync();
            await office.Wire.SendAsync(office.Wire.Last!);
            Assert.Equal("good", Cards.StyleOf(office.NewestCard(person)));
            Assert.True(once > before, text);
            Assert.Equal(once, await office.CountEventsAsync());
        }
    }
}
