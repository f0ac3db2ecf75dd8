using Microsoft.Playwright;
using TeamsCollab.Process;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.EndToEnd.Tests.Browser;

/// <summary>The process document's own example, played through the practice page alone.</summary>
public sealed class CampaignInBrowserTests
{
    private const string Asker = Stage.Asker;
    private const string MarketingHead = "陈思远";
    private const string Title = "2024年Q3新品上市营销活动协作";

    private static readonly (string Department, string Head)[] Asked = [("销售部", "王建国"), ("产品部", "周晓峰"), ("客服部", "马海燕")];

    private readonly CardWords _words = new();

    [Fact]
    public async Task Five_people_take_the_example_from_the_request_to_signed_minutes_by_pressing_buttons_on_the_page()
    {
        await using var practice = await PracticeInBrowser.OpenAsync();
        await RequestAsync(practice);
        await Waiting.UntilAsync("the request has reached everybody", () => DataFileReading.EffectsLeft(practice.DataFile) == 0);
        await practice.PressWhileTheListChangesAsync(Asked[0].Head, Asked[1].Head);
        foreach (var (_, head) in Asked)
        {
            var chat = await practice.ChatOfAsync(head);
            await chat.OpenAsync(_words["requestAnswer.accept"]);
            await chat.PressAsync(_words["requestAnswer.acceptNow"]);
        }

        await MeetAsync(practice);
        await WriteMinutesAsync(practice);
        string[] heads = [MarketingHead, .. Asked.Select(side => side.Head)];
        foreach (var head in heads)
        {
            await (await practice.ChatOfAsync(head)).PressAsync(_words["minutes.confirm"]);
            if (Array.Exists(Asked, side => side.Head == head))
            {
                await (await practice.ChatOfAsync(head)).PressAsync(_words["takeOn.takeOn"]);
            }
        }

        foreach (var head in heads)
        {
            await (await practice.ChatOfAsync(head)).PressAsync(_words["signOff.sign"]);
        }

        foreach (var head in heads)
        {
            var card = (await practice.ChatOfAsync(head)).CardSaying(_words["signOff.settled"]);
            await Assertions.Expect(card).ToContainTextAsync(Title);
            foreach (var signer in heads)
            {
                await Assertions.Expect(card).ToContainTextAsync($"✓ {DepartmentOf(signer)} {signer}");
            }
        }

        await Assertions.Expect((await practice.ChatOfAsync(Asker)).CardSaying(_words["minutes.inForce"])).ToContainTextAsync(Title);
        var timeline = practice.Page.GetByRole(AriaRole.Region, new() { Name = "协作进展" });
        await Assertions.Expect(timeline.Locator("[aria-current=step]")).ToContainTextAsync("推进");
        foreach (var signer in heads)
        {
            await Assertions.Expect(timeline.Locator(".step").Filter(new() { HasText = "签字" }).Filter(new() { HasText = signer })).ToHaveCountAsync(1);
        }

        await Assertions.Expect(timeline.Locator(".due").Filter(new() { HasText = "任务" })).ToHaveCountAsync(3);
        practice.FoundNoFault();
        await IsInForceAsync(practice.DataFile, heads.Length);
    }

    private async Task RequestAsync(PracticeInBrowser practice)
    {
        var chat = await practice.ChatOfAsync(Asker);
        await chat.SayAsync("发起");
        var form = chat.CardWith(_words["requestForm.submit"]);
        await PersonChat.FillAsync(form, _words["fields.title"], Title);
        await PersonChat.FillAsync(form, _words["fields.what"], "销售部完成首批铺货；产品部提供卖点手册；客服部完成话术培训");
        await PersonChat.FillAsync(form, _words["fields.why"], "为保障新品顺利上市");
        await PersonChat.FillAsync(form, _words["fields.standard"], "首批铺货率≥95%");
        await PersonChat.FillAsync(form, _words["fields.milestones"], "6月20日 卖点手册定稿");
        await PersonChat.FillAsync(form, _words["fields.wantedBy"], "2024-06-28");
        await PersonChat.FillAsync(form, _words["fields.materials"], "Q3上市营销方案 https://intranet.example/q3/plan.docx");
        foreach (var (department, head) in Asked)
        {
            await form.Locator($"input[name='receivers'][value='{department}']").CheckAsync();
            await PersonChat.PickAsync(form, _words["fields.contacts"], head);
        }

        await chat.PressAsync(form, _words["requestForm.submit"]);
    }

