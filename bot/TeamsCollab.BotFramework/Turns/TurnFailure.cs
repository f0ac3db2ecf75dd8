namespace TeamsCollab.BotFramework;

/// <summary>
/// What the channel is told of a turn that failed: a status, and for a pressed card the sentence its presser reads, in the envelope of the
/// universal action model. The bot knows no more of the reader here than the activity, so it is said in both languages.
/// </summary>
internal static class TurnFailure
{
    /// <summary>503: what is needed is down; the channel may deliver again, and nothing is carried out twice.</summary>
    public static InvokeResponse Unavailable(Activity activity) =>
        Of(activity, 503, 503, "Unavailable", "服务暂时不可用，请稍后再按一次；同一操作不会重复执行。 The service is not available right now. Please press again in a moment; nothing is done twice.");

    /// <summary>503, for a card 200 with 500 inside: our code ran, and was not ready in time.</summary>
    public static InvokeResponse Timeout(Activity activity) =>
        Of(activity, 503, 200, "Timeout", "处理时间过长，请稍后再按一次；同一操作不会重复执行。 This took too long. Please press again in a moment; nothing is done twice.");

    /// <summary>500, for a card 200 with 500 inside: a fault of ours, of which only the log tells more.</summary>
    public static InvokeResponse Fault(Activity activity) =>
        Of(activity, 500, 200, "Fault", "处理时出错，请再按一次；如仍不行，请联系管理员。 Something went wrong here. Please press again; if it stays so, tell your administrator.");

    private static InvokeResponse Of(Activity activity, int status, int ofCard, string code, string message) =>
        activity is { Type: ActivityTypes.Invoke, Name: ActivityRouter.CardActionInvoke }
            ? AdaptiveCardInvokeResponse.Error(ofCard is 200 ? 500 : ofCard, code, message).ToInvokeResponse(ofCard)
            : new InvokeResponse(status, ReadOnlyMemory<byte>.Empty);
}
