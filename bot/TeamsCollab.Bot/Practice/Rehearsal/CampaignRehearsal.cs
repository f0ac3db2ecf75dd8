using System.Collections.Immutable;
using static TeamsCollab.Bot.Practice.Rehearsal.Cast;

namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>
/// The process document's own example: 市场部 asks 销售部, 产品部 and 客服部 for the launch campaign of the third quarter of 2024.
/// Every step is a person's, taken on the cards that they were sent.
/// </summary>
/// <param name="title">Other scenarios begin with the same request under a title of their own.</param>
internal sealed class CampaignRehearsal(Stagehands stage, string title = CampaignRehearsal.Title)
{
    public const string Title = "2024年Q3新品上市营销活动协作";

    public ImmutableArray<Func<Task>> Scenes => [RequestAsync, MeetingAsync, MinutesAsync, ExecutionAsync, RetrospectiveAsync];

    public async Task RequestAsync()
    {
        await stage.StageAsync("一、协作启动阶段 / 1 request");
        await stage.SayAsync(Asker, "发起");
        await stage.PressAsync(Asker, "request.submit", "提交协作需求，请销售部、产品部、客服部协作", new (string, string)[]
        {
            ("kind", "projectDelivery"),
            ("milestones", "6月20日 卖点手册定稿\n7月31日 首批铺货完成"),
            ("title", title),
            ("what", "销售部：8月1日前完成首批铺货；产品部：提供产品卖点手册与培训资料；客服部：完成售后话术培训"),
            ("why", "为保障新品8月顺利上市，需销售部提前铺货、产品部提供培训资料、客服部同步售后政策"),
            ("wantedBy", "2024-07-31"),
            ("standard", "首批铺货率≥95%；卖点手册覆盖全部8个卖点；客服话术考核通过率100%"),
            ("urgency", "normal"),
            ("importance", "important"),
            ("receivers", "销售部,产品部,客服部"),
            ("contacts", $"销售部|{stage.Id(Sales)},产品部|{stage.Id(Product)},客服部|{stage.Id(Support)}"),
            ("materials", "Q3上市营销方案 https://intranet.example/q3/plan.docx\n竞品数据 https://intranet.example/q3/data.xlsx"),
        });
        await stage.UntilAsync(6, 3, 11);
        await stage.PressAsync(Sales, "request.accept", "接收，派出决策人与执行人", new (string, string)[] { ("decisionMaker", stage.Id(SalesHead)), ("executor", stage.Id(Sales)), ("people", "区域销售 6 人可投入") });
        await stage.PressAsync(Product, "request.clarify", "需澄清：卖点手册要图文版还是视频版？", new (string, string)[] { ("question", "卖点手册要图文版还是视频版？") });
        await stage.UntilAsync(6, 3, 14);
        await stage.PressAsync(Asker, "request.answer", "答复澄清", new (string, string)[] { ("text", "图文版即可，不少于20页。") });
        await stage.PressAsync(Product, "request.accept", "接收", new (string, string)[] { ("decisionMaker", stage.Id(ProductHead)), ("executor", stage.Id(Product)) });
        await stage.PressAsync(Support, "request.accept", "接收", new (string, string)[] { ("decisionMaker", stage.Id(SupportHead)), ("executor", stage.Id(Support)) });
    }

