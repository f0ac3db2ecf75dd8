using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Minutes;

/// <summary>A dispute of the minutes in steps (R41, B10): what each side holds, what could be done, who decides and how, and the review that writes it into the draft that all share.</summary>
public static class MinutesDisputeDialog
{
    public static Dialog New { get; } = new(
        "dispute",
        "minutes.writeDispute",
        CardName.MinutesDraft,
        [
            new DialogStep("positions", "dispute", "positions"),
            new DialogStep("options", "options", "disputedTasks"),
            new DialogStep("decision", "decider", "decideBy", "route"),
        ])
    {
        TitledBy = ["dispute"],
        TakesOffers = true,
    };

    /// <summary>One that stands in the draft already, begun with what it says.</summary>
    public static Dialog Change { get; } = New with
    {
        Name = "disputeChange",
        Steps = [new DialogStep("which", "replacesDispute") { Fault = inputs => Inputs.Required(inputs.Text("replacesDispute"), "replacesDispute") }, .. New.Steps],
        Edits = "replacesDispute",
        Version = new DialogVersion("seen", state => state.Minutes.Edition),
    };
}
