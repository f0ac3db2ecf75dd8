using System.Net;
using System.Net.Http.Json;
using System.Net.NetworkInformation;

namespace TeamsCollab.Office.Tests;

public sealed class FrontDoorTests
{
    [Theory]
    [InlineData("office.example.com")]
    [InlineData("127.0.0.1.example.com")]
    [InlineData("192.168.1.20")]
    public async Task Only_a_loopback_host_name_is_answered_even_with_the_key(string host)
    {
        await using var at = await OfficeFixture.StartAsync();
        foreach (var path in (string[])["office/state", "graph/v1.0/users", "connector/v3/conversations", "v1/.well-known/keys"])
        {
            Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(at, HttpMethod.Get, path, request =>
            {
                request.Headers.Host = host;
                request.Headers.Add("X-Office-Key", at.Office.Key);
            }));
        }
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    public async Task This_machines_own_names_are_answered(string host)
    {
        await using var at = await OfficeFixture.StartAsync();
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(at, HttpMethod.Get, "office/state", request =>
        {
            request.Headers.Host = $"{host}:{at.Office.Address.Port}";
            request.Headers.Add("X-Office-Key", at.Office.Key);
        }));
    }

    [Fact]
    public async Task Without_the_key_neither_page_nor_people_are_shown()
    {
        await using var at = await OfficeFixture.StartAsync();
        foreach (var path in (string[])["", "index.html", "?key=wrong", "office/state", "office/events", "lib/adaptivecards/dist/adaptivecards.min.js", "js/main.js"])
        {
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(at, HttpMethod.Get, path, _ => { }));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(at, HttpMethod.Post, "office/clock", request => request.Headers.Add("Origin", at.Office.Address.ToString().TrimEnd('/'))));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(at, HttpMethod.Get, "office/state", request => request.Headers.Add("X-Office-Key", "wrong")));
    }

    [Fact]
    public async Task The_start_up_address_leaves_the_key_in_a_cookie_that_scripts_and_other_sites_cannot_use()
    {
        await using var at = await OfficeFixture.StartAsync();
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var first = await browser.GetAsync(at.Office.PracticePage, OfficeFixture.Cancel);

        Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        Assert.Equal("/", first.Headers.Location!.ToString());
        var cookie = Assert.Single(first.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=strict", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(at, HttpMethod.Get, "office/state", request => request.Headers.Add("Cookie", cookie.Split(';')[0])));
    }

    [Fact]
    public async Task A_browser_changes_something_only_from_the_offices_own_page()
    {
        await using var at = await OfficeFixture.StartAsync();
        var own = at.Office.Address.ToString().TrimEnd('/');

        Assert.Equal(HttpStatusCode.OK, await LeapAsync(own));
        Assert.Equal(HttpStatusCode.Forbidden, await LeapAsync(null));
        Assert.Equal(HttpStatusCode.Forbidden, await LeapAsync("null"));
        Assert.Equal(HttpStatusCode.Forbidden, await LeapAsync("https://evil.example"));
        Assert.Equal(HttpStatusCode.Forbidden, await LeapAsync("http://127.0.0.1:1"));
        Assert.Equal(TestClock.Start.AddHours(1), at.Clock.Now);

        Task<HttpStatusCode> LeapAsync(string? origin) => StatusAsync(at, HttpMethod.Post, "office/clock", request =>
        {
            request.Headers.Add("Cookie", $"office-{at.Office.Address.Port}={at.Office.Key}");
            request.Content = JsonContent.Create(new { hours = 1 });
            if (origin is not null)
            {
                request.Headers.Add("Origin", origin);
            }
        });
    }

    [Fact]
    public async Task A_foreign_origin_is_refused_at_the_token_the_connector_and_the_graph_door_too()
    {
        await using var at = await OfficeFixture.StartAsync();
        foreach (var path in (string[])[at.Office.TokenEndpoint.AbsolutePath[1..], "connector/v3/conversations", "graph/v1.0/users"])
        {
            Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(at, HttpMethod.Post, path, request => request.Headers.Add("Origin", "https://evil.example")));
        }
    }

    [Fact]
    public async Task A_tool_with_the_key_in_a_header_needs_no_origin_but_must_not_have_a_foreign_one()
    {
        await using var at = await OfficeFixture.StartAsync();
        Assert.Equal(HttpStatusCode.OK, (await at.PageAsync(HttpMethod.Post, "office/clock", System.Text.Json.Nodes.JsonNode.Parse("""{"hours":1}"""))).Status);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(at, HttpMethod.Post, "office/clock", request =>
        {
            request.Headers.Add("X-Office-Key", at.Office.Key);
            request.Headers.Add("Origin", "https://evil.example");
        }));
    }

    [Fact]
    public async Task The_office_listens_on_the_loopback_address_only()
    {
        await using var at = await OfficeFixture.StartAsync();
        var listener = Assert.Single(IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners(), endpoint => endpoint.Port == at.Office.Address.Port);
        Assert.Equal(IPAddress.Loopback, listener.Address);
    }

    [Fact]
    public async Task Every_start_has_another_key_unless_one_is_given()
    {
        await using var one = await OfficeFixture.StartAsync();
        await using var two = await OfficeFixture.StartAsync();
        Assert.NotEqual(one.Office.Key, two.Office.Key);
        Assert.True(one.Office.Key.Length >= 32);
    }

    private static async Task<HttpStatusCode> StatusAsync(OfficeFixture at, HttpMethod method, string path, Action<HttpRequestMessage> prepare)
    {
        using var request = new HttpRequestMessage(method, new Uri(at.Office.Address, path));
        prepare(request);
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false });
        using var response = await browser.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, OfficeFixture.Cancel);
        return response.StatusCode;
    }
}