    private async Task MeetingAsync()
    {
        await stage.StageAsync("二、共识达成阶段 / 2 meeting");
        await stage.PressAsync(Asker, "meeting.arrange", "安排会议：6月6日 14:00，60 分钟，线上", new (string, string)[] { ("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "online") });
        await stage.PressAsync(Asker, "meeting.sendAgenda", "发送会议议程");
        await stage.UntilAsync(6, 5, 10);
        foreach (var reader in new[] { MarketingHead, SalesHead, Sales, ProductHead, Product, SupportHead, Support })
        {
            await stage.PressAsync(reader, "meeting.read", "已阅材料");
        }

        await stage.UntilAsync(6, 6, 15, 5);
        await stage.PressAsync(Asker, "meeting.end", "会议已结束", new (string, string)[] { ("heldOn", "2024-06-06"), ("startedAt", "14:00"), ("endedAt", "15:00") });
    }

    private async Task MinutesAsync()
    {
        await stage.StageAsync("三、责任明确阶段 / 3 minutes");
        await stage.UntilAsync(6, 7, 10);
        await stage.PressAsync(Asker, "minutes.write", "整理会议纪要：讨论要点与共识事项", new (string, string)[]
        {
            ("points", "销售部：需产品部在6月20日前提供详细产品卖点手册，铺货时间为7月1日-7月31日\n产品部：承诺6月14日前完成手册初稿，6月20日前根据销售反馈修订\n客服部：需在6月28日前完成售后话术培训，培训材料由产品部提供"),
            ("agreed", "产品卖点手册交付标准：图文各20页，6月20日前交付\n首批铺货7月31日前完成，铺货率≥95%"),
        });
        await TaskAsync("完成产品卖点手册", Product, "2024-06-20", "产品部编写，销售部审阅", "覆盖全部8个卖点，图文各20页", "weekly");
        await TaskAsync("完成首批铺货", Sales, "2024-06-28", "按区域分三批，每批完成后上报", "铺货率≥95%", "weekly");
        await TaskAsync("完成售后话术培训", Support, "2024-06-27", "两场线上培训加考核", "考核通过率100%", "weekly");
        await stage.PressAsync(Asker, "minutes.circulate", "发送会议纪要，请全体参会人员确认");
        await stage.UntilAsync(6, 11, 10);
        foreach (var participant in new[] { MarketingHead, SalesHead, Sales, ProductHead, Product, SupportHead, Support })
        {
            await stage.PressAsync(participant, "minutes.confirm", "确认会议纪要");
        }

        foreach (var owner in new[] { Product, Sales, Support })
        {
            await stage.PressAsync(owner, "minutes.takeOn", "接受任务");
        }

        await stage.UntilAsync(6, 11, 16);
        await stage.PressAsync(MarketingHead, "minutes.signOff", "签字确认（市场部负责人）");
        await stage.PressAsync(SalesHead, "minutes.signOff", "签字确认（销售部负责人）");
        await stage.PressAsync(ProductHead, "minutes.signOff", "签字确认（产品部负责人）");
        await stage.PressAsync(SupportHead, "minutes.signOff", "签字确认（客服部负责人），纪要生效");
    }

    private async Task ExecutionAsync()
    {
        await stage.StageAsync("四、落地推进阶段 / 4 execution");
        await stage.UntilAsync(6, 18, 17);
        foreach (var owner in new[] { Product, Sales, Support })
        {
            await stage.PressAsync(owner, "execution.report", "同步本周进度 60%", new (string, string)[] { ("status", "inProgress"), ("percent", "60"), ("note", "按计划推进") });
        }

        await stage.UntilAsync(6, 20, 11);
        await stage.PressAsync(Product, "execution.handIn", "提交成果：产品卖点手册", new (string, string)[] { ("evidence", "手册终稿 https://intranet.example/q3/handbook.pdf") });
        await stage.PressAsync(Asker, "execution.returnWork", "退回：缺少第 8 个卖点", new (string, string)[] { ("reason", "缺少第8个卖点，请补充后再提交") });
        await stage.UntilAsync(6, 20, 16);
        await stage.PressAsync(Product, "execution.handIn", "再次提交成果", new (string, string)[] { ("evidence", "已补充第8个卖点 https://intranet.example/q3/handbook-v2.pdf") });
        await stage.PressAsync(Asker, "execution.acceptWork", "验收通过：产品卖点手册");
        await stage.UntilAsync(6, 26, 15);
        await stage.PressAsync(Support, "execution.handIn", "提交成果：售后话术培训", new (string, string)[] { ("evidence", "两场培训 42 人参加，考核通过率 100%") });
        await stage.PressAsync(Asker, "execution.acceptWork", "验收通过：售后话术培训");
        await stage.UntilAsync(6, 28, 15);
        await stage.PressAsync(Sales, "execution.handIn", "提交成果：首批铺货", new (string, string)[] { ("evidence", "铺货率 96.3%，清单 https://intranet.example/q3/stores.xlsx") });
        await stage.PressAsync(Asker, "execution.acceptWork", "验收通过：首批铺货，全部任务完成");
    }

    private async Task RetrospectiveAsync()
    {
        await stage.StageAsync("五、闭环提升阶段 / 5 retrospective");
        await stage.PressAsync(Asker, "retrospective.arrange", "组织复盘会：7月3日 15:00", new (string, string)[] { ("date", "2024-07-03"), ("time", "15:00"), ("minutes", "60"), ("form", "online"), ("place", string.Empty) });
        await stage.UntilAsync(7, 2, 10);
        foreach (var (person, stuck) in new[] { (Asker, "需求澄清多花了半天"), (Sales, "手册首稿等待较久"), (Product, "卖点清单变动两次"), (Support, "培训时间与促销冲突") })
        {
            await stage.PressAsync(person, "retrospective.answer", "填写复盘三问", new (string, string)[]
            {
                ("goalsReached", "yes"),
                ("whyNot", string.Empty),
                ("wentWell", "对接人明确，每周同步及时"),
                ("gotStuck", stuck),
                ("improve", "提前锁定卖点清单，培训材料共用模板"),
            });
        }

        await stage.UntilAsync(7, 3, 16, 5);
        await stage.PressAsync(Asker, "retrospective.hold", "复盘会已召开", new (string, string)[] { ("date", "2024-07-03"), ("startedAt", "15:00"), ("endedAt", "16:00") });
        await stage.UntilAsync(7, 4, 10);
        await stage.PressAsync(Asker, "retrospective.report", "提交《协作复盘报告》与改进计划", new (string, string)[]
        {
            ("summary", "目标全部达成：铺货率96.3%，手册与培训按期完成。卡点在需求澄清与卖点清单变动。"),
            ("what1", "建立新品卖点清单冻结机制"),
            ("owner1", stage.Id(Product)),
            ("due1", "2024-07-19"),
        });
        foreach (var head in new[] { MarketingHead, SalesHead, ProductHead, SupportHead, "何美玲" })
        {
            await stage.PressAsync(head, "retrospective.read", "已阅复盘报告");
        }

        await stage.UntilAsync(7, 18, 10);
        await stage.PressAsync(Product, "retrospective.finish", "改进完成", new (string, string)[] { ("note", "冻结机制已写入产品流程 2.3 节") });
        await stage.PressAsync(Asker, "retrospective.close", "确认改进已落实，协作闭环");
        await stage.PressAsync(Asker, "retrospective.file", "归档：登记记录存放的位置", new (string, string)[] { ("keptAt", "公司档案室 A-12 柜"), ("fileNumber", "2024-市-031") });
    }

    private Task TaskAsync(string what, string owner, string due, string how, string standard, string rhythm) => stage.PressAsync(
        Asker,
        "minutes.writeTask",
        $"待办任务：{what}（{owner}，{due}）",
        new (string, string)[] { ("what", what), ("owner", stage.Id(owner)), ("due", due), ("how", how), ("standard", standard), ("rhythm", rhythm) });
}
