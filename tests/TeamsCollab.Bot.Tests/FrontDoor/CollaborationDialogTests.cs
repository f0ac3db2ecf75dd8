using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Bot.People;
using TeamsCollab.Office;
using TeamsCollab.Process;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Memorandum;
using TeamsCollab.Process.Procedure;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Dialogs about a collaboration that others go on with meanwhile.</summary>
public sealed class CollaborationDialogTests
{
    private const string Asker = Campaign.Asker;

    [Fact]
    public async Task A_budget_in_steps_begins_with_what_the_minutes_say_and_loses_nothing_when_they_change()
    {
        var folder = Directory.CreateTempSubdirectory("teamscollab-front-");
        var begun = await RunningOffice.StartAsync(folder, RunningOffice.Beginning, 0);
        var (port, campaign) = (begun.Address.Port, new Campaign(begun));
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        await begun.PressAsync(Asker, "minutes.write", ("agreed", "外聘讲师预算 3 万元"), ("points", string.Empty));
        await begun.OpenAsync(Asker, "procedureForm");
        await StartAsync(begun, "budget");
        var first = begun.NewestCard(Asker);
        Assert.Equal(("外聘讲师预算 3 万元", string.Empty), (Cards.InputOf(first, "budgetItem"), Cards.InputOf(first, "budgetPurpose")));
        Assert.Contains(Cards.TextsOf(first), text => text.Contains(Campaign.Title, StringComparison.Ordinal));

        Assert.Equal("30000", Cards.InputOf(await begun.SayAsync(Asker, "话术培训"), "budgetAmount"));
        Assert.Equal("attention", Cards.StyleOf(await NextAsync(begun, ("budgetAmount", "三万"), ("budgetPeriod", "6月"))));
        Assert.NotNull(Cards.InputOf(await NextAsync(begun, ("budgetAmount", "30000"), ("budgetPeriod", "6月")), "tasks"));
        Assert.Contains(Cards.TextsOf(await begun.SayAsync(Asker, "T2")), text => text.StartsWith("T2 ", StringComparison.Ordinal));
        var number = await campaign.NumberAsync();
        var resource = await begun.SayAsync(Asker, $"资源申请 {number} 培训教室");
        Assert.Equal(("good", "培训教室"), (Cards.StyleOf(resource), Cards.InputOf(resource, "resourceItem")));
        Assert.Equal("attention", Cards.StyleOf(await begun.SayAsync(Asker, $"资源申请 {number} 投影仪")));
        await begun.CloseAsync();

        await using var office = await RunningOffice.StartAsync(folder, default, port);
        Assert.Equal([("budget", Dialog.Review), ("resource", "what")], await DraftsAsync(office));

        await office.SayAsync(Asker, $"删除条款 {number} T2");
        await office.SayAsync(Asker, "English");
        await office.SayAsync(Asker, "my work");
        await office.PressAsync(Asker, "dialog.resume");
        var refused = await NextAsync(office);
        Assert.StartsWith("“Tasks that wait” has no such choice: T2", Cards.SentenceOf(refused), StringComparison.Ordinal);
        Assert.Equal([("budget", "dependents"), ("resource", "what")], await DraftsAsync(office));
        await NextAsync(office, ("tasks", "T1"), ("days", "5"));
        await office.OpenAsync(Campaign.Product, "minutesDraft");
        await office.PressAsync(
            Campaign.Product, "minutes.writeTask", ("replacesTask", "T1"), ("what", "完成图文版手册"), ("owner", office.Id(Campaign.Product)), ("due", "2024-06-20"), ("how", "分工完成"), ("standard", "20页"), ("rhythm", "weekly"));
        Assert.Equal("While you wrote, somebody else changed something in “Tasks that wait”, so it was not sent. It now says: T1 完成图文版手册. All that you wrote is here; check it and press Send.", Cards.SentenceOf(await NextAsync(office)));
        Assert.Equal("good", Cards.StyleOf(await NextAsync(office)));

        var applied = (await office.StateAsync(await office.KeyAsync())).Procedures.Find("B1")!;
        Assert.Equal((ProcedureKind.BudgetApproval, 5, "T1"), (applied.Kind, applied.Days, Assert.Single(applied.Tasks)));
        Assert.Equal([("resource", "what")], await DraftsAsync(office));
    }

