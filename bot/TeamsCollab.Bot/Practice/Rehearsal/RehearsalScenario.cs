using System.Collections.Immutable;

namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>A collaboration that can be played by itself, through all five stages.</summary>
/// <param name="Name">As <c>rehearse --scenario</c> names it.</param>
/// <param name="Title">Of the collaboration.</param>
/// <param name="InChinese">What it shows, in one sentence; the page's own languages each have theirs.</param>
/// <param name="InEnglish">The same in English.</param>
/// <param name="Scenes">One a stage, in order.</param>
internal sealed record RehearsalScenario(string Name, string Title, string InChinese, string InEnglish, Func<Stagehands, ImmutableArray<Func<Task>>> Scenes)
{
    public static ImmutableArray<RehearsalScenario> All { get; } =
    [
        new("campaign", CampaignRehearsal.Title, "流程文件中的示例：市场部请三个部门协作，走完五个阶段。", "The process document's example: marketing asks three departments, all five stages.", stage => new CampaignRehearsal(stage).Scenes),
        new("urgent", UrgentRehearsal.Title, "紧急问题：先电话沟通，当天开会，两个工作日内补书面记录。", "An urgent problem: a call first, a meeting the same day, the written record within two working days.", stage => new UrgentRehearsal(stage).Scenes),
        new("goals", GoalsRehearsal.Title, "五个部门对齐目标：一个部门暂不接收，一个部门有条件接收。", "Five departments align goals: one declines, one accepts on terms.", stage => new GoalsRehearsal(stage).Scenes),
        new("resource", ResourceRehearsal.Title, "借用资源：先澄清，再转交同事对接，然后排期。", "A resource is borrowed: a question first, then a colleague takes over, then it is booked.", stage => new ResourceRehearsal(stage).Scenes),
        new(
            "minutes",
            MinutesRehearsal.Title,
            "八人确认纪要：一人有异议、两条改动，只请受影响的人再确认；争议保留签字，之后裁决。",
            "Eight confirm minutes: one objects, two clauses change, only those bound are asked again; a dispute is signed with a reservation and ruled later.",
            stage => new MinutesRehearsal(stage).Scenes),
        new(
            "absence",
            AbsenceRehearsal.Title,
            "负责人请假：指定的代理人代签，另一方的人不能代签；签过字的负责人离职，签字仍然有效；最后两位负责人同时签字。",
            "A head is on leave: the named substitute signs, nobody of the other side can; a head who signed leaves, and the signature stays; the last two heads sign at the same moment.",
            stage => new AbsenceRehearsal(stage).Scenes),
        new(
            "budget",
            BudgetRehearsal.Title,
            "备忘录约定默认同意，两人未反馈也不耽误；预算被拒，各部门商定变更。",
            "A memorandum lets silence count, so two who say nothing hold nothing up; a budget is refused and the departments settle the change.",
            stage => new BudgetRehearsal(stage).Scenes),
    ];

    /// <summary>Null where there is none of that name.</summary>
    public static RehearsalScenario? Named(string name) => All.FirstOrDefault(scenario => scenario.Name == name);
}
