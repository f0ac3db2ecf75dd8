using System.Collections.Immutable;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Dialogs;

/// <summary>What can be done at every step of every dialog. Only the last <c>dialog.next</c> binds, by the dialog's own verb.</summary>
public static class DialogActions
{
    public static ImmutableArray<CardVerb> All { get; } =
    [
        Of("dialog.start", DialogMove.Start),
        Of("dialog.next", DialogMove.Next, "下一步", "next"),
        Of("dialog.back", DialogMove.Back, "上一步", "back"),
        Of("dialog.help", DialogMove.Help, "这一步", "this step"),
        Of("dialog.cancel", DialogMove.Cancel, "取消", "cancel"),
        Of("dialog.resume", DialogMove.Resume, "继续", "草稿", "continue", "drafts"),
        Of("dialog.answer", DialogMove.Answer),
    ];

    private static CardVerb Of(string name, DialogMove move, params ImmutableArray<string> words) =>
        new(name, CardName.Dialog, _ => new ActionReading.Dialog(move), "done.opened") { Words = words };
}

public enum DialogMove
{
    Start,
    Next,
    Back,
    Help,
    Cancel,
    Resume,
    Answer,
}