    [Fact]
    public async Task A_memorandum_in_steps_is_not_sent_over_another_that_came_meanwhile_and_shows_both()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await office.OpenAsync(Asker, "memorandumDraft");
        await office.PressAsync(Asker, "dialog.start");
        await office.PressAsync(Asker, "dialog.back");
        Assert.Contains(Cards.TextsOf(office.NewestCard(Asker)), text => text.StartsWith("签署各方：市场部、", StringComparison.Ordinal));
        await office.SayAsync(Asker, "下一步");
        await office.SayAsync(Asker, "市场部：提供方案");
        await office.SayAsync(Asker, "先由负责人协商");
        var terms = office.NewestCard(Asker);
        Assert.Equal((string.Empty, "false"), (Cards.InputOf(terms, "further"), Cards.InputOf(terms, "silence")));
        await NextAsync(office, ("further", string.Empty), ("silence", "true"));

        await office.OpenAsync(Campaign.Sales, "memorandumDraft");
        await office.PressAsync(Campaign.Sales, "memorandum.propose", ("goal", "新品上市"), ("duties", "销售部：完成铺货"), ("standard", "铺货率≥95%"), ("resolution", "提请总经办裁决"), ("further", "资料不得外传"), ("silence", "false"));
        var refused = await NextAsync(office);
        Assert.StartsWith("您填写期间，内容已更新为第 1 版", Cards.SentenceOf(refused), StringComparison.Ordinal);
        Assert.Subset(Cards.TextsOf(refused).ToHashSet(), new HashSet<string> { "市场部：提供方案", "现行内容：销售部：完成铺货", "未填写", "现行内容：资料不得外传", "现行内容：否" });
        Assert.Equal(1, (await MemorandumAsync(office)).Draft);
        Assert.Equal([("memorandum", Dialog.Review)], await DraftsAsync(office));

        Assert.Equal("good", Cards.StyleOf(await NextAsync(office)));
        var present = await MemorandumAsync(office);
        Assert.Equal((2, office.Id(Asker)), (present.Draft, present.Writer.Id));
        Assert.Contains(present.Clauses, clause => clause.Kind is MemorandumClauseKind.Silence);

        // Written anew it begins with what stands; signed by all meanwhile it stays as it is, and the words are still there.
        var again = await office.SayAsync(Asker, $"起草备忘录 {await campaign.NumberAsync()} 新品按期上市");
        Assert.Subset(Cards.TextsOf(again).ToHashSet(), new HashSet<string> { "新品按期上市", "市场部：提供方案" });
        foreach (var head in Campaign.Heads)
        {
            await office.PressAsync(head, "memorandum.signOff");
        }

