using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Minutes;

/// <summary>A task of the minutes in steps (R45): what and how, who and by when, the standard, and the review that writes it into the draft that all share.</summary>
public static class TaskDialog
{
    public static Dialog New { get; } = new(
        "task",
        "minutes.writeTask",
        CardName.MinutesDraft,
        [
            new DialogStep("what", "what", "how", "vagueReason"),
            new DialogStep("who", "owner", "due"),
            new DialogStep("standard", "standard", "vagueReason", "rhythm"),
        ])
    {
        TitledBy = ["what"],
        TakesOffers = true,
    };

    /// <summary>One that stands in the draft already, begun with what it says.</summary>
    public static Dialog Change { get; } = New with
    {
        Name = "taskChange",
        Steps = [new DialogStep("which", "replacesTask") { Fault = inputs => Inputs.Required(inputs.Text("replacesTask"), "replacesTask") }, .. New.Steps],
        Edits = "replacesTask",
        Version = new DialogVersion("seen", state => state.Minutes.Edition),
    };
}
