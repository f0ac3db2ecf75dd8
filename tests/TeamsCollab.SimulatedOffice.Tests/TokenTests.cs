using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace TeamsCollab.Office.Tests;

public sealed class TokenTests
{
    [Fact]
    public async Task The_bot_receives_a_token_signed_by_the_endorsed_key_with_its_service_url()
    {
        await using var at = await OfficeFixture.StartAsync();
        await at.Office.SayAsync(OfficeFixture.Marketing, "你好", OfficeFixture.Cancel);

        var metadata = await at.Http.GetFromJsonAsync<JsonElement>(at.Office.OpenIdMetadata, OfficeFixture.Cancel);
        var keys = await at.Http.GetStringAsync(metadata.GetProperty("jwks_uri").GetString(), OfficeFixture.Cancel);
        var (token, activity) = at.Bot.Received.Single();
        var result = await new JsonWebTokenHandler().ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidIssuer = at.Office.TokenIssuer,
            ValidAudience = OfficeFixture.BotAppId,
            IssuerSigningKeys = new JsonWebKeySet(keys).GetSigningKeys(),
            ValidAlgorithms = ["RS256"],
            LifetimeValidator = (from, until, _, _) => from == TestClock.Start.UtcDateTime && until == TestClock.Start.UtcDateTime.AddHours(1),
        });

        Assert.True(result.IsValid, result.Exception?.Message);
        Assert.Equal(activity.GetProperty("serviceUrl").GetString(), result.Claims["serviceurl"]);
        Assert.Equal(at.Office.Address + "connector/", result.Claims["serviceurl"]);
        Assert.Equal("msteams", JsonDocument.Parse(keys).RootElement.GetProperty("keys")[0].GetProperty("endorsements")[0].GetString());
        Assert.Equal(at.Office.TokenIssuer, metadata.GetProperty("issuer").GetString());
    }

    [Theory]
    [InlineData("https://api.botframework.com/.default", "wrong", OfficeFixture.BotAppId, "invalid_client")]
    [InlineData("https://api.botframework.com/.default", OfficeFixture.Secret, "another", "unauthorized_client")]
    [InlineData("https://example.com/.default", OfficeFixture.Secret, OfficeFixture.BotAppId, "invalid_scope")]
    public async Task A_token_is_given_only_for_the_right_client_secret_and_scope(string scope, string secret, string client, string error)
    {
        await using var at = await OfficeFixture.StartAsync();
        using var response = await at.GrantAsync(scope, secret, client);

        Assert.False(response.IsSuccessStatusCode);
        Assert.Equal(error, (await response.Content.ReadFromJsonAsync<JsonElement>(OfficeFixture.Cancel)).GetProperty("error").GetString());
    }

    [Fact]
    public async Task A_token_of_another_tenant_is_not_given()
    {
        await using var at = await OfficeFixture.StartAsync();
        using var response = await at.GrantAsync("https://api.botframework.com/.default", endpoint: new Uri(at.Office.Address, "botframework.com/oauth2/v2.0/token"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Neither_door_opens_without_a_token_nor_with_the_other_doors_token()
    {
        await using var at = await OfficeFixture.StartAsync();
        var graph = await at.TokenAsync("https://graph.microsoft.com/.default");
        var connector = await at.TokenAsync("https://api.botframework.com/.default");

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(at, "graph/v1.0/users", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(at, "graph/v1.0/users", connector));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(at, "graph/v1.0/users", "garbage"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(at, "connector/v3/conversations/a/members", graph));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(at, "connector/v3/conversations/a/members", connector));
    }

    [Fact]
    public async Task An_access_token_ends_after_an_hour_of_machine_time_and_not_of_business_time()
    {
        await using var at = await OfficeFixture.StartAsync();
        var token = await at.TokenAsync("https://api.botframework.com/.default");

        await at.Clock.AdvanceAsync(TimeSpan.FromDays(30), OfficeFixture.Cancel);
        at.Time.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(at, "connector/v3/conversations/a/members", token));

        at.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(at, "connector/v3/conversations/a/members", token));
    }

    private static async Task<HttpStatusCode> StatusAsync(OfficeFixture at, string path, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await at.Http.SendAsync(request, OfficeFixture.Cancel);
        return response.StatusCode;
    }
}
