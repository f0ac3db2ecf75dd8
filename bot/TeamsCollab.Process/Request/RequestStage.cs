namespace TeamsCollab.Process.Request;

internal static class RequestStage
{
    public static Stage After(RequestEvent happened, Stage before) => happened switch
    {
        _ => before,
    };
}
