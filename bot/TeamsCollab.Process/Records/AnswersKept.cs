using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;
using static TeamsCollab.Process.Request.RequestEvent;

namespace TeamsCollab.Process.Records;

/// <summary>Each receiver's answers against their limits (R16): a question stops the clock (A4), and terms that are refused start it anew (B6).</summary>
internal static class AnswersKept
{
    /// <param name="dueOf">When a promise was due in the end.</param>
    public static IEnumerable<LimitKept> Of(ImmutableArray<CollaborationEvent> history, Collaboration state, Func<Promise, DateTimeOffset> dueOf, DateTimeOffset until) =>
        history.OfType<Delivered>().SelectMany(delivered => Of(state.SideOf(delivered.Department)!, history, dueOf, until));

    private static IEnumerable<LimitKept> Of(Side side, ImmutableArray<CollaborationEvent> history, Func<Promise, DateTimeOffset> dueOf, DateTimeOffset until)
    {
        var (running, isPaused) = ((Promise?)null, false);
        foreach (var happened in history)
        {
            switch (happened)
            {
                case Delivered e when e.Department == side.Department:
                    running = e.Limit;
                    break;
                case LaneTaken { AnswerLimit: { } limit } e when e.Department == side.Department:
                    running = limit;
                    break;
                case ClarificationAsked { Pauses: true } e when e.Department == side.Department:
                    isPaused = true;
                    break;
                case ClarificationAnswered { AnswerLimit: { } limit } e when e.Department == side.Department:
                    (running, isPaused) = (limit, false);
                    break;
                case OfferRefused e when e.Department == side.Department:
                    running = e.AnswerLimit;
                    break;
                case Accepted or CounterOffered or Declined when running is not null && AnsweredBy(happened) == side.Department:
                    yield return Kept(running, happened.At, isPaused || happened.At <= dueOf(running));
                    (running, isPaused) = (null, false);
                    break;
            }
        }

        if (running is not null)
        {
            yield return Kept(running, null, isPaused || until <= dueOf(running) ? null : false);
        }

        LimitKept Kept(Promise promised, DateTimeOffset? doneAt, bool? kept) => new(LimitName.Answer, side.Contact, side.Department.Name, dueOf(promised), doneAt, kept);
    }

    private static Department? AnsweredBy(CollaborationEvent answer) => answer switch
    {
        Accepted accepted => accepted.Department,
        CounterOffered offered => offered.Department,
        Declined declined => declined.Department,
        _ => null,
    };
}
