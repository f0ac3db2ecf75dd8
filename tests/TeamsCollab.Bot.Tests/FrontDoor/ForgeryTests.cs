using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Every way that we could think of to put a signature under the minutes that its head did not give, or to give one twice (B16).</summary>
public sealed class ForgeryTests
{
    [Fact]
    public async Task Nobody_signs_for_a_head_by_any_door()
    {
        await using var office = await SigningAsync();
        var (key, head) = (await office.KeyAsync(), office.Office.Person(Campaign.MarketingHead));
        var data = new JsonObject
        {
            ["verb"] = "minutes.signOff", ["collaboration"] = key.Id, ["draft"] = "1", ["once"] = "forged", ["aware"] = "true",
            ["by"] = head.Id, ["oid"] = head.Id, ["aadObjectId"] = head.Id, ["person"] = head.Id, ["presser"] = head.Id, ["userId"] = head.TeamsId, ["onBehalfOf"] = head.Id,
        };
        var press = await office.InvokeAsync(Campaign.Sales, "minutes.signOff", data.DeepClone().AsObject());
        var byHead = await office.InvokeAsync(Campaign.MarketingHead, "minutes.signOff", data.DeepClone().AsObject());
        var number = await new Campaign(office).NumberAsync();
        Dictionary<string, JsonObject> attempts = new()
        {
            ["a participant whose card says that they are the head"] = press,
            ["the same as a submitted card"] = Changed(office, press, activity => { activity["type"] = "message"; activity.Remove("name"); activity["value"] = data.DeepClone(); }),
            ["a participant with the head's name"] = Changed(office, press, activity => activity["from"]!["name"] = head.Name),
            ["a participant with a reservation"] = Changed(office, press, activity => { activity["value"]!["action"]!["verb"] = "minutes.reserve"; Press.DataOf(activity)["verb"] = "minutes.reserve"; Press.DataOf(activity)["clauses"] = "T1"; Press.DataOf(activity)["reservation"] = "不同意"; }),
            ["a text of a participant"] = office.Wire.Typed(press, $"签字 {number} v1"),
            ["a text of a stranger"] = office.Wire.Typed(await office.InvokeAsync("郭峰", "x", []), $"签字 {number} v1"),
            ["the head in another tenant"] = Changed(office, byHead, activity => Tenant(activity, "99999999-0000-0000-0000-000000000000")),
            ["a client that refreshes the head's card"] = Changed(office, byHead, activity => activity["value"]!["trigger"] = "automatic"),
            ["the head's text in a group"] = Changed(office, office.Wire.Typed(byHead, $"签字 {number} v1"), activity => { activity["conversation"]!["conversationType"] = "groupChat"; activity["conversation"]!["isGroup"] = true; activity["conversation"]!["id"] = "19:a-group@thread.v2"; }),
            ["the head's text in a group that does not say its kind"] = Changed(office, office.Wire.Typed(byHead, $"签字 {number} v1"), activity => { activity["conversation"]!.AsObject().Remove("conversationType"); activity["conversation"]!["id"] = "19:a-group@thread.v2"; }),
            ["an old draft"] = Changed(office, byHead, activity => Press.DataOf(activity)["draft"] = "0"),
            ["a draft to come"] = Changed(office, byHead, activity => Press.DataOf(activity)["draft"] = "2"),
            ["no draft"] = Changed(office, byHead, activity => Press.DataOf(activity).Remove("draft")),
            ["a verb that the data alone names"] = Changed(office, byHead, activity => { activity["value"]!["action"]!["verb"] = "overview.open"; }),
            ["the consent to a file"] = Changed(office, byHead, activity => { activity["name"] = "fileConsent/invoke"; activity["value"] = new JsonObject { ["action"] = "accept", ["context"] = data.DeepClone(), ["uploadInfo"] = new JsonObject() }; }),
            ["a search of the message extension"] = Changed(office, byHead, activity => { activity["name"] = "composeExtension/query"; activity["value"] = data.DeepClone(); }),
            ["the head's words that say something else"] = office.Wire.Typed(byHead, $"签字 {number} v1 但是我不同意 T1"),
            ["the head's words without the draft"] = office.Wire.Typed(byHead, $"签字 {number}"),
            ["another's words that quote the head"] = office.Wire.Typed(press, $"<at>{head.Name}</at> 签字 {number} v1"),
        };
        foreach (var (what, activity) in attempts)
        {
            var answer = await office.Wire.SendAsync(activity);
            Assert.True(answer.Status is 200 or 202 or 401 or 403, $"{what}: HTTP {answer.Status}");
            Assert.True(!(await office.EventsAsync(key)).OfType<MinutesEvent.SignedOff>().Any(), $"{what} signed");
        }

        Assert.True((await office.StateAsync(key)).Minutes.Signatures.Given.IsEmpty);
        await office.PressAsync(Campaign.MarketingHead, "minutes.signOff");
        Assert.Single((await office.EventsAsync(key)).OfType<MinutesEvent.SignedOff>());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer eyJhbGciOiJub25lIn0.eyJvaWQiOiJoZWFkIn0.")]
    [InlineData("Basic YTpi")]
    public async Task A_press_without_the_channels_signature_is_not_even_read(string? authorization)
    {
        await using var office = await RunningOffice.StartAsync();
        var press = await office.InvokeAsync(Campaign.MarketingHead, "minutes.signOff", new JsonObject { ["collaboration"] = "x", ["draft"] = "1" });
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(office.Address, "/api/messages")) { Content = new StringContent(press.ToJsonString(), Encoding.UTF8, "application/json") };
        request.Headers.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True((int)answer.StatusCode is 401 or 403, $"HTTP {(int)answer.StatusCode}");
    }

