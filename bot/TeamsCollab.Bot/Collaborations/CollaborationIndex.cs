using TeamsCollab.Process;

namespace TeamsCollab.Bot.Collaborations;

/// <summary>What lists and the clock look up of a collaboration.</summary>
public static class CollaborationIndex
{
    public static StreamIndex Of(Collaboration state) => new(
        state.Request.Number,
        state.Stage,
        CollaborationProcess.NextDue(state)?.At,
        [.. state.Parties],
        [.. state.Awaiting]);
}
