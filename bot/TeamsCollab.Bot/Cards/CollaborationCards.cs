using System.Diagnostics;
using TeamsCollab.Process;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Cards;

/// <summary>The data behind every card of a collaboration, for one reader.</summary>
public static class CollaborationCards
{
    /// <param name="key">Which of several equal cards, such as the task.</param>
    public static object Data(CardName card, string? key, Collaboration state, CardReader reader) => card switch
    {
        CardName.RequestAnswer => RequestAnswerCard.For(state, reader, key),
        CardName.RequestClarification => RequestClarificationCard.For(state, reader, key),
        CardName.MeetingArrange => MeetingArrangeCard.For(state, reader, []),
        CardName.MeetingAgenda => MeetingAgendaCard.For(state, reader),
        CardName.MinutesSignOff => MinutesSignOffCard.For(state, reader),
        _ => throw new UnreachableException($"{card} is no card of a collaboration."),
    };
}
