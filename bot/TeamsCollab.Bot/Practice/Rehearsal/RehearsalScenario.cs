using System.Collections.Immutable;

namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>A collaboration that can be played by itself, through all five stages.</summary>
/// <param name="Name">As <c>rehearse --scenario</c> names it.</param>
/// <param name="Title">Of the collaboration.</param>
/// <param name="Scenes">One a stage, in order.</param>
internal sealed record RehearsalScenario(string Name, string Title, Func<Stagehands, ImmutableArray<Func<Task>>> Scenes)
{
    public static ImmutableArray<RehearsalScenario> All { get; } =
    [
        new("campaign", CampaignRehearsal.Title, stage => new CampaignRehearsal(stage).Scenes),
        new("urgent", UrgentRehearsal.Title, stage => new UrgentRehearsal(stage).Scenes),
        new("goals", GoalsRehearsal.Title, stage => new GoalsRehearsal(stage).Scenes),
        new("resource", ResourceRehearsal.Title, stage => new ResourceRehearsal(stage).Scenes),
    ];

    /// <summary>Null where there is none of that name.</summary>
    public static RehearsalScenario? Named(string name) => All.FirstOrDefault(scenario => scenario.Name == name);
}
