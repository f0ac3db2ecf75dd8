using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Request;

/// <summary>The data behind cards/request/clarification.json: one doubt, for one reader (R17).</summary>
/// <param name="Department">Who asks.</param>
/// <param name="Clarification">Null where nobody has asked anything.</param>
/// <param name="CanAnswer">The reader is the initiator, and it is open.</param>
/// <param name="IsOver">It stays open for ever: the department answered without it, or the collaboration ended.</param>
public sealed record RequestClarificationCard(
    CardHead Head,
    Typed Department,
    RequestInShort Request,
    ClarificationLine? Clarification,
    bool CanAnswer,
    bool IsAnswered,
    bool IsAwaited,
    bool IsOver)
{
    /// <param name="key">The question's id, such as Q1; without one, the first open question, else the last.</param>
    public static RequestClarificationCard For(Collaboration state, CardReader reader, string? key)
    {
        var request = state.Request;
        var asked = request.Clarifications.FirstOrDefault(each => each.Id == key)
            ?? request.Clarifications.FirstOrDefault(each => each.IsOpen)
            ?? request.Clarifications.LastOrDefault();
        var isOpen = asked is { IsOpen: true } && RequestDecider.IsOpen(state) && state.SideOf(asked.Department)?.Answer is SideAnswer.Awaited;
        var canAnswer = isOpen && reader.Person == request.Initiator;
        return new RequestClarificationCard(
            CardHead.For(state, reader, canAnswer, isOpen ? asked?.Watch : null),
            new Typed(asked?.Department.Name ?? string.Empty),
            RequestInShort.For(request, reader),
            asked is null ? null : ClarificationLine.For(asked, reader),
            canAnswer,
            asked is { IsOpen: false },
            isOpen && !canAnswer,
            asked is not { IsOpen: false } && !isOpen);
    }
}
