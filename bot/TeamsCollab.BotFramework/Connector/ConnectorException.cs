using System.Text.Json;

namespace TeamsCollab.BotFramework;

/// <summary>A connector call that failed. The message names status and codes, never content.</summary>
public sealed class ConnectorException : Exception
{
    /// <summary>A failure as the channel or the network told it.</summary>
    public ConnectorException(int status, string? code, string? subCode, ConnectorErrorKind kind, TimeSpan? retryAfter = null, bool mayHaveArrived = false, Exception? innerException = null)
        : base($"The connector answered {status} {code} {subCode} ({kind}).", innerException)
    {
        Status = status;
        Code = code;
        SubCode = subCode;
        Kind = kind;
        RetryAfter = retryAfter;
        MayHaveArrived = mayHaveArrived;
    }

    /// <summary>HTTP status; 0 when there was no answer.</summary>
    public int Status { get; }

    /// <summary>The channel's error code, for example <c>ConversationBlockedByUser</c>.</summary>
    public string? Code { get; }

    /// <summary>The channel's sub code, for example <c>MessageWritesBlocked</c>.</summary>
    public string? SubCode { get; }

    /// <summary>What it means.</summary>
    public ConnectorErrorKind Kind { get; }

    /// <summary>How long the channel asked us to wait.</summary>
    public TimeSpan? RetryAfter { get; }

    /// <summary>True when the request may have been carried out though its answer was lost or an error: repeating a send may double it.</summary>
    public bool MayHaveArrived { get; }

    internal static ConnectorException From(int status, ReadOnlySpan<byte> body, TimeSpan? retryAfter)
    {
        var (code, subCode) = Codes(body);
        return new ConnectorException(status, code, subCode, Means(status, code, subCode), retryAfter, mayHaveArrived: status is 500 or 502 or 504);
    }

    private static ConnectorErrorKind Means(int status, string? code, string? subCode)
    {
        return status switch
        {
            403 when Says("MessageWritesBlocked") || Says("ConversationBlockedByUser") || Says("BotDisabledByAdmin") => ConnectorErrorKind.Blocked,
            403 when Says("ForbiddenOperationException") || Says("BotNotInConversationRoster") => ConnectorErrorKind.NotInstalled,
            404 => ConnectorErrorKind.NotFound,
            413 => ConnectorErrorKind.TooLarge,
            429 => ConnectorErrorKind.Throttled,
            // 401: our token is not taken; it is forgotten, and whoever asks later brings a new one.
            401 or 408 or 412 or 502 or 503 or 504 => ConnectorErrorKind.Transient,
            _ => ConnectorErrorKind.Fault,
        };

        bool Says(string name) => code == name || subCode == name;
    }

    private static (string? Code, string? SubCode) Codes(ReadOnlySpan<byte> body)
    {
        try
        {
            if (!WellFormedText.IsIn(body))
            {
                return (null, null);
            }

            var reader = new Utf8JsonReader(body);
            var root = JsonElement.ParseValue(ref reader);
            var error = Member(root, "error") ?? root;
            var inner = Member(error, "innerHttpError") is { } http ? Member(http, "body") : null;
            return (Text(error, "code"), Text(error, "subCode") ?? (inner is { } nested ? Text(nested, "subCode") ?? Text(nested, "code") : null));
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    private static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Object ? value : null;

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;
}