    [Fact]
    public async Task One_head_on_two_devices_by_card_by_text_and_with_a_reservation_signs_once()
    {
        await using var office = await SigningAsync();
        var (key, number) = (await office.KeyAsync(), await new Campaign(office).NumberAsync());
        var data = new JsonObject { ["collaboration"] = key.Id, ["draft"] = "1", ["once"] = "one rendering" };
        var press = await office.InvokeAsync(Campaign.MarketingHead, "minutes.signOff", data.DeepClone().AsObject());
        var reserved = await office.InvokeAsync(Campaign.MarketingHead, "minutes.reserve", With(data, ("clauses", "T1"), ("reservation", "排期待定")));
        JsonObject[] together =
        [
            press,
            office.Wire.Again(press),
            office.Wire.Again(press, activity => Press.DataOf(activity)["aware"] = "true"),
            office.Wire.Again(press, activity => Press.DataOf(activity)["once"] = "another rendering"),
            reserved,
            office.Wire.Typed(press, $"签字 {number} v1"),
        ];

        var answers = await Task.WhenAll(together.Select(office.Wire.SendAsync));

        Assert.All(answers, answer => Assert.InRange(answer.Status, 200, 202));
        var signed = Assert.Single((await office.EventsAsync(key)).OfType<MinutesEvent.SignedOff>());
        Assert.Equal(office.Id(Campaign.MarketingHead), signed.By.Id);
        Assert.Single((await office.StateAsync(key)).Minutes.Signatures.Given);
    }

    [Fact]
    public async Task A_signature_replayed_after_a_new_draft_signs_nothing()
    {
        await using var office = await SigningAsync();
        var key = await office.KeyAsync();
        var press = await office.InvokeAsync(Campaign.MarketingHead, "minutes.signOff", new JsonObject { ["collaboration"] = key.Id, ["draft"] = "1", ["once"] = "one rendering" });
        await office.Wire.SendAsync(press);
        await office.DrainAsync();
        await office.OpenAsync(Campaign.Asker, "minutesDraft", string.Empty);
        await office.PressAsync(Campaign.Asker, "minutes.write", ("points", string.Empty), ("agreed", "铺货率不低于95%"));
        await office.PressAsync(Campaign.Asker, "minutes.circulate");
        Assert.Empty((await office.StateAsync(key)).Minutes.Signatures.Given);
        await new Campaign(office).ConfirmAsync();

        await office.Wire.SendAsync(press);
        await office.Wire.SendAsync(office.Wire.Again(press));
        await office.Wire.SendAsync(office.Wire.Again(press, activity => Press.DataOf(activity)["once"] = "new"));

        Assert.Single((await office.EventsAsync(key)).OfType<MinutesEvent.SignedOff>());
        Assert.Empty((await office.StateAsync(key)).Minutes.Signatures.Given);
    }

    private static async Task<RunningOffice> SigningAsync()
    {
        var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        await campaign.ConfirmAsync();
        return office;
    }

    private static JsonObject With(JsonObject data, params (string Name, string Value)[] more)
    {
        var copy = data.DeepClone().AsObject();
        foreach (var (name, value) in more)
        {
            copy[name] = value;
        }

        return copy;
    }

    private static JsonObject Changed(RunningOffice office, JsonObject activity, Action<JsonObject> change) => office.Wire.Again(activity, change);

    private static void Tenant(JsonObject activity, string tenant)
    {
        activity["conversation"]!["tenantId"] = tenant;
        activity["from"]!["tenantId"] = tenant;
        activity["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = tenant } };
    }
}
