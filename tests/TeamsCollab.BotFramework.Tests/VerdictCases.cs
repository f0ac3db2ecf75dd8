using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TeamsCollab.BotFramework.Tests;

/// <summary>One request for both bots, and why their verdicts may differ.</summary>
public sealed record VerdictCase(string Name, byte[] Body, string? Authorization, string? ContentType = "application/json", string Method = "POST", string? Reason = null)
{
    private const string Endpoint = "Our order: token first, then the body is read; a stranger's body is never parsed.";
    private const string Incomplete = "Ours is stricter: an activity that cannot be answered is a bad request (bot-to-channel replies need conversation, sender and service address).";
    private const string Documented = "Bot Connector authentication: RS256 only.";

    public static IEnumerable<VerdictCase> All(TestChannel channel)
    {
        using var small = RSA.Create(1024);
        channel.Publish("bare", TokenForge.StrangersKey, null);
        channel.Publish("webchat", TokenForge.StrangersKey, ["webchat"]);
        channel.Publish("both", TokenForge.StrangersKey, ["webchat", "msteams"]);
        channel.Publish("small", small, ["msteams"]);
        var now = channel.Clock.GetUtcNow().ToUnixTimeSeconds();
        var good = channel.Activity();

        VerdictCase Token(string name, Action<TokenForge>? bend, string? reason = null, object? activity = null) =>
            new(name, JsonSerializer.SerializeToUtf8Bytes(activity ?? good), "Bearer " + channel.Token(bend), Reason: reason);
        VerdictCase Header(string name, string? header, string? reason = null) => new(name, JsonSerializer.SerializeToUtf8Bytes(good), header, Reason: reason);
        VerdictCase Body(string name, string body, string? reason = null, string? contentType = "application/json") =>
            new(name, Encoding.UTF8.GetBytes(body), "Bearer " + channel.Token(), contentType, Reason: reason);
        VerdictCase Activity(string name, object activity, string? reason = null) => Body(name, JsonSerializer.Serialize(activity), reason);
        Action<TokenForge> SignedBy(string kid, RSA key) => token => { token.Header["kid"] = kid; token.Key = key; };

        return
        [
            Token("good token", null),
            Token("token without nbf", token => token.Claims.Remove("nbf")),
            Token("token with unknown claims", token => { token.Claims["extra"] = new[] { 1 }; token.Claims["iat"] = now; }),
            Token("another announced key", SignedBy("both", TokenForge.StrangersKey)),
            Token("ended 4:59 ago", token => token.Claims["exp"] = now - 299),
            Token("ended 5:00 ago", token => token.Claims["exp"] = now - 300),
            Token("ended an hour ago", token => token.Claims["exp"] = now - 3600),
            Token("begins in 5:00", token => token.Claims["nbf"] = now + 300),
            Token("begins in 5:01", token => token.Claims["nbf"] = now + 301),
            Token("no end", token => token.Claims.Remove("exp"), "Ours is stricter: a token without an end is refused (lifetime check)."),
            Token("end is a text", token => token.Claims["exp"] = "soon"),
            Token("end is a number as text", token => token.Claims["exp"] = (now + 3600).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            Token("beginning is a text", token => token.Claims["nbf"] = "now"),
            Token("end is null", token => token.Claims["exp"] = null),
            Token("end is fractional", token => token.Claims["exp"] = now + 3600.5),
            Token("end beyond all years", token => token.Claims["exp"] = 1e17),
            Token("another bot's audience", token => token.Claims["aud"] = "33333333-3333-3333-3333-333333333333"),
            Token("audience in upper case", token => token.Claims["aud"] = "API://" + TestChannel.AppId),
            Token("audience api://id", token => token.Claims["aud"] = "api://" + TestChannel.AppId),
            Token("no audience", token => token.Claims.Remove("aud")),
            Token("empty audience", token => token.Claims["aud"] = ""),
            Token("audience list with us alone", token => token.Claims["aud"] = new[] { TestChannel.AppId }),
            Token("audience list with another", token => token.Claims["aud"] = new[] { TestChannel.AppId, "other" }),
            Token("another issuer", token => token.Claims["iss"] = "https://issuer.example"),
            Token("issuer with a slash", token => token.Claims["iss"] = TestChannel.Issuer + "/"),
            Token("issuer in a list", token => token.Claims["iss"] = new[] { TestChannel.Issuer }),
            Token("government issuer", token => token.Claims["iss"] = "https://api.botframework.us"),
            Token("no issuer", token => token.Claims.Remove("iss")),
            Token("unknown key", token => token.Header["kid"] = "nobody"),
            Token("no key id", token => token.Header.Remove("kid")),
            Token("key id is a number", token => token.Header["kid"] = 5),
            Token("signed by a stranger", token => token.Key = TokenForge.StrangersKey),
            Token("RS384", token => { token.Header["alg"] = "RS384"; token.Hash = HashAlgorithmName.SHA384; }, Documented),
            Token("RS512", token => { token.Header["alg"] = "RS512"; token.Hash = HashAlgorithmName.SHA512; }, Documented),
            Token("algorithm HS256", token => token.Header["alg"] = "HS256"),
            Token("algorithm none", token => token.Header["alg"] = "none"),
            Token("algorithm in lower case", token => token.Header["alg"] = "rs256"),
            Token("algorithm missing", token => token.Header.Remove("alg")),
            Token("key without endorsements", SignedBy("bare", TokenForge.StrangersKey), "Ours is stricter, as Bot Connector authentication demands: the key must be endorsed for the channel."),
            Token("key endorsed for another channel", SignedBy("webchat", TokenForge.StrangersKey)),
            Token("key of 1024 bits", SignedBy("small", small), "Ours is stricter: keys under 2048 bits are not used."),
            Token("service address of another region", token => token.Claims["serviceurl"] = "https://smba.trafficmanager.net/de/"),
            Token("service address in other case", token => token.Claims["serviceurl"] = channel.ServiceUrl.Replace("teams", "Teams", StringComparison.Ordinal)),
            Token("service address without its slash", token => token.Claims["serviceurl"] = channel.ServiceUrl.TrimEnd('/')),
            Token("no service address", token => token.Claims.Remove("serviceurl")),
            Token("one bot's token for another", token => { token.Claims["ver"] = "1.0"; token.Claims["appid"] = "33333333-3333-3333-3333-333333333333"; }),
            Token("our own bot as caller", token => { token.Claims["ver"] = "1.0"; token.Claims["appid"] = TestChannel.AppId; }),
            Token("Entra token of our own app", token => { token.Claims["iss"] = $"https://login.microsoftonline.com/{TestChannel.Tenant}/v2.0"; token.Claims["tid"] = TestChannel.Tenant; token.Claims["ver"] = "2.0"; token.Claims["azp"] = TestChannel.AppId; },
                "Ours is stricter: Entra-issued tokens are off by default."),
            Token("Entra token of another app, our audience", token => { token.Claims["iss"] = $"https://login.microsoftonline.com/{TestChannel.Tenant}/v2.0"; token.Claims["tid"] = TestChannel.Tenant; token.Claims["ver"] = "2.0"; token.Claims["azp"] = "33333333-3333-3333-3333-333333333333"; }),
            Token("service address nobody trusts", token => token.Claims["serviceurl"] = "https://attacker.example/", "Ours is stricter: the host is not on the list of those we send our token to.",
                channel.Activity(bend: activity => activity["serviceUrl"] = "https://attacker.example/")),
            Header("no header", null),
            Header("empty header", ""),
            Header("scheme alone", "Bearer"),
            Header("three parts", "Bearer a b"),
            Header("scheme in lower case", "bearer " + channel.Token()),
            Header("Basic", "Basic YTpi"),
            Header("garbage", "Bearer garbage"),
            Header("three dots", "Bearer ..."),
            Header("payload is no JSON", "Bearer " + Cut(channel.Token(), payload: "bm90IGpzb24")),
            Header("payload is a list", "Bearer " + Cut(channel.Token(), payload: "W10")),
            Header("signature cut off", "Bearer " + channel.Token()[..^10]),
            Header("signature empty", "Bearer " + channel.Token()[..channel.Token().LastIndexOf('.')] + "."),
            Header("signature left out", "Bearer " + channel.Token()[..channel.Token().LastIndexOf('.')]),
            Header("five parts", "Bearer " + channel.Token() + ".a.b"),
            Header("claims changed after signing", "Bearer " + Cut(channel.Token(), payload: channel.Token(token => token.Claims["extra"] = 1).Split('.')[1])),
            Activity("conversationUpdate", channel.Activity("conversationUpdate", activity => activity["membersAdded"] = new[] { new { id = "28:bot" } })),
            Activity("installationUpdate", channel.Activity("installationUpdate", activity => activity["action"] = "add")),
            Activity("messageReaction", channel.Activity("messageReaction", activity => activity["reactionsAdded"] = new[] { new { type = "like" } })),
            Activity("typing", channel.Activity("typing")),
            Activity("unknown type", channel.Activity("somethingNew")),
            Activity("message with a value and no text", channel.Activity(bend: activity => { activity.Remove("text"); activity["value"] = new { verb = "a" }; })),
            Activity("unknown fields", channel.Activity(bend: activity => activity["new"] = new { a = 1 })),
            Activity("odd time", channel.Activity(bend: activity => activity["timestamp"] = "yesterday")),
            Activity("replies expected in the answer", channel.Activity(bend: activity => activity["deliveryMode"] = "expectReplies")),
            Activity("card action", channel.Invoke("adaptiveCard/action", new { action = new { type = "Action.Execute", verb = "a", data = new { } }, trigger = "manual" })),
            Activity("card action, refresh", channel.Invoke("adaptiveCard/action", new { action = new { type = "Action.Execute", verb = "a" }, trigger = "automatic" })),
            Activity("card action without value", channel.Invoke("adaptiveCard/action")),
            Activity("card action without action", channel.Invoke("adaptiveCard/action", new { }), "The JavaScript SDK answers 500, the .NET SDK 400 with the envelope."),
            Activity("card action of another type", channel.Invoke("adaptiveCard/action", new { action = new { type = "Action.Submit" } })),
            Activity("search", channel.Invoke("application/search", new { kind = "search", queryText = "市", queryOptions = new { skip = 0, top = 15 }, dataset = "departments" })),
            Activity("invoke nobody handles", channel.Invoke("composeExtension/query", new { })),
            Activity("invoke without name", channel.Invoke(null)),
            Activity("another tenant", channel.Activity(bend: activity => activity["conversation"] = new { id = "a:1", tenantId = "other" }), "Ours is stricter: tenant allow list."),
            Activity("no type", channel.Activity(bend: activity => activity.Remove("type")), "The JavaScript SDK answers 500, the protocol 400."),
            Activity("type is a number", channel.Activity(bend: activity => activity["type"] = 5), "The JavaScript SDK answers 500, the protocol 400."),
            Activity("no conversation", channel.Activity(bend: activity => activity.Remove("conversation")), Incomplete),
            Activity("no sender", channel.Activity(bend: activity => activity.Remove("from")), Incomplete),
            Activity("no service address in the activity", channel.Activity(bend: activity => activity.Remove("serviceUrl")), Incomplete),
            Activity("no channel", channel.Activity(bend: activity => activity.Remove("channelId"))),
            Activity("channel in upper case", channel.Activity(bend: activity => activity["channelId"] = "MSTEAMS")),
            Activity("text is a number", channel.Activity(bend: activity => activity["text"] = 5), "Ours is stricter: a field of another type than the schema's is a bad request."),
            Body("empty body", "", "The JavaScript SDK answers 500, the protocol 400."),
            Body("not JSON", "hello"),
            Body("cut off", "{\"type\":\"message\""),
            Body("a list", "[]"),
            Body("garbage behind it", JsonSerializer.Serialize(good) + "x"),
            Body("byte order mark", "\ufeff" + JsonSerializer.Serialize(good)),
            Body("content type with character set", JsonSerializer.Serialize(good), contentType: "application/json; charset=utf-8"),
            Body("content type text", JsonSerializer.Serialize(good), "The JavaScript SDK answers 500, the protocol 415 or 400.", "text/plain"),
            new VerdictCase("not JSON and no token", "hello"u8.ToArray(), null, Reason: Endpoint),
            new VerdictCase("PUT", JsonSerializer.SerializeToUtf8Bytes(good), "Bearer " + channel.Token(), Method: "PUT"),
        ];
    }

    private static string Cut(string token, string payload)
    {
        var parts = token.Split('.');
        return $"{parts[0]}.{payload}.{parts[2]}";
    }
}
