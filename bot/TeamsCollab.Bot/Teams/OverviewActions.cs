using System.Collections.Immutable;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Teams;

/// <summary>The buttons of cards/overview.json: everything else of a collaboration opens from there.</summary>
public static class OverviewActions
{
    public static ImmutableArray<CardVerb> All { get; } =
    [
        new("overview.open", CardName.Overview, _ => new ActionReading.Show(CardName.Overview, null), "done.opened") { Words = ["查看", "show"] },
        new("card.open", CardName.Overview, ReadOpen, "done.opened"),
    ];

    private static ActionReading ReadOpen(ActionInputs inputs)
    {
        var card = inputs.Choice<CardName>("card");
        return inputs.Or(new ActionReading.Show(card, inputs.Key));
    }
}
