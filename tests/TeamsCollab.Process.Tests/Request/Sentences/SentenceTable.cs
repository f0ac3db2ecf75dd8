namespace TeamsCollab.Process.Tests.Request.Sentences;

/// <summary>
/// What people write, and what is understood of it: departments, day (yyyy-MM-dd), what, why, standard, and what is asked for then
/// (R receivers, D day, W what, Y why, S standard). An empty cell was not understood, and is asked for.
/// </summary>
internal static partial class SentenceTable
{
    /// <summary>A Tuesday in a week without holidays.</summary>
    private const string Tuesday = "2026-03-10";
    private const string Sunday = "2026-03-08";
    private const string Friday = "2026-03-13";

    public static TheoryData<string, string, string, string, string, string, string, string> Rows => new()
    {
        // The day before whom, the reason after: the way most people write.
        { Tuesday, "下周三前请产品部给卖点手册,销售铺货要用", "产品部", "2026-03-18", "给卖点手册", "销售铺货要用", "", "S" },
        { Sunday, "下周三前请产品部给卖点手册，销售铺货要用", "产品部", "2026-03-11", "给卖点手册", "销售铺货要用", "", "S" },
        { Sunday, "周三前请产品部给卖点手册", "产品部", "2026-03-11", "给卖点手册", "", "", "YS" },
        { Sunday, "本周三前请产品部给卖点手册", "产品部", "", "给卖点手册", "", "", "DYS" },
        { Tuesday, "请产品部3月20日前提供卖点手册，因为销售部要给客户培训", "产品部", "2026-03-20", "提供卖点手册", "销售部要给客户培训", "", "S" },
        { Tuesday, "麻烦客服部和产品部本周五下班前完成培训资料，标准：覆盖20个常见问题", "客服部、产品部", "2026-03-13", "完成培训资料", "", "覆盖20个常见问题", "Y" },
        { Tuesday, "请销售部、产品部、客服部配合新品上市活动，3月31日前完成铺货", "销售部、产品部、客服部", "2026-03-31", "配合新品上市活动，完成铺货", "", "", "YS" },
        { Tuesday, "新品月底上市，请产品部下周五前给卖点手册", "产品部", "2026-03-20", "给卖点手册", "新品月底上市", "", "S" },
        { Tuesday, "为了赶上五一促销，请市场部4月10日前出活动方案", "市场部", "2026-04-10", "出活动方案", "为了赶上五一促销", "", "S" },
        { Tuesday, "财务部3天内审批一下推广预算吧", "财务部", "2026-03-13", "审批一下推广预算", "", "", "YS" },
        { Tuesday, "请财务5个工作日内审核合同，供应商等着用", "财务部", "2026-03-17", "审核合同", "供应商等着用", "", "S" },
        { Tuesday, "需要财务部在月底前批准5万元预算", "财务部", "2026-03-31", "批准5万元预算", "", "", "YS" },
        { Tuesday, "想请销售的同事明天提供一份客户名单", "销售部", "2026-03-11", "提供一份客户名单", "", "", "YS" },
        { Tuesday, "向财务部申请2万元推广费，本月25号要付定金", "财务部", "2026-03-25", "申请2万元推广费，付定金", "", "", "YS" },
        { Tuesday, "请客服团队后天前整理投诉清单", "客服部", "2026-03-12", "整理投诉清单", "", "", "YS" },
        { Tuesday, "让产品部两周内把说明书改好", "产品部", "2026-03-24", "把说明书改好", "", "", "YS" },
        { Tuesday, "请产品部和销售部分别给一份数据，3/20前", "产品部、销售部", "2026-03-20", "给一份数据", "", "", "YS" },
        { Tuesday, "请产品部给出销售部分的数据，周四前", "产品部", "2026-03-12", "给出销售部分的数据", "", "", "YS" },
        { Tuesday, "请产品部提供销售部需要的卖点手册，3月18日截止", "产品部", "2026-03-18", "提供销售部需要的卖点手册", "", "", "YS" },
        { Tuesday, "我们需要产品手册，请产品部下周一前给", "产品部", "2026-03-16", "产品手册", "", "", "YS" },
        { Tuesday, "请产品部给卖点手册，下周三前要用", "产品部", "2026-03-18", "给卖点手册", "要用", "", "S" },
        { Tuesday, "法律风险不大，请财务部下下周二前确认付款方式", "财务部", "2026-03-24", "确认付款方式", "法律风险不大", "", "S" },

        // Vague, missing or too much: asked for, never guessed.
        { Tuesday, "请产品部尽快给卖点手册", "产品部", "", "给卖点手册", "", "", "DYS" },
        { Tuesday, "请产品部周三前给初稿、周五前给定稿", "产品部", "", "周三前给初稿、周五前给定稿", "", "", "DYS" },
        { Tuesday, "请下周五前提供卖点手册", "", "2026-03-20", "提供卖点手册", "", "", "RYS" },
        { Tuesday, "请产品部下周三前", "产品部", "2026-03-18", "", "", "", "WYS" },
        { Tuesday, "请产品部3月5日前给卖点手册", "产品部", "", "给卖点手册", "", "", "DYS" },
        { Tuesday, "请产品部2月30日前给卖点手册", "产品部", "", "2月30日前给卖点手册", "", "", "DYS" },
        { Tuesday, "不需要产品部参加，请销售部周五前给铺货表", "销售部", "2026-03-13", "给铺货表", "不需要产品部参加", "", "S" },

        // Days: months, quarters, festivals, working weekends.
        { Friday, "请产品部周五前给卖点手册", "产品部", "2026-03-13", "给卖点手册", "", "", "YS" },
        { Friday, "请产品部周一前给卖点手册", "产品部", "2026-03-16", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部月底前给卖点手册", "产品部", "2026-03-31", "给卖点手册", "", "", "YS" },
        { "2026-02-10", "请产品部月底前给卖点手册", "产品部", "2026-02-28", "给卖点手册", "", "", "YS" },
        { "2026-05-06", "请产品部周末前给卖点手册", "产品部", "2026-05-09", "给卖点手册", "", "", "YS" },
        { "2026-05-06", "请产品部本周六前给卖点手册", "产品部", "2026-05-09", "给卖点手册", "", "", "YS" },
        { "2026-09-21", "请产品部国庆前给卖点手册", "产品部", "2026-09-30", "给卖点手册", "", "", "YS" },
        { "2026-09-21", "请产品部10月3日前给卖点手册", "产品部", "2026-10-03", "给卖点手册", "", "", "YS" },
        { "2026-02-02", "请产品部春节前给卖点手册", "产品部", "2026-02-14", "给卖点手册", "", "", "YS" },
        { "2026-09-18", "请产品部1个工作日内给卖点手册", "产品部", "2026-09-20", "给卖点手册", "", "", "YS" },
        { "2026-11-20", "请产品部1月15日前给卖点手册", "产品部", "2027-01-15", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部2026年4月1日前给卖点手册", "产品部", "2026-04-01", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部2026-04-01前给卖点手册", "产品部", "2026-04-01", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部十二月三日前给卖点手册", "产品部", "2026-12-03", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部Q2末前给卖点手册", "产品部", "2026-06-30", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部下个月5号前给卖点手册", "产品部", "2026-04-05", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部下周内给卖点手册", "产品部", "2026-03-20", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部下周前给卖点手册", "产品部", "2026-03-13", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部星期五下午3点前给卖点手册", "产品部", "2026-03-13", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部年底前给路线图", "产品部", "2026-12-31", "给路线图", "", "", "YS" },
        { Tuesday, "请产品部最晚3月20号给卖点手册", "产品部", "2026-03-20", "给卖点手册", "", "", "YS" },

        // English.
        { Tuesday, "Please ask the product team to provide the sales handbook by next Wednesday, sales needs it for the store rollout", "产品部", "2026-03-18", "provide the sales handbook", "sales needs it for the store rollout", "", "S" },
        { Sunday, "Please ask Product to provide the handbook by next Wednesday", "产品部", "2026-03-11", "provide the handbook", "", "", "YS" },
        { Tuesday, "Could Product send us the handbook by EOD Friday so that stores can be stocked?", "产品部", "2026-03-13", "send us the handbook", "stores can be stocked", "", "S" },
        { Tuesday, "We need finance and sales to review the contract by March 20 because the vendor signs on March 25", "财务部、销售部", "2026-03-20", "review the contract", "the vendor signs on March 25", "", "S" },
        { Tuesday, "I need the Q3 numbers from Finance by 3/20", "财务部", "2026-03-20", "the Q3 numbers", "", "", "YS" },
        { Tuesday, "Please have customer service prepare the training slides within 5 working days, at least 20 questions", "客服部", "2026-03-17", "prepare the training slides", "", "at least 20 questions", "Y" },
        { Tuesday, "Can marketing draft the launch plan by the end of the month?", "市场部", "2026-03-31", "draft the launch plan", "", "", "YS" },
        { Tuesday, "Please ask sales, product and customer support to join the launch by 2026-04-15", "销售部、产品部、客服部", "2026-04-15", "join the launch", "", "", "YS" },
        { Tuesday, "ask finance to approve the budget tomorrow, urgent", "财务部", "2026-03-11", "approve the budget", "", "", "YS" },
        { Tuesday, "Please ask Product to send the handbook asap", "产品部", "", "send the handbook", "", "", "DYS" },
        { Tuesday, "Please ask Product to send the handbook by this Monday", "产品部", "", "send the handbook", "", "", "DYS" },
        { Tuesday, "Please ask PRD to update the spec before 15 April", "产品部", "2026-04-15", "update the spec", "", "", "YS" },
        { Tuesday, "Please get sales to confirm the store list in two weeks", "销售部", "2026-03-24", "confirm the store list", "", "", "YS" },
        { Tuesday, "Please send the handbook by Friday", "", "2026-03-13", "send the handbook", "", "", "RYS" },
        { Tuesday, "Please ask Product to fix the broken export by the 15th", "产品部", "2026-03-15", "fix the broken export", "", "", "YS" },
        { "2026-09-30", "Please ask Product to send the handbook within 2 working days", "产品部", "2026-10-09", "send the handbook", "", "", "YS" },

        // After a festival, before one without its name, spans of days, parts of a month.
        { "2026-09-28", "请产品部节后第一个工作日给卖点手册", "产品部", "2026-10-08", "给卖点手册", "", "", "YS" },
        { "2026-09-28", "请产品部国庆后第二个工作日前给卖点手册", "产品部", "2026-10-09", "给卖点手册", "", "", "YS" },
        { "2026-02-10", "请产品部春节后3个工作日内给卖点手册", "产品部", "2026-02-26", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部节前给卖点手册", "产品部", "2026-04-03", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部环节前后各测一次", "产品部", "", "环节前后各测一次", "", "", "DYS" },
        { "2026-01-12", "请产品部年前给卖点手册", "产品部", "2026-02-14", "给卖点手册", "", "", "YS" },
        { Tuesday, "请销售部3月16日至18日派两个人支持展会", "销售部", "", "3月16日至18日派两个人支持展会", "", "", "DYS" },
        { Tuesday, "请客服下周一到周三培训新人", "客服部", "", "下周一到周三培训新人", "", "", "DYS" },
        { Tuesday, "请产品部4/1前给卖点手册", "产品部", "2026-04-01", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部下月初给卖点手册", "产品部", "2026-04-10", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部月中前给卖点手册", "产品部", "2026-03-20", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部6个月中选一个月试点", "产品部", "", "6个月中选一个月试点", "", "", "DYS" },

        // Departments by their short names at the beginning, times of day behind the day.
        { Tuesday, "市场、销售、客服三个部门请在下周五前提交Q2目标，用于季度会", "市场部、销售部、客服部", "2026-03-20", "提交Q2目标", "季度会", "", "S" },
        { Tuesday, "请CSD在两周后提供名单", "客服部", "2026-03-24", "提供名单", "", "", "YS" },
        { Tuesday, "麻烦财务3月16号下午3点半前审完合同，客户等着签", "财务部", "2026-03-16", "审完合同", "客户等着签", "", "S" },
        { Tuesday, "Product and Finance, please send the review by EOD next Tue", "产品部、财务部", "2026-03-17", "send the review", "", "", "YS" },
        { Tuesday, "Finance: approve the 50k budget by 3/20 please", "财务部", "2026-03-20", "approve the 50k budget", "", "", "YS" },
        { Tuesday, "By next Friday noon Product must provide the manual, at least 20 pages", "产品部", "2026-03-20", "provide the manual", "", "at least 20 pages", "Y" },
        { Tuesday, "Product sales are up since last Friday", "", "", "Product sales are up since last Friday", "", "", "RDYS" },
        { Tuesday, "请产品部给上周三说好的卖点手册", "产品部", "", "给上周三说好的卖点手册", "", "", "DYS" },
        { Tuesday, "请销售部每周五发一次周报", "销售部", "", "每周五发一次周报", "", "", "DYS" },
        { Tuesday, "next Monday by 10am please get Sales to send the forecast", "销售部", "2026-03-16", "send the forecast", "", "", "YS" },
        { Tuesday, "We want the deck from Product by Thursday EOD", "产品部", "2026-03-12", "the deck", "", "", "YS" },
        { Tuesday, "Please have Finance sign off by COB on the 20th", "财务部", "2026-03-20", "sign off", "", "", "YS" },
        { Tuesday, "Please have Finance sign off in 10 days", "财务部", "2026-03-20", "sign off", "", "", "YS" },
        { Tuesday, "Please have Finance sign off by mid-April", "财务部", "2026-04-15", "sign off", "", "", "YS" },
        { Tuesday, "Sales please provide two people the week after next", "销售部", "2026-03-27", "provide two people", "", "", "YS" },

        // What stands around a day may make it another, several or only a beginning: asked for.
        { Tuesday, "请产品部下周三后给数据", "产品部", "", "下周三后给数据", "", "", "DYS" },
        { Tuesday, "请产品部3月20日前后给数据", "产品部", "", "3月20日前后给数据", "", "", "DYS" },
        { Tuesday, "请产品部月底前三天给数据", "产品部", "", "月底前三天给数据", "", "", "DYS" },
        { Tuesday, "请产品部周三或周四前给数据", "产品部", "", "周三或周四前给数据", "", "", "DYS" },
        { Tuesday, "请产品部从下周三开始派人支持", "产品部", "", "从下周三开始派人支持", "", "", "DYS" },
        { Tuesday, "请产品部最快下周三给数据", "产品部", "", "最快下周三给数据", "", "", "DYS" },
        { Tuesday, "请产品部不要早于下周三给数据", "产品部", "", "不要早于下周三给数据", "", "", "DYS" },
        { Tuesday, "请产品部大概周五给数据", "产品部", "", "大概周五给数据", "", "", "DYS" },
        { Tuesday, "请产品部两三天内给数据", "产品部", "", "两三天内给数据", "", "", "DYS" },
        { Tuesday, "请产品部1.5个月内给数据", "产品部", "", "1.5个月内给数据", "", "", "DYS" },
        { Tuesday, "请产品部尽早下周三前给数据", "产品部", "2026-03-18", "给数据", "", "", "YS" },
        { Tuesday, "请产品部下周三前起草方案", "产品部", "2026-03-18", "起草方案", "", "", "YS" },
        { Tuesday, "Please ask Product to fix it after Friday", "产品部", "", "fix it after Friday", "", "", "DYS" },
        { Tuesday, "Please ask Product to fix it two days before Friday", "产品部", "", "fix it two days before Friday", "", "", "DYS" },
        { Tuesday, "Please ask Product to fix it a week from Friday", "产品部", "", "fix it a week from Friday", "", "", "DYS" },
        { Tuesday, "Please ask Product to fix it by early next week", "产品部", "", "fix it by early next week", "", "", "DYS" },
        { Tuesday, "Please ask Product to fix it by March 20 or 21", "产品部", "", "fix it by March 20 or 21", "", "", "DYS" },

        // A date with its weekday; where they disagree, it is asked.
        { Tuesday, "请产品部3月20日（周五）前给数据", "产品部", "2026-03-20", "给数据", "", "", "YS" },
        { Tuesday, "请产品部3月20日（周四）前给数据", "产品部", "", "3月20日（周四）前给数据", "", "", "DYS" },
        { Tuesday, "请产品部本周五（3月13日）前给数据", "产品部", "2026-03-13", "给数据", "", "", "YS" },
        { Tuesday, "请产品部3月20日(本周五)前给数据", "产品部", "", "3月20日(本周五)前给数据", "", "", "DYS" },
        { Tuesday, "Please ask Product to fix it by Friday, March 20", "产品部", "2026-03-20", "fix it", "", "", "YS" },
        { Tuesday, "Please ask Product to fix it by Thursday, March 20", "产品部", "", "fix it by Thursday, March 20", "", "", "DYS" },

        // More ways to write a day.
        { Tuesday, "请产品部下周的周三给数据", "产品部", "2026-03-18", "给数据", "", "", "YS" },
        { Tuesday, "请产品部这个月的25号前给数据", "产品部", "2026-03-25", "给数据", "", "", "YS" },
        { Tuesday, "请产品部明年3月底前给数据", "产品部", "2027-03-31", "给数据", "", "", "YS" },
        { Tuesday, "请产品部明年1月15日前给数据", "产品部", "2027-01-15", "给数据", "", "", "YS" },
        { Tuesday, "请产品部6月份之前给数据", "产品部", "2026-05-29", "给数据", "", "", "YS" },
        { Tuesday, "请产品部下月前给数据", "产品部", "2026-03-31", "给数据", "", "", "YS" },
        { Tuesday, "请产品部48小时内给数据", "产品部", "2026-03-12", "给数据", "", "", "YS" },
        { Tuesday, "请产品部3到5个工作日内给数据", "产品部", "2026-03-17", "给数据", "", "", "YS" },
        { Tuesday, "请产品部一个半月内给数据", "产品部", "2026-04-25", "给数据", "", "", "YS" },
        { Tuesday, "请产品部3.20前给数据", "产品部", "2026-03-20", "给数据", "", "", "YS" },
        { Tuesday, "请产品部把系统升级到3.20前给数据", "产品部", "", "把系统升级到3.20前给数据", "", "", "DYS" },
        { Tuesday, "请产品部20260320前给数据", "产品部", "2026-03-20", "给数据", "", "", "YS" },
        { Tuesday, "Please ask Product to fix it by the 15th of April", "产品部", "2026-04-15", "fix it", "", "", "YS" },
        { Tuesday, "Please ask Product to fix it by the 5th of next month", "产品部", "2026-04-05", "fix it", "", "", "YS" },
        { Tuesday, "Please ask Product to fix it by Friday of next week", "产品部", "2026-03-20", "fix it", "", "", "YS" },
        { Tuesday, "Please ask Product to fix it two days from now", "产品部", "2026-03-12", "fix it", "", "", "YS" },
        { Tuesday, "Please ask Product to fix it in a week's time", "产品部", "2026-03-17", "fix it", "", "", "YS" },
        { Tuesday, "Please ask Product to fix it within 48 hours", "产品部", "2026-03-12", "fix it", "", "", "YS" },
        { Tuesday, "Please ask Product to fix it by 3/18/2026", "产品部", "2026-03-18", "fix it", "", "", "YS" },
        { Tuesday, "Please ask Product to fix it on or before Friday", "产品部", "2026-03-13", "fix it", "", "", "YS" },
        { Tuesday, "Please ask Product to fix it before the National Day holiday", "产品部", "2026-09-30", "fix it", "", "", "YS" },

        // Words that only ask are neither what nor why.
        { Tuesday, "我要向产品部要一份卖点手册，下周三前", "产品部", "2026-03-18", "一份卖点手册", "", "", "YS" },
        { Tuesday, "能否请销售部的张伟下周三前给客户名单", "销售部", "2026-03-18", "张伟给客户名单", "", "", "YS" },
        { Tuesday, "产品部的同学，能不能周五之前帮忙出一版卖点手册？", "产品部", "2026-03-13", "出一版卖点手册", "", "", "YS" },
        { Tuesday, "麻烦产品部支持一下，月底之前把竞品分析给到我们，老板要看", "产品部", "2026-03-31", "把竞品分析给到我们", "老板要看", "", "S" },
        { Tuesday, "辛苦财务部同事帮忙看下合同，周四前就行", "财务部", "2026-03-12", "看下合同", "", "", "YS" },
        { Tuesday, "请产品部提供卖点手册。时间：下周三。原因：铺货。标准：20页以上", "产品部", "2026-03-18", "提供卖点手册", "铺货", "20页以上", "" },
        { Tuesday, "请产品部或销售部下周三前给手册", "产品部、销售部", "2026-03-18", "给手册", "", "", "YS" },
        { Tuesday, "Can you get Finance to pay the invoice by tomorrow COB?", "财务部", "2026-03-11", "pay the invoice", "", "", "YS" },
        { Tuesday, "We would appreciate it if Product could deliver the handbook no later than March 18", "产品部", "2026-03-18", "deliver the handbook", "", "", "YS" },
        { Tuesday, "Product team: handbook needed by Wed, for dealer training, must be at least 20 pages", "产品部", "2026-03-11", "handbook needed", "dealer training", "must be at least 20 pages", "" },
        { Tuesday, "Please ask Sales for the store list by Friday", "销售部", "2026-03-13", "the store list", "", "", "YS" },
    };
}
