namespace TeamsCollab.Process.Request;

internal static class RequestStage
{
    public static Stage After(RequestEvent happened, Stage before) => happened switch
    {
        RequestEvent.Aligned => Stage.Meeting,
        RequestEvent.Ended => Stage.Ended,
        _ => before,
    };
}
