using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Procedure;

/// <summary>《资源申请表》 in steps (R53): what for, how much and from whom, what waits for it, and the review that sends it to its approvers.</summary>
public static class ResourceDialog
{
    public static Dialog Steps { get; } = new(
        "resource",
        "procedure.applyForResource",
        CardName.ProcedureForm,
        [
            new DialogStep("what", "resourceItem", "resourcePurpose"),
            new DialogStep("amount", "resourceAmount", "resourcePeriod", "grantor"),
            new DialogStep("dependents", "tasks", "days", "replaces"),
        ])
    {
        TitledBy = ["resourceItem"],
        TakesOffers = true,
        Version = ProcedureActions.Upon,
    };
}
