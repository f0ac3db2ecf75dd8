using System.Globalization;
using System.Net;
using System.Text.Json;

namespace TeamsCollab.FakeCosmos.Protocol;

public sealed class GatewayAnswer(int status, byte[] body)
{
    public int Status => status;

    public ReadOnlyMemory<byte> Body => body;

    public string ContentType { get; init; } = "application/json";

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public double Charge { get; set; } = 1;

    public static GatewayAnswer Refusal(int status, string message, int subStatus = 0, TimeSpan? retryAfter = null)
    {
        var answer = new GatewayAnswer(status, Json.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("code", ((HttpStatusCode)status).ToString());
            writer.WriteString("message", message);
            writer.WriteEndObject();
        }));
        answer.Headers["x-ms-substatus"] = subStatus.ToString(CultureInfo.InvariantCulture);
        if (retryAfter is { } wait)
        {
            answer.Headers["x-ms-retry-after-ms"] = wait.TotalMilliseconds.ToString(CultureInfo.InvariantCulture);
        }

        return answer;
    }

    /// <summary>A page of a feed under the name that the SDK looks for.</summary>
    public static GatewayAnswer Feed(string name, string resource, IReadOnlyCollection<JsonElement> items, double charge = 1)
    {
        var answer = new GatewayAnswer(200, Json.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("_rid", resource);
            writer.WriteStartArray(name);
            foreach (var item in items)
            {
                item.WriteTo(writer);
            }

            writer.WriteEndArray();
            writer.WriteNumber("_count", items.Count);
            writer.WriteEndObject();
        }))
        { Charge = charge };
        answer.Headers["x-ms-item-count"] = items.Count.ToString(CultureInfo.InvariantCulture);
        return answer;
    }
}
