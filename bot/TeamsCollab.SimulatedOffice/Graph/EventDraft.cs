using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsCollab.Office.Record;

namespace TeamsCollab.Office.Graph;

/// <summary>What a caller wrote into a calendar entry, read once.</summary>
internal sealed class EventDraft
{
    private static readonly HashSet<string> Apart = new(StringComparer.OrdinalIgnoreCase)
    {
        "start", "end", "attendees", "transactionId", "singleValueExtendedProperties", "organizer", "id",
    };

    private readonly JsonObject _properties = [];
    private readonly List<OfficeEvent.Attendee>? _attendees;
    private readonly Dictionary<string, string>? _extended;
    private readonly DateTimeOffset? _start;
    private readonly DateTimeOffset? _end;

    /// <exception cref="GraphTimeException">A moment cannot be read.</exception>
    public EventDraft(JsonObject body)
    {
        foreach (var (name, value) in body.Where(member => !Apart.Contains(member.Key) && !member.Key.StartsWith('@')))
        {
            _properties[JsonNamingPolicy.CamelCase.ConvertName(name)] = value?.DeepClone();
        }

        _start = body.Member("start") is { } start ? GraphTime.Read(start) : null;
        _end = body.Member("end") is { } end ? GraphTime.Read(end) : null;
        TransactionId = body.Text("transactionId");
        _attendees = (body.Member("attendees") as JsonArray)?.OfType<JsonObject>().Select(Attendee).ToList();
        _extended = (body.Member("singleValueExtendedProperties") as JsonArray)?.OfType<JsonObject>()
            .Where(property => property.Text("id") is not null).ToDictionary(property => property.Text("id")!, property => property.Text("value") ?? string.Empty);
    }

    public string? TransactionId { get; }

    public bool WantsOnline => _properties["isOnlineMeeting"] is JsonValue value && value.TryGetValue<bool>(out var online) && online;

    public bool HasTimes => _start is not null && _end is not null;

    public bool OnlyAttendees => _attendees is not null && _properties.Count == 0 && _start is null && _end is null;

    public bool EndsBeforeStart(OfficeEvent? known) => (_end ?? known?.End) < (_start ?? known?.Start);

    public OfficeEvent Merge(OfficeEvent known, DateTimeOffset now)
    {
        var properties = JsonObject.Create(known.Properties)!;
        foreach (var (name, value) in _properties)
        {
            properties[name] = value?.DeepClone();
        }

        // Once a meeting is online its body carries the address; a body written without it switches the online meeting off (A3).
        var joinUrl = known.JoinUrl;
        var isNew = known.Change == 0;
        if (joinUrl is not null && !isNew && _properties["body"] is JsonObject body && body.Text("content")?.Contains(joinUrl, StringComparison.Ordinal) is not true)
        {
            joinUrl = null;
        }

        return known with
        {
            Properties = OfficeJson.Element(properties),
            Start = _start ?? known.Start,
            End = _end ?? known.End,
            Attendees = _attendees is null ? known.Attendees : [.. _attendees.Select(attendee =>
                known.Attendees.FirstOrDefault(old => EventViews.Same(old.Address, attendee.Address)) is { } old && _start is null ? attendee with { Response = old.Response, RespondedAt = old.RespondedAt } : attendee)],
            Extended = _extended ?? known.Extended,
            JoinUrl = joinUrl,
            Change = known.Change + 1,
            ModifiedAt = now,
        };
    }

    private static OfficeEvent.Attendee Attendee(JsonObject value)
    {
        var address = value.Member("emailAddress") as JsonObject ?? [];
        return new OfficeEvent.Attendee(address.Text("address") ?? string.Empty, address.Text("name"), value.Text("type")?.ToLowerInvariant() ?? "required", "none", null);
    }
}
