using System.Globalization;
using System.Text;
using TeamsCollab.Office.Record;

namespace TeamsCollab.Office.Graph;

/// <summary>Ids of calendar entries: opaque to the bot, another one in every mailbox, with characters that must be encoded in a path (A0).</summary>
internal static class EventId
{
    public static string Of(OfficeEvent entry, string personId) =>
        "AAMk" + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{entry.Serial.ToString(CultureInfo.InvariantCulture)}?>{personId}"));

    /// <returns>The entry's serial where the id belongs to this person's mailbox.</returns>
    public static long? Read(string id, string personId)
    {
        if (!id.StartsWith("AAMk", StringComparison.Ordinal))
        {
            return null;
        }

        var bytes = new byte[id.Length];
        var parts = Convert.TryFromBase64String(id[4..], bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length).Split("?>") : [];
        return parts is [var serial, var owner] && owner == personId && long.TryParse(serial, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
