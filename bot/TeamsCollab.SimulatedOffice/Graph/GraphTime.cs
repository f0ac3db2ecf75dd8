using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using TeamsCollab.Office.People;

namespace TeamsCollab.Office.Graph;

/// <summary>Graph's dateTimeTimeZone, and the reader's zone from the Prefer header (A0).</summary>
internal static partial class GraphTime
{
    /// <exception cref="GraphTimeException">No moment, or a zone that nobody knows.</exception>
    public static DateTimeOffset Read(JsonNode? node)
    {
        var value = node as JsonObject ?? throw new GraphTimeException("ErrorInvalidRequest", "A start and an end are required.");
        var name = value.Text("timeZone") ?? "UTC";
        var zone = OfficeZones.Find(name) ?? throw new GraphTimeException("TimeZoneNotSupportedException", $"A valid TimeZone value must be specified. The following TimeZone value is not supported: '{name}'.");
        return Moment(value.Text("dateTime"), zone) ?? throw new GraphTimeException("ErrorInvalidRequest", "The value of dateTime is invalid.");
    }

    public static DateTimeOffset? Moment(string? text, TimeZoneInfo zone) =>
        !DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment) ? null
        : moment.Kind is DateTimeKind.Unspecified ? zone.At(moment)
        : new DateTimeOffset(moment.ToUniversalTime());

    /// <summary>UTC unless the caller prefers another zone; the preference is confirmed in the answer.</summary>
    public static (TimeZoneInfo Zone, string Name) Preferred(HttpContext context)
    {
        if (Preference().Match(context.Request.Headers["Prefer"].ToString()) is { Success: true } match && OfficeZones.Find(match.Groups[1].Value) is { } zone)
        {
            context.Response.Headers["Preference-Applied"] = $"outlook.timezone=\"{match.Groups[1].Value}\"";
            return (zone, match.Groups[1].Value);
        }

        return (TimeZoneInfo.Utc, "UTC");
    }

    public static JsonObject Write(DateTimeOffset moment, (TimeZoneInfo Zone, string Name) zone) =>
        new() { ["dateTime"] = zone.Zone.Wire(moment), ["timeZone"] = zone.Name };

    [GeneratedRegex(@"outlook\.timezone\s*=\s*""([^""]+)""", RegexOptions.IgnoreCase)]
    private static partial Regex Preference();
}
