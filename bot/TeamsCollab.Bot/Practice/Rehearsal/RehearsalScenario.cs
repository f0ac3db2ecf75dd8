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
    ];

    /// <summary>Null where there is none of that name.</summary>
    public static RehearsalScenario? Named(string name) => All.FirstOrDefault(scenario => scenario.Name == name);
}
