using System.Globalization;
using TeamsCollab.Office.People;

namespace TeamsCollab.Office.Page;

internal static class PageTime
{
    /// <summary>Office time with its offset, to the second.</summary>
    public static string Wire(TimeZoneInfo zone, DateTimeOffset moment) => zone.In(moment).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
