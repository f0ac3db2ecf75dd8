namespace TeamsCollab.Process.Tests.Request.Sentences;

internal static partial class SentenceTable
{
    /// <summary>Whole messages, in the columns of <see cref="Rows"/>: forms of the writer's own, lists, several departments, greetings and grounds around it.</summary>
    public static TheoryData<string, string, string, string, string, string, string, string> LongerRows => new()
    {
        // People fill in forms of their own.
        { Tuesday, "需求：铺货方案；部门：销售部；时间：3月30日；原因：新品上市；标准：覆盖100家门店", "销售部", "2026-03-30", "铺货方案", "新品上市", "覆盖100家门店", "" },
        { Tuesday, "1. 请产品部提供卖点手册 2. 时间：3月20日 3. 用途：培训", "产品部", "2026-03-20", "提供卖点手册", "培训", "", "S" },
        { Tuesday, "产品部、销售部：新品手册请在3月20日前定稿，标准：无错别字，20页以内。原因：4月1日经销商大会要用", "产品部、销售部", "2026-03-20", "新品手册定稿", "4月1日经销商大会要用", "无错别字，20页以内", "" },
        { Tuesday, "1、产品部：周五前给手册；2、销售部：周五前给名单", "产品部、销售部", "2026-03-13", "产品部给手册，销售部给名单", "", "", "YS" },
        { Tuesday, "【紧急】产品部需在3月12日前修复下单页报错，影响客户下单", "产品部", "2026-03-12", "修复下单页报错", "影响客户下单", "", "S" },
        { Tuesday, "紧急：请客服部今天内联系客户王总，他要退货", "客服部", "2026-03-10", "联系客户王总", "他要退货", "", "S" },
        { Tuesday, "我要向产品部和销售部发起协作：共同制定新品推广计划，3月27日前完成，以便4月上市", "产品部、销售部", "2026-03-27", "共同制定新品推广计划", "4月上市", "", "S" },
        { Tuesday, "给产品部发个协作请求：周五前给手册", "产品部", "2026-03-13", "给手册", "", "", "YS" },
        { Tuesday, "发起协作给产品部，周五前给手册", "产品部", "2026-03-13", "给手册", "", "", "YS" },
        { Tuesday, "新建协作请求，产品部，周五前给手册", "产品部", "2026-03-13", "给手册", "", "", "YS" },
        { Tuesday, "创建一个协作：产品部周五前给手册", "产品部", "2026-03-13", "给手册", "", "", "YS" },
        { Tuesday, "手册，产品部，周五前", "产品部", "2026-03-13", "手册", "", "", "YS" },
        { Tuesday, "请产品部周五前完成", "产品部", "2026-03-13", "", "", "", "WYS" },
        { Tuesday, "Request: product specs. To: Product. Due: March 20. Why: training. Standard: 20 pages.", "产品部", "2026-03-20", "product specs", "training", "20 pages", "" },
        { Tuesday, "Request: product specs / To: Product, Sales / Deadline: 20/03/2026 / Purpose: training", "产品部、销售部", "2026-03-20", "product specs", "training", "", "S" },

        // Several departments: who does what stays with them, and who is only mentioned is not asked.
        { Tuesday, "产品部和销售部周五前各出一份总结，财务部下周一前汇总", "产品部、销售部、财务部", "", "产品部和销售部周五前各出一份总结，财务部下周一前汇总", "", "", "DYS" },
        { Tuesday, "产品部和客服部3月20日前给意见", "产品部、客服部", "2026-03-20", "给意见", "", "", "YS" },
        { Tuesday, "关于新品上市，需要产品部提供卖点，销售部提供门店名单，3月20日前", "产品部、销售部", "2026-03-20", "产品部提供卖点，销售部提供门店名单", "关于新品上市", "", "S" },
        { Tuesday, "客户反映包装破损率高，请产品部牵头、客服部配合，3月底前拿出整改方案，目标破损率降到1%以下", "产品部、客服部", "2026-03-31", "产品部牵头，客服部配合，拿出整改方案", "客户反映包装破损率高", "目标破损率降到1%以下", "" },
        { Tuesday, "我们计划4月10日举办新品发布会，需要销售部邀请30家经销商，产品部准备样品50件，财务部准备预算，3月27日前完成", "销售部、产品部、财务部", "2026-03-27", "销售部邀请30家经销商，产品部准备样品50件，财务部准备预算", "我们计划4月10日举办新品发布会", "", "S" },
        { Tuesday, "产品部周五前给手册。销售部周五前给名单。", "产品部、销售部", "2026-03-13", "产品部给手册，销售部给名单", "", "", "YS" },
        { Tuesday, "@产品部 @客服部 请于3月20日前反馈新品意见", "产品部、客服部", "2026-03-20", "反馈新品意见", "", "", "YS" },
        { Tuesday, "需要产品、客服、财务三个部门一起参加3月18日的评审会", "产品部、客服部、财务部", "2026-03-18", "参加3月18日的评审会", "", "", "YS" },
        { Tuesday, "市场部需要产品部提供手册，周五前", "产品部", "2026-03-13", "提供手册", "", "", "YS" },
        { Tuesday, "销售部要我们周五前给方案，请产品部周四前给素材", "产品部", "2026-03-12", "给素材", "销售部要我们周五前给方案", "", "S" },
        { Tuesday, "We are running a dealer event on April 10, so we need Sales to invite 30 dealers and Product to prepare 50 samples by March 27.", "销售部、产品部", "2026-03-27", "Sales to invite 30 dealers, Product prepare 50 samples", "We are running a dealer event on April 10", "", "S" },
        { Tuesday, "Product team to provide manual by 20 Mar; Sales to train dealers by 27 Mar", "产品部、销售部", "", "Product team provide manual by 20 Mar, Sales train dealers by 27 Mar", "", "", "DYS" },
        { Tuesday, "请各部门3月20日前提交预算", "", "2026-03-20", "提交预算", "", "", "RYS" },
        { Tuesday, "请所有部门于本月底前完成资产盘点，财务部汇总", "", "2026-03-31", "所有部门完成资产盘点，财务部汇总", "", "", "RYS" },
        { Tuesday, "各部门的数据不一致，请财务部周五前核对", "财务部", "2026-03-13", "核对", "各部门的数据不一致", "", "S" },
        { Tuesday, "All departments, please submit budgets by March 20", "", "2026-03-20", "submit budgets", "", "", "RYS" },

        // Greetings, haste and questions are no part of it.
        { Tuesday, "@产品部 大家好，我们市场部打算4月15号搞一场直播，需要你们在4月8日之前提供主推款的卖点和价格，最好是Excel", "产品部", "2026-04-08", "提供主推款的卖点和价格", "我们市场部打算4月15号搞一场直播", "最好是Excel", "" },
        { Tuesday, "求助！产品部谁能周四前把主图换一下？老主图被平台下架了", "产品部", "2026-03-12", "把主图换一下", "老主图被平台下架了", "", "S" },
        { Tuesday, "急急急，客服部今天必须把投诉处理完，客户要曝光", "客服部", "2026-03-10", "把投诉处理完", "客户要曝光", "", "S" },
        { Tuesday, "产品部什么时候能给卖点手册？", "产品部", "", "给卖点手册", "", "", "DYS" },
        { Tuesday, "帮我约一下产品部下周三开会", "产品部", "2026-03-18", "开会", "", "", "YS" },
        { Tuesday, "各位同事，因4月新品上市需要，请销售部于3月25日前完成首批铺货100家，交付标准：每店陈列照片", "销售部", "2026-03-25", "完成首批铺货100家", "4月新品上市需要", "每店陈列照片", "" },
        { Tuesday, "申请财务部批准10万元市场预算，用于618大促，4月30日前批复", "财务部", "2026-04-30", "批准10万元市场预算，批复", "618大促", "", "S" },
        { Tuesday, "请PRD部门下周三前给卖点手册", "产品部", "2026-03-18", "给卖点手册", "", "", "YS" },
        { Tuesday, "产品部的手册周五前能给吗？", "产品部", "2026-03-13", "手册", "", "", "YS" },
        { Tuesday, "因为经销商大会提前到3月25日，所以请产品部3月18日前把手册给我们", "产品部", "2026-03-18", "把手册给我们", "经销商大会提前到3月25日", "", "S" },
        { Tuesday, "URGENT: Customer Service please call the client back today, they threaten to sue", "客服部", "2026-03-10", "call the client back", "they threaten to sue", "", "S" },
        { Tuesday, "Hello Product team, we are launching in April. Please send us the key selling points by March 20. Requirements: one page, in Chinese. Thanks!", "产品部", "2026-03-20", "send us the key selling points", "we are launching in April", "one page, in Chinese", "" },
        { Tuesday, "Hi all, could Finance please approve our travel budget (50,000 RMB) before the end of March? It's for the dealer conference.", "财务部", "2026-03-31", "approve our travel budget (50,000 RMB)", "the dealer conference", "", "S" },
        { Tuesday, "Would it be possible for Product to hand over the brochure by the end of next week? Training starts on Monday.", "产品部", "2026-03-20", "hand over the brochure", "Training starts on Monday", "", "S" },
        { Tuesday, "I\u2019d like Sales to deliver the store list on 20 March", "销售部", "2026-03-20", "deliver the store list", "", "", "YS" },
        { Tuesday, "I need Product's help with the brochure by Friday", "产品部", "2026-03-13", "help with the brochure", "", "", "YS" },
        { Tuesday, "Ask Finance if they can pay the deposit before the 25th", "财务部", "2026-03-25", "pay the deposit", "", "", "YS" },
        { Tuesday, "Dear Product, kindly provide the spec sheet for SKU-100 (rev B) by 17:00 on 20 March 2026. Purpose: regulatory filing.", "产品部", "2026-03-20", "provide the spec sheet for SKU-100 (rev B)", "regulatory filing", "", "S" },
        { Tuesday, "Sales: store list by tmr pls", "销售部", "2026-03-11", "store list", "", "", "YS" },

        // Why, and how good, without a word that says so.
        { Tuesday, "请财务部于本月底之前完成对账，以免影响付款", "财务部", "2026-03-31", "完成对账", "以免影响付款", "", "S" },
        { Tuesday, "请产品部周五前给手册，供经销商培训使用", "产品部", "2026-03-13", "给手册", "供经销商培训使用", "", "S" },
        { Tuesday, "请产品部周五前给手册，我们要拿去印刷", "产品部", "2026-03-13", "给手册", "我们要拿去印刷", "", "S" },
        { Tuesday, "请产品部周五前给手册（用于培训）", "产品部", "2026-03-13", "给手册", "培训", "", "S" },
        { Tuesday, "请产品部周五前给手册，内容包含卖点、价格、竞品对比", "产品部", "2026-03-13", "给手册", "", "内容包含卖点、价格、竞品对比", "Y" },
        { Tuesday, "请产品部周五前给手册，页数20页左右，图文并茂", "产品部", "2026-03-13", "给手册", "", "页数20页左右，图文并茂", "Y" },
        { Tuesday, "请产品部周五前给手册，需经总监审核通过", "产品部", "2026-03-13", "给手册", "", "需经总监审核通过", "Y" },
        { Tuesday, "请产品部周五前给手册，PDF格式", "产品部", "2026-03-13", "给手册", "", "PDF格式", "Y" },

        // Days again: a dot, two digits of a year, a day that belongs to a thing, two limits.
        { Tuesday, "请产品部 3.20 前给卖点手册", "产品部", "2026-03-20", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部3-20前给卖点手册", "产品部", "2026-03-20", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部 2026年3月20日 18:00前 提供卖点手册", "产品部", "2026-03-20", "提供卖点手册", "", "", "YS" },
        { Tuesday, "请产品部26年3月20日前给卖点手册", "产品部", "2026-03-20", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部5日内回复", "产品部", "2026-03-15", "回复", "", "", "YS" },
        { Tuesday, "请产品部5日前回复", "产品部", "2026-04-05", "回复", "", "", "YS" },
        { Tuesday, "请产品部双十一前给卖点手册", "产品部", "2026-11-10", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部618前给卖点手册", "产品部", "2026-06-17", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部尽早给卖点手册，最晚不超过周五", "产品部", "2026-03-13", "给卖点手册", "", "", "YS" },
        { Tuesday, "请产品部不要在周三前给卖点手册", "产品部", "", "不要在周三前给卖点手册", "", "", "DYS" },
        { Tuesday, "请产品部参加3月18日下午2点的评审会", "产品部", "2026-03-18", "参加3月18日下午2点的评审会", "", "", "YS" },
        { Tuesday, "请销售部统计3月1日至3月10日的退货数据，3月13日前给", "销售部", "2026-03-13", "统计3月1日至3月10日的退货数据", "", "", "YS" },
        { Tuesday, "请客服部48小时内回复客户投诉，并于周五前提交总结", "客服部", "", "48小时内回复客户投诉，并于周五前提交总结", "", "", "DYS" },
        { Tuesday, "请产品部3月20日前完成初稿，3月25日前完成终稿", "产品部", "", "3月20日前完成初稿，3月25日前完成终稿", "", "", "DYS" },
        { Tuesday, "请产品部3月20日前端页面改版", "产品部", "2026-03-20", "前端页面改版", "", "", "YS" },
        { Tuesday, "我们想做一个会员日活动，想请销售、客服一起配合，时间是4月1日，目的是提升复购", "销售部、客服部", "2026-04-01", "做一个会员日活动", "提升复购", "", "S" },
    };
}
