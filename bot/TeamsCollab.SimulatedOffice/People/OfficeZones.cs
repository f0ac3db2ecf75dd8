using System.Globalization;

namespace TeamsCollab.Office.People;

/// <summary>Time zones by Windows or IANA name, and Graph's way of writing a moment (A0).</summary>
internal static class OfficeZones
{
    public static TimeZoneInfo? Find(string name) =>
        string.Equals(name, "tzone://Microsoft/Utc", StringComparison.OrdinalIgnoreCase) ? TimeZoneInfo.Utc
        : TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone
        : TimeZoneInfo.TryConvertWindowsIdToIanaId(name, out var iana) && TimeZoneInfo.TryFindSystemTimeZoneById(iana, out var converted) ? converted
        : null;

    public static DateTimeOffset At(this TimeZoneInfo zone, DateTime local)
    {
        var clock = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new DateTimeOffset(clock, zone.GetUtcOffset(clock));
    }

    public static DateTimeOffset In(this TimeZoneInfo zone, DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, zone);

    /// <summary>Seven fraction digits and no offset.</summary>
    public static string Wire(this TimeZoneInfo zone, DateTimeOffset moment) =>
        zone.In(moment).ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff", CultureInfo.InvariantCulture);
}
