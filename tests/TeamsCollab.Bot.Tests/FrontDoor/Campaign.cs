using TeamsCollab.Office.Teams;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>
/// The process document's own example, played on the cards that people were sent, with every verb there is in it: also doubts, objections,
/// returned work, a dropped task and an improvement that was not done yet.
/// </summary>
internal sealed class Campaign(RunningOffice office)
{
    public const string Asker = "刘雅婷";
    public const string MarketingHead = "陈思远";
    public const string SalesHead = "王建国";
    public const string Sales = "赵敏";
    public const string ProductHead = "周晓峰";
    public const string Product = "孙雨桐";
    public const string SupportHead = "马海燕";
    public const string Support = "朱洁";
    public const string Title = "2024年Q3新品上市营销活动协作";

    public static IReadOnlyList<string> Everybody { get; } = [MarketingHead, SalesHead, Sales, ProductHead, Product, SupportHead, Support];

    public static IReadOnlyList<string> Heads { get; } = [MarketingHead, SalesHead, ProductHead, SupportHead];

    /// <summary>What a person types in the place of a text; the text itself unless a test says otherwise.</summary>
    public Func<string, string> Words { get; init; } = text => text;

    /// <summary>期望完成日期</summary>
    public string WantedBy { get; init; } = "2024-07-31";

    public async Task RequestAsync(string receivers = "销售部,产品部,客服部", bool withTerms = false)
    {
        await SubmitAsync(receivers);
        await office.UntilAsync(6, 3, 11);
        await AcceptAsync(Sales, SalesHead);
        await office.PressAsync(Product, "request.clarify", ("question", Words("卖点手册要图文版还是视频版?")));
        await office.UntilAsync(6, 3, 14);
        await office.PressAsync(Asker, "request.answer", ("text", Words("图文版即可,不少于20页。")));
        await AcceptAsync(Product, ProductHead);
        if (withTerms)
        {
            await AgreeOnTermsAsync();
        }
        else
        {
            await AcceptAsync(Support, SupportHead);
        }
    }

    /// <summary>客服部 names terms that are not agreed to, and then others that are.</summary>
    public async Task AgreeOnTermsAsync()
    {
        await office.PressAsync(Support, "request.offer", ("offerDate", "2024-07-05"), ("offerScope", Words("先培训一线客服 20 人")));
        await office.PressAsync(Asker, "request.refuseOffer", ("offerReason", Words("培训须在 6 月 28 日前完成")));
        await office.PressAsync(Support, "request.offer", ("offerScope", Words("6 月 28 日前培训一线客服 20 人")), ("offerResources", Words("产品部 6 月 20 日前提供手册")));
        await office.PressAsync(Asker, "request.agree");
    }

    /// <param name="present">Who came; the invited ones unless a test says otherwise.</param>
    public Task MeetingAsync(params string[] present) => MeetingAsync(live: false, present);

