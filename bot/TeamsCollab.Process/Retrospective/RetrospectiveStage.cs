namespace TeamsCollab.Process.Retrospective;

internal static class RetrospectiveStage
{
    public static Stage After(RetrospectiveEvent happened, Stage before) => happened switch
    {
        RetrospectiveEvent.Awaited => Stage.Retrospective,
        RetrospectiveEvent.Closed => Stage.Ended,
        _ => before,
    };
}
