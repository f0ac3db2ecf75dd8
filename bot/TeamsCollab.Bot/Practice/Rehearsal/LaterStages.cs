using System.Collections.Immutable;
using System.Globalization;

namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>The stages after the request, as the shorter scenarios play them. Days are of 2024.</summary>
/// <param name="Asker">Who asked.</param>
/// <param name="Others">Everyone else who meets, the heads among them.</param>
/// <param name="Heads">In the order in which they sign.</param>
/// <param name="Contacts">Who answers for each receiving side.</param>
/// <param name="Meeting">When it begins; it lasts an hour.</param>
/// <param name="Points">讨论要点, one a line.</param>
/// <param name="Agreed">共识事项, one a line.</param>
/// <param name="HandedIn">When the work of all is handed in.</param>
/// <param name="Retrospective">When it begins; it lasts an hour.</param>
internal sealed record LaterStages(
    Stagehands Stage,
    string Asker,
    ImmutableArray<string> Others,
    ImmutableArray<string> Heads,
    ImmutableArray<string> Contacts,
    DateTime Meeting,
    string Points,
    string Agreed,
    ImmutableArray<RehearsedTask> Tasks,
    DateTime HandedIn,
    DateTime Retrospective,
    string Improvement)
{
    public async Task MeetAsync()
    {
        await Stage.StageAsync("二、共识达成阶段 / 2 meeting");
        await Stage.PressAsync(
            Asker, "meeting.arrange", $"安排会议：{Meeting:M月d日 HH:mm}，60 分钟，线上", ("date", Day(Meeting)), ("start", Time(Meeting)), ("minutes", "60"), ("form", "online"));
        await Stage.PressAsync(Asker, "meeting.sendAgenda", "发送会议议程");
        foreach (var reader in Others)
        {
            await Stage.PressAsync(reader, "meeting.read", "已阅材料");
        }

        await UntilAsync(Meeting.AddMinutes(65));
        await Stage.PressAsync(Asker, "meeting.end", "会议已结束", ("heldOn", Day(Meeting)), ("startedAt", Time(Meeting)), ("endedAt", Time(Meeting.AddMinutes(60))));
    }

    /// <summary>The initiator proposes a memorandum, and every head signs it.</summary>
    /// <param name="silence">Whether silence counts as confirmation of the minutes (B18).</param>
    public async Task RememberAsync(string goal, string duties, string standard, bool silence)
    {
        await Stage.StageAsync("二、共识达成阶段：协作备忘录 / 2 meeting: the memorandum");
        await Stage.OpenAsync(Asker, "memorandumDraft");
        await Stage.PressAsync(
            Asker,
            "memorandum.propose",
            $"提出《跨部门协作备忘录》，其中{(silence ? "约定逾期未反馈视为同意" : "不约定默认同意")}",
            ("goal", goal),
            ("duties", duties),
            ("standard", standard),
            ("resolution", "先由负责人协商，未果的提请总经办裁决"),
            ("further", "资料不得外传"),
            ("silence", silence ? "true" : "false"));
        foreach (var head in Heads)
        {
            await Stage.PressAsync(head, "memorandum.signOff", $"签署备忘录（{Stage.Person(head).Department}负责人）");
        }

        await Stage.OpenAsync(Asker, "minutesDraft");
    }

    public async Task AgreeAsync()
    {
        await Stage.StageAsync("三、责任明确阶段 / 3 minutes");
        await CirculateAsync();
        await ConfirmAsync();
        foreach (var head in Heads)
        {
            await Stage.PressAsync(head, "minutes.signOff", $"签字确认（{Stage.Person(head).Department}负责人）{(head == Heads[^1] ? "，纪要生效" : string.Empty)}");
        }
    }

    public async Task CirculateAsync()
    {
        await Stage.PressAsync(Asker, "minutes.write", "整理会议纪要：讨论要点与共识事项", ("points", Points), ("agreed", Agreed));
        foreach (var task in Tasks)
        {
            await Stage.PressAsync(
                Asker,
                "minutes.writeTask",
                $"待办任务：{task.What}（{task.Owner}，{task.Due}）",
                ("what", task.What), ("owner", Stage.Id(task.Owner)), ("due", task.Due), ("how", task.How), ("standard", task.Standard), ("rhythm", "weekly"));
        }

        await Stage.PressAsync(Asker, "minutes.circulate", "发送会议纪要，请全体参会人员确认");
    }

    public async Task ConfirmAsync()
    {
        foreach (var participant in Others)
        {
            await Stage.PressAsync(participant, "minutes.confirm", "确认会议纪要");
        }

        foreach (var task in Tasks)
        {
            await Stage.PressAsync(task.Owner, "minutes.takeOn", "接受任务");
        }
    }

    public async Task WorkAsync()
    {
        await Stage.StageAsync("四、落地推进阶段 / 4 execution");
        await UntilAsync(HandedIn);
        foreach (var task in Tasks)
        {
            await Stage.PressAsync(task.Owner, "execution.handIn", $"提交成果：{task.What}", ("evidence", task.Evidence));
            await Stage.PressAsync(Asker, "execution.acceptWork", $"验收通过：{task.What}");
        }
    }

    public async Task LookBackAsync()
    {
        await Stage.StageAsync("五、闭环提升阶段 / 5 retrospective");
        await Stage.PressAsync(
            Asker,
            "retrospective.arrange",
            $"组织复盘会：{Retrospective:M月d日 HH:mm}",
            ("date", Day(Retrospective)), ("time", Time(Retrospective)), ("minutes", "60"), ("form", "online"), ("place", string.Empty));
        foreach (var person in Contacts.Prepend(Asker))
        {
            await Stage.PressAsync(
                person,
                "retrospective.answer",
                "填写复盘三问",
                ("goalsReached", "yes"), ("whyNot", string.Empty), ("wentWell", "对接人明确，答复及时"), ("gotStuck", "前期信息分散在多处"), ("improve", Improvement));
        }

        await UntilAsync(Retrospective.AddMinutes(65));
        await Stage.PressAsync(
            Asker, "retrospective.hold", "复盘会已召开", ("date", Day(Retrospective)), ("startedAt", Time(Retrospective)), ("endedAt", Time(Retrospective.AddMinutes(60))));
        await Stage.PressAsync(
            Asker,
            "retrospective.report",
            "提交《协作复盘报告》与改进计划",
            ("summary", "目标达成，约定事项全部完成。"), ("what1", Improvement), ("owner1", Stage.Id(Contacts[0])), ("due1", Day(Retrospective.AddDays(14))));
        await UntilAsync(Retrospective.AddDays(7));
        await Stage.PressAsync(Contacts[0], "retrospective.finish", "改进完成", ("note", "已写入部门工作流程"));
        await Stage.PressAsync(Asker, "retrospective.close", "确认改进已落实，协作闭环");
    }

    private Task UntilAsync(DateTime at) => Stage.UntilAsync(at.Month, at.Day, at.Hour, at.Minute);

    private static string Day(DateTime at) => at.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Time(DateTime at) => at.ToString("HH:mm", CultureInfo.InvariantCulture);
}

/// <param name="Due">yyyy-MM-dd</param>
/// <param name="Evidence">What is handed in for it.</param>
internal sealed record RehearsedTask(string What, string Owner, string Due, string How, string Standard, string Evidence);
