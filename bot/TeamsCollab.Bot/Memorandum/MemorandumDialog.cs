using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Memorandum;

/// <summary>《跨部门协作备忘录》 in steps (R55-R59): goal and parties, duties, standard and disputes, further terms, and the review that asks the heads to sign.</summary>
public static class MemorandumDialog
{
    public static Dialog Steps { get; } = new(
        "memorandum",
        "memorandum.propose",
        CardName.MemorandumDraft,
        [
            new DialogStep("scope", "goal") { Shows = ["parties"] },
            new DialogStep("duties", "duties"),
            new DialogStep("standard", "standard", "vagueReason", "resolution"),
            new DialogStep("terms", "further", "silence") { Shows = ["silenceLimits"] },
        ])
    {
        TakesOffers = true,
        Version = new DialogVersion("draft", state => state.Memorandum.Draft),
        IsDoneOnce = true,
    };
}
