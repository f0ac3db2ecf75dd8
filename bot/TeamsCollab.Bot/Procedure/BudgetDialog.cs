using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Process;
using TeamsCollab.Process.Procedure;

namespace TeamsCollab.Bot.Procedure;

/// <summary>《预算审批单》 in steps (R54): what for, how much and when, what waits for it, and the review that sends it to its approvers.</summary>
public static class BudgetDialog
{
    public static Dialog Steps { get; } = new(
        "budget",
        "procedure.applyForBudget",
        CardName.ProcedureForm,
        [
            new DialogStep("what", "budgetItem", "budgetPurpose"),
            new DialogStep("amount", "budgetAmount", "budgetPeriod")
            {
                Fault = inputs => ApplicationForm.Budget.YuanIn(inputs.Text("budgetAmount")) is null ? new Refusal(Because.NotANumber, "budgetAmount", inputs.Text("budgetAmount")) : null,
            },
            new DialogStep("dependents", "tasks", "days", "replaces"),
        ])
    {
        TitledBy = ["budgetItem"],
        TakesOffers = true,
        Version = ProcedureActions.Upon,
    };
}
