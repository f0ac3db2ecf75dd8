using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Process.Meeting;

/// <summary>
/// The frame that the process document gives every meeting (R31-R34): 10 minutes, 40 minutes and what remains. Offered to the
/// initiator in the document's language, to be edited and sent as their own words.
/// </summary>
public static class DefaultAgenda
{
    /// <param name="minutes">How long the meeting lasts; one shorter than an hour is divided in the same proportion.</param>
    public static ImmutableArray<AgendaItem> Of(int minutes, TimeLimits limits)
    {
        var presentation = Math.Min(limits.PresentationMaxMinutes, minutes / 6);
        var discussion = Math.Min(limits.DiscussionMaxMinutes, minutes * 2 / 3);
        return
        [
            new AgendaItem(presentation, "发起方说明需求背景、目标及核心诉求"),
            new AgendaItem(discussion, "就需求可行性、资源匹配度、潜在风险展开讨论，明确谁做什么、何时做、如何做、交付标准是什么"),
            new AgendaItem(minutes - presentation - discussion, "确认结论与待办任务；未达成一致的，记录争议点并约定后续决策方式"),
        ];
    }
}
