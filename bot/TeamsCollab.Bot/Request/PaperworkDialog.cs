using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Request;

/// <summary>补办 in steps (N03, B26): the record of a call, the documents that belong to it, as links or as files sent meanwhile, and the review that hands it in.</summary>
public static class PaperworkDialog
{
    public static Dialog Steps { get; } = new(
        "paperwork",
        "request.payDebt",
        CardName.RequestPaperwork,
        [new DialogStep("record", "record"), new DialogStep("materials", "materials")])
    {
        TextIsWhole = true,
        IsDoneOnce = true,
    };
}
