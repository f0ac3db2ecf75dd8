using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TeamsCollab.Benchmarks.Turns;

/// <summary>The activities that are sent, each with an id of its own.</summary>
internal static class TurnBodies
{
    private static int _serial;

    /// <summary>Texts to an echo bot for as long as <paramref name="time"/>, each in one of 64 conversations.</summary>
    public static IEnumerator<byte[]> Echo(StubChannel stub, TimeSpan time)
    {
        var until = Environment.TickCount64 + (long)time.TotalMilliseconds;
        while (Environment.TickCount64 < until)
        {
            var number = Interlocked.Increment(ref _serial);
            yield return Message(stub, $"a:{number % 64}", $"请确认第 {number} 条");
        }
    }

    /// <summary>So many texts in one conversation, or each in its own.</summary>
    public static IEnumerator<byte[]> Messages(StubChannel stub, int count, bool isOneConversation)
    {
        for (var number = 0; number < count; number++)
        {
            yield return Message(stub, isOneConversation ? "a:one" : $"a:{number}", $"第 {number} 条");
        }
    }

    /// <summary>A person presses a button on each collaboration once. All are made beforehand.</summary>
    /// <param name="captured">What the channel sends for this person, as the product told.</param>
    public static IEnumerator<byte[]> Presses(JsonElement captured, string verb, IEnumerable<(string Collaboration, JsonObject Data)> presses) =>
        Pressed(captured, verb, presses).ToList().GetEnumerator();

    private static IEnumerable<byte[]> Pressed(JsonElement captured, string verb, IEnumerable<(string Collaboration, JsonObject Data)> presses)
    {
        var template = JsonNode.Parse(captured.GetProperty("activity").GetRawText())!.AsObject();
        template.Remove("text");
        template["type"] = "invoke";
        template["name"] = "adaptiveCard/action";
        template["replyToId"] = captured.GetProperty("message").GetString();
        foreach (var (collaboration, data) in presses)
        {
            var number = Interlocked.Increment(ref _serial);
            template["id"] = $"f:8{number:00000000}";
            data["verb"] = verb;
            data["collaboration"] = collaboration;
            data["once"] = $"once-{number}";
            template["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }, ["trigger"] = "manual" };
            yield return Encoding.UTF8.GetBytes(template.ToJsonString());
        }
    }

    private static byte[] Message(StubChannel stub, string conversation, string text) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        type = "message",
        id = $"{1700000000000 + Interlocked.Increment(ref _serial)}",
        timestamp = "2026-03-02T01:00:00.000Z",
        serviceUrl = stub.ServiceUrl,
        channelId = "msteams",
        from = new { id = "29:zhang", name = "张伟", aadObjectId = "0f6f0a0e-3b6d-4f0b-9f5c-3a0f1c2d3e4f" },
        conversation = new { conversationType = "personal", tenantId = StubChannel.Tenant, id = conversation },
        recipient = new { id = "28:" + StubChannel.AppId, name = "协作助手" },
        channelData = new { tenant = new { id = StubChannel.Tenant } },
        locale = "zh-CN",
        text,
    });
}