        await office.SayAsync(Asker, "English");
        await office.SayAsync(Asker, "continue");
        var settled = await NextAsync(office);
        Assert.StartsWith("This is already settled", Cards.SentenceOf(settled), StringComparison.Ordinal);
        Assert.Contains("新品按期上市", Cards.TextsOf(settled));
        await office.SayAsync(Asker, "cancel");
        Assert.Equal("attention", Cards.StyleOf(await office.SayAsync(Asker, $"write memorandum {await campaign.NumberAsync()} once more")));
        Assert.Empty(await DraftsAsync(office));
    }

    [Fact]
    public async Task A_task_is_added_and_changed_in_steps_while_others_write_in_the_same_draft()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        var number = await campaign.NumberAsync();
        foreach (var text in new[] { $"添加任务 {number} 制作海报", "分两版，先送审", "赵敏", "2024-06-25", "门店张贴率100%" })
        {
            var answer = await office.SayAsync(Asker, text);
            Assert.True(Cards.StyleOf(answer) is "good", $"{text}: {Cards.SentenceOf(answer)}");
        }

        Assert.Subset(Cards.TextsOf(office.NewestCard(Asker)).ToHashSet(), new HashSet<string> { "制作海报", "赵敏", "每周报进度", "2024-06-25" });
        await NextAsync(office);
        Assert.Equal("制作海报", await TextOfAsync(office, "T3"));

        await office.OpenAsync(Asker, "minutesDraft");
        await StartAsync(office, "taskChange");
        var review = await NextAsync(office, ("replacesTask", "T3"));
        Assert.Subset(Cards.TextsOf(review).ToHashSet(), new HashSet<string> { "制作海报", "分两版，先送审", "赵敏", "门店张贴率100%" });
        await office.OpenAsync(Campaign.Sales, "minutesDraft");
        await office.PressAsync(
            Campaign.Sales, "minutes.writeTask", ("replacesTask", "T3"), ("what", "制作海报和展架"), ("owner", office.Id(Campaign.Sales)), ("due", "2024-06-25"), ("how", "分两版，先送审"), ("standard", "门店张贴率100%"), ("rhythm", "daily"));

        var refused = await NextAsync(office);
        Assert.StartsWith("您填写期间，他人改过这一条", Cards.SentenceOf(refused), StringComparison.Ordinal);
        Assert.Subset(Cards.TextsOf(refused).ToHashSet(), new HashSet<string> { "制作海报", "现行内容：制作海报和展架", "每周报进度", "现行内容：每日报进度" });
        Assert.Equal([("taskChange", Dialog.Review)], await DraftsAsync(office));
        Assert.Equal("制作海报和展架", await TextOfAsync(office, "T3"));

        await NextAsync(office);
        Assert.Equal("制作海报", await TextOfAsync(office, "T3"));
        Assert.Empty(await DraftsAsync(office));
    }

    [Fact]
    public async Task A_meeting_is_arranged_and_moved_in_steps_by_typing_when_and_where()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        var who = await office.SayAsync(Asker, $"安排会议 {await campaign.NumberAsync()}");
        Assert.Contains(office.Id(Campaign.SalesHead), Cards.InputOf(who, "attendees"), StringComparison.Ordinal);

        Assert.NotNull(Cards.InputOf(await office.SayAsync(Asker, "下一步"), "slot"));
        Assert.Equal("attention", Cards.StyleOf(await office.SayAsync(Asker, "大家都方便的时候")));
        Assert.Equal("已填入“会议日期、开始时间、时长（分钟）”。", Cards.SentenceOf(await office.SayAsync(Asker, "6月6日下午3点半，90分钟")));
        Assert.Equal(("good", "onSite"), (Cards.StyleOf(await office.SayAsync(Asker, "线下")), Cards.InputOf(office.NewestCard(Asker), "form")));
        Assert.Equal([("arrange", "where")], await DraftsAsync(office));
        var review = await office.SayAsync(Asker, "三楼培训室");
        Assert.Subset(Cards.TextsOf(review).ToHashSet(), new HashSet<string> { "2024-06-06", @"15\:30", "90", "线下", "三楼培训室" });
        Assert.DoesNotContain("代表哪个部门", Cards.TextsOf(review));
        Assert.Null((await office.StateAsync(await office.KeyAsync())).Meeting.Arrangement);

        Assert.Equal("good", Cards.StyleOf(await NextAsync(office)));
        var arranged = (await office.StateAsync(await office.KeyAsync())).Meeting.Arrangement!;
        Assert.Equal((new DateTimeOffset(2024, 6, 6, 15, 30, 0, TimeSpan.FromHours(8)), 90, MeetingForm.OnSite), (arranged.Start, arranged.Minutes, arranged.Form));

        await office.OpenAsync(Asker, "meetingArrange");
        await StartAsync(office, "move");
        var slot = Regex.Match(Regex.Unescape(office.NewestCard(Asker).GetRawText()), @"2024-06-\d\dT\d\d:\d\d\+08:00").Value;
        await NextAsync(office, ("newSlot", slot), ("newDate", "2024-06-06"), ("newStart", "15:30"));
        Assert.Subset(Cards.TextsOf(await office.SayAsync(Asker, "培训室维修")).ToHashSet(), new HashSet<string> { slot[..10], slot[11..16].Replace(":", @"\:", StringComparison.Ordinal), "现行内容：2024-06-06" });
        Assert.Equal("good", Cards.StyleOf(await NextAsync(office)));
        Assert.Equal(SlotChoice.Read(slot), (await office.StateAsync(await office.KeyAsync())).Meeting.Arrangement!.Start);
        Assert.Empty(await DraftsAsync(office));
    }

    [Fact]
    public async Task A_draft_of_what_was_done_on_the_card_itself_is_over_and_says_so()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await office.SayAsync(Asker, $"安排会议 {await campaign.NumberAsync()}");
        var step = office.NewestMessage(Asker);
        await NextAsync(office);
        Assert.Equal([("arrange", "when")], await DraftsAsync(office));

        await office.SayAsync(Asker, $"查看 {await campaign.NumberAsync()}");
        await office.OpenAsync(Asker, "meetingArrange");
        await office.PressAsync(Asker, "meeting.arrange", ("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "online"));
        Assert.Empty(await DraftsAsync(office));

        var gone = JsonSerializer.SerializeToElement(new { verb = "dialog.next", dialog = "arrange", collaboration = (await office.KeyAsync()).Id, draftId = DraftIn(step.CardsFor(office.Id(Asker))[0]), revision = 2, once = "x" });
        var pressed = await office.Office.PressAsync(Asker, step.Id, new Office.Teams.OfficeAction("Action.Execute", null, "dialog.next", gone), TestContext.Current.CancellationToken);
        var card = pressed.Invoke!.Value.GetProperty("value");
        Assert.Equal("这件事您已在卡片上完成，草稿随之关闭，其中填写的内容没有采用。现在的情况如下。", Cards.SentenceOf(card));
        Assert.Contains("meeting.callOff", card.GetRawText(), StringComparison.Ordinal);
    }

    private static string DraftIn(JsonElement card) => Regex.Match(card.GetRawText(), "\"draftId\":\"([^\"]+)\"").Groups[1].Value;

    private static async Task<string?> TextOfAsync(RunningOffice office, string clause)
    {
        var key = await office.KeyAsync();
        var wording = (await office.StateAsync(key)).Minutes.Working.Single(each => each.Clause.Id == clause).Clause.Wording;
        return (await office.Store.ReadWordsAsync(key, [wording.Digest], TestContext.Current.CancellationToken)).Read(wording);
    }

    /// <summary>Presses the one of the newest card's buttons that begins this dialog.</summary>
    private static async Task StartAsync(RunningOffice office, string dialog)
    {
        Assert.Contains($"\"dialog\":\"{dialog}\"", office.NewestCard(Asker).GetRawText(), StringComparison.Ordinal);
        var data = JsonSerializer.SerializeToElement(new { verb = "dialog.start", dialog, collaboration = (await office.KeyAsync()).Id, once = "1" });
        var pressed = await office.Office.PressAsync(Asker, office.NewestMessage(Asker).Id, new Office.Teams.OfficeAction("Action.Execute", null, "dialog.start", data), TestContext.Current.CancellationToken);
        Assert.True(pressed.Accepted);
    }

    private static async Task<JsonElement> NextAsync(RunningOffice office, params (string Input, string Value)[] inputs)
    {
        var pressed = await office.TryPressAsync(Asker, "dialog.next", inputs);
        return pressed.Invoke!.Value.GetProperty("value");
    }

    private static async Task<MemorandumState> MemorandumAsync(RunningOffice office) => (await office.StateAsync(await office.KeyAsync())).Memorandum;

    private static async Task<(string Dialog, string Step)[]> DraftsAsync(RunningOffice office)
    {
        var open = await office.Services.GetRequiredService<Drafts>().OfAsync(PracticeTenant.Id, new Person(office.Id(Asker)), office.BusinessClock.Now, TestContext.Current.CancellationToken);
        return [.. open.Select(draft => (draft.Dialog, draft.Step))];
    }
}