    /// <param name="live">Whether what is said is written down while people talk.</param>
    private async Task MeetingAsync(bool live, string[] present)
    {
        await office.PressAsync(Asker, "meeting.arrange", ("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "online"));
        await office.PressAsync(Asker, "meeting.sendAgenda");
        await office.UntilAsync(6, 5, 10);
        await office.PressAsync(Sales, "meeting.read");
        if (live)
        {
            await LiveAsync();
        }

        await office.UntilAsync(6, 6, 15, 5);
        (string, string)[] ended = [("heldOn", "2024-06-06"), ("startedAt", "14:00"), ("endedAt", "15:00")];
        await office.PressAsync(Asker, "meeting.end", present.Length == 0 ? ended : [.. ended, ("present", string.Join(',', present.Select(office.Id)))]);
    }

    /// <summary>While people talk: three of them write on cards of their own, a row is left half-filled and logged as a dispute.</summary>
    private async Task LiveAsync()
    {
        await office.UntilAsync(6, 6, 14);
        await office.PressAsync(Asker, "meeting.begin");
        await OpenAsync(Sales, "meetingRow", "new");
        await office.PressAsync(
            Sales,
            "meeting.fillRow",
            ("what", Words("完成区域陈列")),
            ("owner", office.Id(Sales)),
            ("due", "2024-06-27"),
            ("how", Words("按区域分三批")),
            ("standard", Words("陈列达标率≥95%")));
        await OpenAsync(Product, "meetingNote");
        await office.PressAsync(Product, "meeting.note", ("topic", "risk"), ("note", Words("手册定稿晚于6月20日会推迟铺货")));
        await OpenAsync(Support, "meetingRow", "new");
        await office.PressAsync(Support, "meeting.fillRow", ("what", Words("承担培训费")));
        await OpenAsync(Asker, "meetingRow", "R1");
        await office.PressAsync(Asker, "meeting.strikeRow");
        await office.UntilAsync(6, 6, 14, 40);
        await OpenAsync(Asker, "meetingDispute", "R2");
        await office.PressAsync(
            Asker,
            "meeting.dispute",
            ("positions", $"市场部：{Words("由客服部承担")}\n客服部：{Words("由市场部承担")}"),
            ("decider", office.Id("何美玲")),
            ("decideBy", "2024-06-12"),
            ("route", Words("提请总经理裁决")));

        Task OpenAsync(string person, string card, string? key = null) => office.OpenAsync(person, card, key);
    }

    /// <summary>The first draft goes round on 7 June.</summary>
    public async Task DraftAsync(bool withStruckPoint = false)
    {
        await office.UntilAsync(6, 7, 10);
        await office.PressAsync(Asker, "minutes.write", ("points", $"销售部:{Words("6月20日前提供手册")}\n客服部:{Words("6月28日前培训")}"), ("agreed", Words("手册6月20日前交付")));
        await TaskAsync("完成产品卖点手册", Product, "2024-06-20");
        await TaskAsync("完成首批铺货", Sales, "2024-06-28");
        if (withStruckPoint)
        {
            await TaskAsync("完成售后话术培训", Support, "2024-06-27");
            await office.PressAsync(Asker, "minutes.write", ("points", Words("客服部:这一条写错了")), ("agreed", string.Empty));
            var last = (await office.StateAsync(await office.KeyAsync())).Minutes.Working.Last(clause => clause.Kind is ClauseKind.DiscussionPoint);
            await office.PressAsync(Asker, "minutes.strike", ("clause", last.Clause.Id));
        }

        await office.PressAsync(Asker, "minutes.circulate");
        await office.UntilAsync(6, 11, 10);
    }

    /// <summary>The memorandum that the bot suggests: proposed to the heads, and signed by them all.</summary>
    public async Task MemorandumAsync(bool silence)
    {
        await ProposeMemorandumAsync(silence, "首批铺货率≥95%");
        await SignMemorandumAsync();
    }

    /// <summary>Set aside at first, then proposed, objected to, revised and signed.</summary>
    public async Task ArguedMemorandumAsync()
    {
        await office.OpenAsync(Asker, "memorandumDraft", string.Empty);
        await office.PressAsync(Asker, "memorandum.setAside");
        await ProposeMemorandumAsync(false, "首批铺货率≥95%");
        await office.PressAsync(SalesHead, "memorandum.object", ("clause", "M3"), ("reason", Words("一线门店只能做到90%")));
        await ProposeMemorandumAsync(false, "首批铺货率≥90%");
        await SignMemorandumAsync();
    }

    /// <summary>People are granted, a contract is sealed elsewhere, and the budget that the third task waits for is refused.</summary>
    public async Task ApplyAsync()
    {
        await office.OpenAsync(Support, "procedureForm", string.Empty);
        await office.PressAsync(
            Support,
            "procedure.applyForResource",
            ("resourceItem", Words("培训教室")),
            ("resourceAmount", Words("1 间")),
            ("resourcePeriod", Words("6月24日至6月27日")),
            ("resourcePurpose", Words("售后话术培训")),
            ("grantor", "客服部"));
        await office.PressAsync(SupportHead, "procedure.approve");
        await office.OpenAsync(Support, "procedureForm", string.Empty);
        await office.PressAsync(
            Support,
            "procedure.applyForResource",
            ("resourceItem", Words("投影仪")),
            ("resourceAmount", Words("1 台")),
            ("resourcePeriod", Words("6月24日")),
            ("resourcePurpose", Words("售后话术培训")),
            ("grantor", "客服部"));
        await office.OpenAsync(Support, "procedureApproval", "R2");
        await office.PressAsync(Support, "procedure.withdraw", ("withdrawReason", Words("教室里已有投影仪")));
        await office.OpenAsync(Support, "procedureForm", string.Empty);
        await office.PressAsync(
            Support, "procedure.record", ("procedureName", Words("合同用印审批")), ("procedureNumber", Words("OA-2024-0611")), ("procedureOwner", office.Id(Sales)), ("procedurePurpose", Words("讲师合同")));
        await office.PressAsync(Sales, "procedure.approve");
        await office.OpenAsync(Support, "minutesConfirm", string.Empty);
        await ApplyForBudgetAsync("T3", "5");
        await office.PressAsync(MarketingHead, "procedure.refuse", ("reason", Words("本季度培训预算已用完")));
        await office.OpenAsync(Asker, "minutesDraft", string.Empty);
    }

    public async Task ApplyForBudgetAsync(string tasks, string days)
    {
        await office.OpenAsync(Asker, "procedureForm", string.Empty);
        await office.PressAsync(
            Asker,
            "procedure.applyForBudget",
            ("budgetItem", Words("外聘讲师费")),
            ("budgetAmount", "30000"),
            ("budgetPeriod", Words("6月")),
            ("budgetPurpose", Words("话术培训")),
            ("tasks", tasks),
            ("days", days));
    }

    /// <summary>The departments settle what becomes of the task without its budget.</summary>
    public async Task SettleAsync()
    {
        await office.OpenAsync(Asker, "procedureChange", "B1");
        await office.PressAsync(Asker, "procedure.proposeChange", ("outcome", "redate"), ("dueOn", "2024-07-05"), ("changeReason", Words("改由内部讲师")));
        await office.PressAsync(SupportHead, "procedure.declineChange", ("reason", Words("促销前必须培训完")));
        await office.OpenAsync(Asker, "procedureChange", "B1");
        await office.PressAsync(Asker, "procedure.proposeChange", ("outcome", "keep"), ("dueOn", string.Empty), ("changeReason", Words("内部讲师按期完成")));
        await office.PressAsync(SupportHead, "procedure.agreeToChange");
    }

    /// <summary>Every owner takes on what they were given.</summary>
    public async Task TakeOnAsync()
    {
        foreach (var task in (await office.StateAsync(await office.KeyAsync())).Minutes.Unaccepted)
        {
            await office.PressAsync(office.Office.People.Single(person => person.Id == task.Clause.Owner!.Value.Id).Name, "minutes.takeOn");
        }
    }

    public async Task ConfirmAsync()
    {
        await TakeOnAsync();
        foreach (var person in Everybody)
        {
            await office.PressAsync(person, "minutes.confirm");
        }
    }

    public async Task SignAsync(IEnumerable<string>? heads = null)
    {
        await TakeOnAsync();
        foreach (var head in heads ?? Heads)
        {
            await office.PressAsync(head, "minutes.signOff");
        }
    }

    /// <summary>Somebody objects to the first draft, and an owner too, and the second goes round.</summary>
    private async Task ObjectedAsync(bool withProcedures)
    {
        await DraftAsync(withStruckPoint: true);
        if (withProcedures)
        {
            await ApplyAsync();
        }

        await office.PressAsync(MarketingHead, "minutes.confirm");
        await office.PressAsync(Product, "minutes.takeOn");
        await office.PressAsync(Support, "minutes.objectToTask", ("reason", Words("27日前排不出两场培训")));
        await office.PressAsync(Sales, "minutes.object", ("reason", Words("铺货完成率的标准写低了")));
        if (withProcedures)
        {
            await office.PressAsync(
                Asker,
                "minutes.writeDispute",
                ("replacesDispute", "D1"),
                ("dispute", Words("培训费由谁承担")),
                ("positions", $"市场部：{Words("由客服部承担")}\n客服部：{Words("由市场部承担")}"),
                ("options", Words("两部各半")),
                ("decider", office.Id("何美玲")),
                ("decideBy", "2024-06-13"),
                ("route", Words("提请总经理裁决")));
        }

        await office.PressAsync(Asker, "minutes.write", ("points", string.Empty), ("agreed", Words("铺货率不低于95%")));
        await office.PressAsync(Asker, "minutes.circulate");
    }

    /// <summary>The second draft is confirmed and signed, by one head with a reservation; where nobody who may decide for Sales came (B12), its head first does not ratify, and then does.</summary>
    public async Task MinutesAsync(bool withProcedures = false, bool withRatification = false)
    {
        await ObjectedAsync(withProcedures);
        if (withRatification)
        {
            await office.PressAsync(SalesHead, "minutes.refuseToRatify", ("reason", Words("铺货时间未与销售部商定")));
            await office.PressAsync(Asker, "minutes.write", ("points", string.Empty), ("agreed", Words("铺货时间由销售部确定")));
            await office.PressAsync(Asker, "minutes.circulate");
        }

        await TakeOnAsync();
        foreach (var person in withRatification ? Everybody.Except([SalesHead]) : Everybody)
        {
            await office.PressAsync(person, "minutes.confirm");
        }

        if (withRatification)
        {
            await office.PressAsync(SalesHead, "minutes.ratify");
        }

        await RecordOaAsync(SupportHead, SupportHead, "2024-06-11", "10:00");
        await office.PressAsync(SalesHead, "minutes.reserve", ("clauses", "T2"), ("reservation", Words("铺货门店待定")));
        await SignAsync(Heads.Except([SupportHead, SalesHead]));
    }

    /// <summary>A head's approval in the company's OA system.</summary>
    public Task<PressResult> RecordOaAsync(string person, string head, string day, string time) => office.PressAsync(
        person,
        "minutes.recordOa",
        ("head", office.Id(head)),
        ("oaNumber", Words("OA-2024-0612")),
        ("oaApprover", head),
        ("oaDate", day),
        ("oaTime", time),
        ("oaLink", "https://oa.contoso.com/approvals/OA-2024-0612"));

    public async Task ExecutionAsync()
    {
        await office.UntilAsync(6, 18, 17);
        foreach (var owner in new[] { Product, Sales })
        {
            await office.PressAsync(owner, "execution.report", ("status", "inProgress"), ("percent", "60"), ("note", Words("按计划推进")));
        }

        await office.OpenAsync(SupportHead, "executionTask", "T3");
        await office.PressAsync(SupportHead, "execution.proposeWaiver", ("reason", Words("促销推迟,培训不再需要")));
        await office.PressAsync(Asker, "execution.declineWaiver", ("reason", Words("培训仍然需要")));
        await office.OpenAsync(SupportHead, "executionTask", "T3");
        await office.PressAsync(SupportHead, "execution.proposeWaiver", ("reason", Words("促销取消")));
        await office.PressAsync(Asker, "execution.agreeToWaiver");
        await office.UntilAsync(6, 20, 11);
        await office.PressAsync(Product, "execution.handIn", ("evidence", Words("手册终稿 https://intranet.example/q3/handbook.pdf")));
        await office.PressAsync(Asker, "execution.returnWork", ("reason", Words("缺少第8个卖点")));
        await office.PressAsync(Product, "execution.handIn", ("evidence", Words("已补充第8个卖点")));
        await office.PressAsync(Asker, "execution.acceptWork");
        await office.UntilAsync(6, 28, 15);
        await office.PressAsync(Sales, "execution.handIn", ("evidence", Words("铺货率 96.3%")));
        await office.PressAsync(Asker, "execution.acceptWork");
    }

    public async Task RetrospectiveAsync()
    {
        await ReportAsync();
        await office.UntilAsync(7, 18, 10);
        await office.PressAsync(Product, "retrospective.finish", ("note", Words("已写入产品流程")));
        await office.PressAsync(Asker, "retrospective.reopen", ("reason", Words("请附流程链接")));
        await office.PressAsync(Product, "retrospective.finish", ("note", Words("链接已附")));
        await office.PressAsync(Asker, "retrospective.close");
        await office.PressAsync(Asker, "retrospective.file", ("keptAt", Words("公司档案室 A-12 柜")), ("fileNumber", string.Empty));
    }

    /// <summary>The report on 4 July leaves one improvement to 产品部.</summary>
    public async Task ReportAsync()
    {
        await office.PressAsync(Asker, "retrospective.arrange", ("date", "2024-07-03"), ("time", "15:00"), ("minutes", "60"), ("form", "online"), ("place", string.Empty));
        await office.UntilAsync(7, 2, 10);
        foreach (var person in new[] { Asker, Sales, Product, Support })
        {
            await office.PressAsync(
                person,
                "retrospective.answer",
                ("goalsReached", "yes"),
                ("whyNot", string.Empty),
                ("wentWell", Words("每周同步及时")),
                ("gotStuck", Words("需求澄清多花了半天")),
                ("improve", Words("提前锁定卖点清单")));
        }

        await office.UntilAsync(7, 3, 16, 5);
        await office.PressAsync(Asker, "retrospective.hold", ("date", "2024-07-03"), ("startedAt", "15:00"), ("endedAt", "16:00"));
        await office.UntilAsync(7, 4, 10);
        await office.PressAsync(
            Asker, "retrospective.report", ("summary", Words("目标全部达成")), ("what1", Words("建立卖点清单冻结机制")), ("owner1", office.Id(Product)), ("due1", "2024-07-19"));
        foreach (var head in (string[])[.. Heads, "何美玲"])
        {
            await office.PressAsync(head, "retrospective.read");
        }
    }

    /// <summary>Every verb that changes something, at least once: two short collaborations that come to nothing, then the whole campaign.</summary>
    public async Task PlayAsync()
    {
        await SubmitAsync("财务部", lane: "urgent");
        await office.PressAsync("冯志强", "request.refuseLane");
        await office.PressAsync("冯志强", "request.decline", ("reason", Words("本季度预算已用完")));
        await SubmitAsync("财务部", lane: "urgent");
        await office.PressAsync("冯志强", "request.takeLane");
        await office.PressAsync("冯志强", "request.handOver", ("colleague", office.Id("邓芳")));
        await office.OpenAsync(Asker, "requestAnswer", "财务部");
        await office.PressAsync(Asker, "request.recordCall", ("calledWith", office.Id("冯志强")), ("calledDate", "2024-06-03"), ("calledTime", "08:50"));
        await office.OpenAsync(Asker, "requestPaperwork", "D1");
        await office.PressAsync(Asker, "request.payDebt", ("record", Words("冯总监口头同意")));
        await office.OpenAsync(Asker, "requestAnswer", "财务部");
        await office.OpenAsync(Asker, "meetingArrange", string.Empty);
        await office.PressAsync(Asker, "meeting.autoBook");
        await office.PressAsync(Asker, "meeting.autoBookOff");
        await office.OpenAsync(Asker, "requestAnswer", "财务部");
        await office.PressAsync(Asker, "request.withdraw", ("reason", Words("需求取消")));
        await RequestAsync(withTerms: true);
        await office.PressAsync(Asker, "meeting.arrange", ("date", "2024-06-06"), ("start", "16:00"), ("minutes", "60"), ("form", "online"));
        await office.OpenAsync(Asker, "meetingArrange", string.Empty);
        await office.OpenAsync(Sales, "meetingAgenda", string.Empty);
        await office.PressAsync(Sales, "meeting.ask", ("questions", Words("样品何时到店？")));
        await office.PressAsync(Sales, "meeting.come");
        await office.OpenAsync(SalesHead, "meetingAgenda", string.Empty);
        await office.PressAsync(SalesHead, "meeting.stayAway", ("absenceReason", Words("当天出差")));
        await office.PressAsync(Asker, "meeting.move", ("newDate", "2024-06-07"), ("newStart", "10:00"), ("moveReason", Words("会议室检修")));
        await office.OpenAsync(Asker, "meetingArrange", string.Empty);
        await office.PressAsync(Asker, "meeting.callOff", ("reason", Words("王总监当天出差")));
        await MeetingAsync(live: true, [Asker, MarketingHead, Sales, ProductHead, Product, SupportHead, Support]);
        await ArguedMemorandumAsync();
        await MinutesAsync(withProcedures: true, withRatification: true);
        await SettleAsync();
        await RuleAsync();
        await ExecutionAsync();
        await RetrospectiveAsync();
    }

    /// <summary>The dispute between 市场部 and 客服部 is ruled, and their heads confirm and sign the next version.</summary>
    private async Task RuleAsync()
    {
        await office.PressAsync("何美玲", "dispute.rule", ("ruling", Words("培训费由两部各半")));
        foreach (var verb in new[] { "minutes.confirm", "minutes.signOff" })
        {
            await office.PressAsync(MarketingHead, verb);
            await office.PressAsync(SupportHead, verb);
        }
    }

    public async Task<string> NumberAsync() => (await office.StateAsync(await office.KeyAsync())).Request.Number!;

    /// <summary>Answers the new collaboration's id.</summary>
    public async Task<string> SubmitAsync(string receivers = "销售部,产品部,客服部", string? contacts = null, string person = Asker, string lane = "regular")
    {
        await office.SayAsync(person, "发起");
        contacts ??= receivers == "财务部" ? string.Empty : $"销售部|{office.Id(Sales)},产品部|{office.Id(Product)},客服部|{office.Id(Support)}";
        await office.PressAsync(
            person,
            "request.submit",
            ("kind", "projectDelivery"),
            ("milestones", $"{WantedBy} {Words("卖点手册定稿").ReplaceLineEndings(" ")}"),
            ("title", Words(Title)),
            ("what", Words("销售部:8月1日前完成首批铺货;产品部:提供卖点手册;客服部:完成话术培训")),
            ("why", Words("为保障新品8月顺利上市")),
            ("wantedBy", WantedBy),
            ("standard", Words("首批铺货率≥95%")),
            ("urgency", "normal"),
            ("importance", "important"),
            ("lane", lane),
            ("receivers", receivers),
            ("contacts", contacts),
            ("materials", "Q3上市营销方案 https://intranet.example/q3/plan.docx"));
        return (await office.KeyAsync(person)).Id;
    }

    public async Task ProposeMemorandumAsync(bool silence, string standard)
    {
        await office.OpenAsync(Asker, "memorandumDraft", string.Empty);
        await office.PressAsync(
            Asker,
            "memorandum.propose",
            ("goal", Words("新品8月顺利上市")),
            ("duties", Words("市场部:提供方案;销售部:完成铺货")),
            ("standard", Words(standard)),
            ("resolution", Words("先由负责人协商,未果的提请总经办裁决")),
            ("further", Words("资料不得外传")),
            ("silence", silence ? "true" : "false"));
    }

    private async Task SignMemorandumAsync()
    {
        foreach (var head in Heads)
        {
            await office.PressAsync(head, "memorandum.signOff");
        }

        await office.OpenAsync(Asker, "minutesDraft", string.Empty);
    }

    private Task<PressResult> AcceptAsync(string person, string decisionMaker) => office.PressAsync(
        person, "request.accept", ("decisionMaker", office.Id(decisionMaker)), ("executor", office.Id(person)), ("people", Words("6 人可投入")));

    private Task<PressResult> TaskAsync(string what, string owner, string due) => office.PressAsync(
        Asker,
        "minutes.writeTask",
        ("what", Words(what)),
        ("owner", office.Id(owner)),
        ("due", due),
        ("how", Words("分两步完成")),
        ("standard", Words("全部达标")),
        ("rhythm", "weekly"));
}
