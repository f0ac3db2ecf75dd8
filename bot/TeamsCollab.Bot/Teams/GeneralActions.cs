using System.Collections.Immutable;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Teams;

/// <summary>What can be done without a matter at hand: see one's work, open a card of it, say who signs for one, ask for help.</summary>
public static class GeneralActions
{
    /// <summary>The verb that shows a person's work list, also to a client that refreshes it.</summary>
    public const string OpenWork = "work.open";

    public static ImmutableArray<CardVerb> All { get; } =
    [
        new(OpenWork, CardName.MyWork, _ => new ActionReading.Show(CardName.MyWork, null), "done.opened") { Words = ["我的", "待办", "待我处理", "my work"] },
        new("work.agree", CardName.MyWork, _ => new Refusal(Because.WhichCollaboration, Detail: "同意"), "done.opened") { Words = ["同意", "agree", "好的", "ok"] },
        new("work.show", CardName.Overview, ReadShow, "done.opened"),
        new("search", CardName.Search, inputs => new ActionReading.Show(CardName.Search, inputs.Text("query")), "done.opened") { Words = ["查找", "搜索", "search", "find"], TextInput = "query" },
        new("substitute.open", CardName.Substitute, _ => new ActionReading.Show(CardName.Substitute, null), "done.opened"),
        new("substitute.name", CardName.Substitute, ReadSubstitute, "done.opened"),
        new("substitute.takeBack", CardName.Substitute, _ => new ActionReading.Substitute(null), "done.opened"),
        new("help", CardName.Help, _ => new ActionReading.Show(CardName.Help, null), "done.opened") { Words = ["帮助", "help"] },
    ];

    private static ActionReading ReadSubstitute(ActionInputs inputs)
    {
        var named = inputs.PersonNamed("substitute");
        return inputs.Fault is { } fault ? fault : new ActionReading.Substitute(named);
    }

    /// <summary>Opens one card of a collaboration; what it then shows depends on the reader.</summary>
    private static ActionReading ReadShow(ActionInputs inputs)
    {
        var card = inputs.Choice<CardName>("card");
        return inputs.Fault is { } fault ? fault : new ActionReading.Show(card, inputs.Key);
    }
}
