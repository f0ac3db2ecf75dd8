namespace TeamsCollab.Process.Retrospective;

internal static class RetrospectiveStage
{
    public static Stage After(RetrospectiveEvent happened, Stage before) => happened is RetrospectiveEvent.Awaited ? Stage.Retrospective : before;
}
