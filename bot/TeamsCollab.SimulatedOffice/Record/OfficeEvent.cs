using System.Text.Json;

namespace TeamsCollab.Office.Record;

/// <summary>A calendar entry made through Graph.</summary>
internal sealed record OfficeEvent
{
    public required long Serial { get; init; }

    public required string OrganizerId { get; init; }

    /// <summary>The properties as the caller wrote them, in camel case, without those that stand beside it here.</summary>
    public required JsonElement Properties { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    public IReadOnlyList<Attendee> Attendees { get; init; } = [];

    public string? TransactionId { get; init; }

    public IReadOnlyDictionary<string, string> Extended { get; init; } = new Dictionary<string, string>();

    public string? JoinUrl { get; init; }

    /// <summary>0 before it is first stored.</summary>
    public int Change { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Cancelled or deleted by its organiser: gone from every calendar.</summary>
    public bool Gone { get; init; }

    public string ShowAs => Text("showAs") ?? "busy";

    public string Subject => Text("subject") ?? string.Empty;

    public string? Location => Properties.TryGetProperty("location", out var location) && location.ValueKind is JsonValueKind.Object
        && location.TryGetProperty("displayName", out var name) ? name.GetString() : null;

    private string? Text(string name) =>
        Properties.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    /// <param name="Type">required, optional or resource.</param>
    /// <param name="Response">none, accepted, tentativelyAccepted or declined.</param>
    internal sealed record Attendee(string Address, string? Name, string Type, string Response, DateTimeOffset? RespondedAt)
    {
        /// <summary>The time that this attendee proposes instead, with <see cref="ProposedEnd"/>; null where none.</summary>
        public DateTimeOffset? ProposedStart { get; init; }

        public DateTimeOffset? ProposedEnd { get; init; }
    }
}
