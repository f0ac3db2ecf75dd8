using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;

namespace TeamsCollab.BotFramework.Tests;

/// <summary>20,000 spoilt requests through the front door: an answer for each, and never a fault.</summary>
public sealed class FuzzTests
{
    private static readonly int[] Allowed = [200, 400, 401, 403, 413, 415, 501];

    private static readonly string[] Names =
    [
        "type", "id", "timestamp", "serviceUrl", "channelId", "from", "conversation", "recipient", "text", "entities", "attachments", "channelData", "value", "name",
        "replyToId", "membersAdded", "reactionsAdded", "locale", "deliveryMode", "action", "mentioned", "tenant", "tenantId", "aadObjectId", "data", "verb", "trigger", "new",
    ];

    private static readonly string[] Words =
    [
        "", "message", "invoke", "conversationUpdate", "messageReaction", "adaptiveCard/action", "application/search", "task/fetch", "Action.Execute", "Action.Submit", "mention",
        "msteams", "expectReplies", "29:a", "28:bot", "你好", "<at>x</at>", "\u0000", "\ud800", "😀", "null", "-1", "1e999", "https://attacker.example/", "a'b\"c\\d", new string('x', 3000),
    ];

    private static readonly Gen<JsonNode?> Value = Gen.Recursive<JsonNode?>((depth, inner) => Gen.Frequency(
        (4, Gen.Int[0, Words.Length - 1].Select(at => Words[at]).Select(word => (JsonNode?)JsonValue.Create(word))),
        (1, Gen.Double.Where(double.IsFinite).Select(number => (JsonNode?)JsonValue.Create(number))),
        (1, Gen.Bool.Select(truth => (JsonNode?)JsonValue.Create(truth))),
        (1, Gen.Const((JsonNode?)null)),
        (depth < 3 ? 2 : 0, inner.Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]))),
        (depth < 3 ? 3 : 0, Gen.Select(Gen.Int[0, Names.Length - 1].Select(at => Names[at]), inner).Array[0, 4].Select(members => (JsonNode?)Object(members)))));

    private static JsonObject Object((string Name, JsonNode? Value)[] members)
    {
        var made = new JsonObject();
        foreach (var (name, value) in members)
        {
            made[name] = value?.DeepClone();
        }

        return made;
    }

    /// <summary>Members to set or take away, at the top or one level down, then bytes to break.</summary>
    private sealed record Spoiling(int Base, (string Name, string? Inside, bool Remove, JsonNode? Value)[] Members, (uint At, byte Value)[] Bytes, int Token, (uint At, byte Value)[] TokenBytes);

    private static readonly Gen<Spoiling> Spoilings = Gen.Select(
        Gen.Int[0, 5],
        Gen.Select(Gen.Int[0, Names.Length - 1].Select(at => Names[at]), Gen.Frequency((2, Gen.Const((string?)null)), (1, Gen.Int[0, Names.Length - 1].Select(at => (string?)Names[at]))), Gen.Bool, Value).Array[0, 3],
        Gen.Frequency((3, Gen.Const(Array.Empty<(uint, byte)>())), (1, Gen.Select(Gen.UInt, Gen.Byte).Array[1, 3])),
        Gen.Int[0, 12],
        Gen.Frequency((4, Gen.Const(Array.Empty<(uint, byte)>())), (1, Gen.Select(Gen.UInt, Gen.Byte[33, 126]).Array[1, 2])),
        (from, members, bytes, token, tokenBytes) => new Spoiling(from, members, bytes, token, tokenBytes));

    private static string Text(JsonNode node)
    {
        try
        {
            return node.ToJsonString();
        }
        catch (ArgumentException)
        {
            // Half a surrogate pair cannot be written by a serialiser; a stranger can still send its escape.
            return "{\"type\":\"message\",\"text\":\"\\ud800\"}";
        }
    }

    private static byte[] Body(JsonNode start, Spoiling spoiling)
    {
        var activity = start.DeepClone().AsObject();
        foreach (var (name, inside, remove, value) in spoiling.Members)
        {
            var target = inside is not null && activity[inside] is JsonObject child ? child : activity;
            if (remove)
            {
                target.Remove(name);
            }
            else
            {
                target[name] = value?.DeepClone();
            }
        }

        var body = Encoding.UTF8.GetBytes(Text(activity));
        foreach (var (at, value) in spoiling.Bytes)
        {
            body[at % body.Length] = value;
        }

        return body;
    }

    private static async Task UseEverything(TurnContext turn)
    {
        _ = turn.Activity.SaidText();
        _ = turn.Presser + turn.TenantId + turn.Activity.From!.GetEntraObjectId();
        _ = JsonSerializer.SerializeToUtf8Bytes(turn.Activity, BotFrameworkJson.Wire.Activity);
        if (turn.Activity.ExpectsReplies)
        {
            await turn.ReplyAsync("x");
        }
    }

    [Fact]
    public async Task No_request_however_spoilt_makes_the_endpoint_fail()
    {
        await using var channel = await TestChannel.StartAsync();
        await using var bot = await TestBot.StartAsync(channel, new ActivityRouter().OnMessage(UseEverything).OnConversationUpdate(UseEverything).OnMessageReaction(UseEverything)
            .OnCardAction(async (turn, action) => { await UseEverything(turn); return AdaptiveCardInvokeResponse.Message(action.Verb + action.Id + action.Data); })
            .OnInvoke("application/search", async turn => { await UseEverything(turn); return InvokeResponse.SearchResults([]); }));
        JsonNode[] starts = [.. new[]
        {
            channel.Activity(),
            channel.Activity(bend: activity => { activity["entities"] = new[] { new { type = "mention", text = "<at>x</at>", mentioned = new { id = "28:" + TestChannel.AppId } } }; activity["attachments"] = new[] { new { contentType = "text/html", content = "<p>" } }; }),
            channel.Activity("conversationUpdate", activity => activity["membersAdded"] = new[] { new { id = "29:a" } }),
            channel.Activity("messageReaction", activity => activity["reactionsAdded"] = new[] { new { type = "like" } }),
            channel.Invoke("adaptiveCard/action", new { action = new { type = "Action.Execute", verb = "a", data = new { draft = 1 } }, trigger = "manual" }),
            channel.Invoke("application/search", new { queryText = "x" }),
        }.Select(activity => JsonSerializer.SerializeToNode(activity)!)];
        string[] tokens =
        [
            .. Enumerable.Repeat(channel.Token(), 8),
            channel.Token(token => token.Claims["exp"] = 1), channel.Token(token => token.Claims["aud"] = 5), channel.Token(token => token.Header["kid"] = new[] { "channel-1" }),
            channel.Token(token => token.Claims["nbf"] = new { }), channel.Token(token => token.Key = TokenForge.StrangersKey),
        ];
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<int, int>();

        await Spoilings.SampleAsync(async spoiling =>
        {
            var token = Encoding.ASCII.GetBytes(tokens[spoiling.Token]);
            foreach (var (at, value) in spoiling.TokenBytes)
            {
                token[at % token.Length] = value;
            }

            var answer = await bot.PostBytesAsync(Body(starts[spoiling.Base], spoiling), "Bearer " + Encoding.ASCII.GetString(token));
            seen.AddOrUpdate(answer.Status, 1, (_, count) => count + 1);
            return Allowed.Contains(answer.Status);
        }, iter: 20_000, threads: 4, print: spoiling => Encoding.UTF8.GetString(Body(starts[spoiling.Base], spoiling)));

        TestContext.Current.SendDiagnosticMessage(string.Join(", ", seen.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}: {pair.Value}")));
        Assert.True(seen.GetValueOrDefault(200) > 1000 && seen.GetValueOrDefault(400) > 1000 && seen.GetValueOrDefault(403) > 1000, "The spoiling is lopsided: " + string.Join(", ", seen));
    }
}
