using System.Collections.Immutable;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Teams;

/// <summary>The buttons of cards/overview.json: everything else of a collaboration opens from there.</summary>
public static class OverviewActions
{
    /// <summary>The verb that opens one card of a collaboration and changes nothing; a client that refreshes a card uses it too.</summary>
    public const string Open = "card.open";

    public static ImmutableArray<CardVerb> All { get; } =
    [
        new("overview.open", CardName.Overview, _ => new ActionReading.Show(CardName.Overview, null), "done.opened") { Words = ["查看", "show"] },
        new(Open, CardName.Overview, ReadOpen, "done.opened"),
    ];

    private static ActionReading ReadOpen(ActionInputs inputs)
    {
        var card = inputs.Choice<CardName>("card");
        return inputs.Or(new ActionReading.Show(card, inputs.Key));
    }
}