    private async Task MeetAsync(PracticeInBrowser practice)
    {
        var chat = await practice.ChatOfAsync(Asker);
        await chat.OpenAsync(_words["arrange.title"]);
        var arrange = chat.CardWith(_words["arrange.now"]);
        await arrange.GetByRole(AriaRole.Radio, new() { Name = _words["arrange.ownTime"] }).CheckAsync();
        await PersonChat.FillAsync(arrange, _words["fields.date"], "2024-06-05");
        await PersonChat.FillAsync(arrange, _words["fields.start"], "15:00");
        await chat.PressAsync(arrange, _words["arrange.now"]);
        await chat.OpenAsync(_words["agenda.send"]);
        await chat.PressAsync(_words["agenda.sendNow"]);
        await practice.LeapAsync("+2 个工作日");
        await practice.LeapAsync("+4 小时");
        await practice.LeapAsync("+4 小时");
        await chat.PressAsync(_words["attendance.endNow"]);
    }

    private async Task WriteMinutesAsync(PracticeInBrowser practice)
    {
        var chat = await practice.ChatOfAsync(Asker);
        await chat.OpenAsync(_words["minutes.addPoints"]);
        var draft = chat.CardWith(_words["minutes.addPoints"]);
        await PersonChat.FillAsync(draft, _words["minutes.points"], "销售部：需产品部在6月20日前提供卖点手册\n客服部：需在6月28日前完成话术培训");
        await PersonChat.FillAsync(draft, _words["minutes.agreed"], "首批铺货7月31日前完成，铺货率≥95%");
        await chat.PressAsync(draft, _words["common.save"]);
        foreach (var (what, owner) in new[] { ("完成首批铺货", "王建国"), ("完成产品卖点手册", "周晓峰"), ("完成售后话术培训", "马海燕") })
        {
            await chat.OpenAsync(_words["minutes.addTask"]);
            draft = chat.CardWith(_words["minutes.addTask"]);
            await PersonChat.FillAsync(draft, _words["minutes.what"], what);
            await PersonChat.PickAsync(draft, _words["minutes.owner"], owner);
            await PersonChat.FillAsync(draft, _words["minutes.due"], "2024-06-27");
            await PersonChat.FillAsync(draft, _words["minutes.how"], "分三批，每批完成后上报");
            await PersonChat.FillAsync(draft, _words["minutes.standard"], "经发起方确认");
            await chat.PressAsync(draft, _words["common.save"]);
            await Assertions.Expect(chat.CardWith(_words["minutes.addTask"])).ToContainTextAsync(what);
        }

        await chat.PressAsync(_words["minutes.circulate"]);
    }

    /// <summary>What the page showed is what is stored, in a chain whose hashes are right.</summary>
    private static async Task IsInForceAsync(string file, int signatures)
    {
        await Waiting.UntilAsync("everything owed to people is sent", () => DataFileReading.EffectsLeft(file) == 0);
        var events = Assert.Single(DataFileReading.Collaborations(file));
        var state = Collaboration.Empty.Apply(events);
        Assert.Equal(TeamsCollab.Process.Stage.Execution, state.Stage);
        Assert.Equal(MinutesStatus.InForce, state.Minutes.Status);
        Assert.Equal(signatures, events.OfType<MinutesEvent.SignedOff>().Count());
        Assert.Equal(3, state.Execution.Tasks.Length);
    }

    private static string DepartmentOf(string head) => Array.Find(Asked, side => side.Head == head) is { Department: { } department } ? department : "市场部";
}
