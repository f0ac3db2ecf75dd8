using System.Text.Json;
using TeamsCollab.Office.Record;

namespace TeamsCollab.Office.Teams;

/// <summary>What pressing a button, refreshing or writing came to.</summary>
/// <param name="Status">HTTP status of the bot.</param>
/// <param name="Invoke">The body of the invoke's answer; null for Action.Submit and for text.</param>
/// <param name="Message">The message as it now stands; the person's view of it is in <see cref="OfficeMessage.CardsFor"/>.</param>
/// <param name="Toast">The short text that Teams would show, from a message or error answer.</param>
public sealed record PressResult(int Status, JsonElement? Invoke, OfficeMessage? Message, string? Toast)
{
    /// <summary>The bot carried the turn out: HTTP 2xx, and 2xx inside an invoke's answer.</summary>
    public bool Accepted => Status is >= 200 and < 300
        && (Invoke is not { ValueKind: JsonValueKind.Object } body || !body.TryGetProperty("statusCode", out var code) || code.GetInt32() is >= 200 and < 300);
}
