namespace TeamsCollab.BotFramework;

/// <summary>
/// The answer to <c>adaptiveCard/action</c>: an envelope that carries the real outcome, inside HTTP 200 whenever our code ran
/// (Adaptive Cards, universal action model).
/// </summary>
public sealed record AdaptiveCardInvokeResponse
{
    private const string ErrorType = "application/vnd.microsoft.error";

    private AdaptiveCardInvokeResponse(ReadOnlyMemory<byte> envelope) => Envelope = envelope;

    /// <summary>The envelope as UTF-8 JSON.</summary>
    public ReadOnlyMemory<byte> Envelope { get; }

    /// <summary>Replaces the card, for this reader only, with rendered UTF-8 JSON.</summary>
    public static AdaptiveCardInvokeResponse Card(ReadOnlyMemory<byte> utf8) => new(Wire.Write(writer =>
    {
        writer.WriteNumber("statusCode"u8, 200);
        writer.WriteString("type"u8, Attachment.AdaptiveCardContentType);
        writer.WritePropertyName("value"u8);
        writer.WriteRawValue(utf8.Span);
    }));

    /// <summary>Shows a short sentence; the card stays.</summary>
    public static AdaptiveCardInvokeResponse Message(string text) => new(Wire.Write(writer =>
    {
        writer.WriteNumber("statusCode"u8, 200);
        writer.WriteString("type"u8, "application/vnd.microsoft.activity.message"u8);
        writer.WriteString("value"u8, text);
    }));

    /// <summary>Shows an error; 400 for the reader's, 500 for ours, 412 for a failed precondition.</summary>
    public static AdaptiveCardInvokeResponse Error(int status, string code, string message) => new(Wire.Write(writer =>
    {
        writer.WriteNumber("statusCode"u8, status);
        writer.WriteString("type"u8, status is 412 ? ErrorType + ".preconditionFailed" : ErrorType);
        writer.WriteStartObject("value"u8);
        writer.WriteString("code"u8, code);
        writer.WriteString("message"u8, message);
        writer.WriteEndObject();
    }));

    internal InvokeResponse ToInvokeResponse(int status = 200) => new(status, Envelope);
}
