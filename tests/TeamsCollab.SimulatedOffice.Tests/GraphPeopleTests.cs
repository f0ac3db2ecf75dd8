using System.Net;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;

namespace TeamsCollab.Office.Tests;

public sealed class GraphPeopleTests
{
    [Fact]
    public async Task A_person_is_found_by_id_and_by_address()
    {
        await using var at = await OfficeFixture.StartAsync();
        var graph = GraphSdk.Of(at);
        var person = at.Office.Person(OfficeFixture.Marketing);
        foreach (var key in (string[])[person.Id, person.Mail])
        {
            var user = await graph.Users[key].GetAsync(request => request.QueryParameters.Select = ["id", "displayName", "mail", "userPrincipalName", "jobTitle", "department", "preferredLanguage", "accountEnabled"], OfficeFixture.Cancel);
            Assert.Equal((person.Id, person.Name, person.Mail, "市场部经理", "市场部", "zh-CN"), (user!.Id, user.DisplayName, user.Mail, user.JobTitle, user.Department, user.PreferredLanguage));
            Assert.True(user.AccountEnabled);
        }
    }

    [Fact]
    public async Task The_department_is_told_only_when_it_is_selected()
    {
        await using var at = await OfficeFixture.StartAsync();
        var user = await GraphSdk.Of(at).Users[at.Office.Person(OfficeFixture.Marketing).Id].GetAsync(cancellationToken: OfficeFixture.Cancel);
        Assert.Equal(OfficeFixture.Marketing, user!.DisplayName);
        Assert.Null(user.Department);
    }

    [Fact]
    public async Task An_unknown_person_is_not_found_in_graphs_own_words()
    {
        await using var at = await OfficeFixture.StartAsync();
        var error = await Assert.ThrowsAsync<ODataError>(() => GraphSdk.Of(at).Users["nobody@qiming.example"].GetAsync(cancellationToken: OfficeFixture.Cancel));
        Assert.Equal((404, "Request_ResourceNotFound"), (error.ResponseStatusCode, error.Error!.Code));
        Assert.NotEmpty(error.Error.InnerError!.RequestId!);
    }

    [Fact]
    public async Task Departments_are_filtered_and_every_head_reports_to_the_general_manager()
    {
        await using var at = await OfficeFixture.StartAsync();
        var graph = GraphSdk.Of(at);
        foreach (var department in at.Office.Departments.Where(department => !department.Management))
        {
            var users = await graph.Users.GetAsync(request =>
            {
                request.QueryParameters.Filter = $"department eq '{department.Name}' and accountEnabled eq true";
                request.QueryParameters.Select = ["id", "displayName", "department"];
                request.QueryParameters.Expand = ["manager"];
            }, OfficeFixture.Cancel);
            var ids = users!.Value!.Select(user => user.Id).ToHashSet();
            Assert.All(users.Value!, user => Assert.Equal(department.Name, user.Department));
            var head = Assert.Single(users.Value!, user => !ids.Contains(user.Manager!.Id));
            Assert.Equal("林振华", ((User)head.Manager!).DisplayName);
        }
    }

    [Fact]
    public async Task The_manager_is_a_user_and_the_general_manager_has_none()
    {
        await using var at = await OfficeFixture.StartAsync();
        var graph = GraphSdk.Of(at);
        var manager = Assert.IsType<User>(await graph.Users[at.Office.Person(OfficeFixture.Sales).Id].Manager.GetAsync(cancellationToken: OfficeFixture.Cancel));
        Assert.Equal("王建国", manager.DisplayName);
        var error = await Assert.ThrowsAsync<ODataError>(() => graph.Users[at.Office.Person("林振华").Id].Manager.GetAsync(cancellationToken: OfficeFixture.Cancel));
        Assert.Equal("Request_ResourceNotFound", error.Error!.Code);
    }

    [Fact]
    public async Task The_chain_of_managers_and_the_reports_are_told()
    {
        await using var at = await OfficeFixture.StartAsync();
        var graph = GraphSdk.Of(at);
        var user = await graph.Users[at.Office.Person(OfficeFixture.Product).Id].GetAsync(request =>
        {
            request.QueryParameters.Expand = ["manager($levels=max;$select=id,displayName)"];
            request.Headers.Add("ConsistencyLevel", "eventual");
        }, OfficeFixture.Cancel);
        var chain = new List<string>();
        for (var above = user!.Manager as User; above is not null; above = above.Manager as User)
        {
            chain.Add(above.DisplayName!);
        }

        Assert.Equal(["吴婷", "周晓峰", "林振华"], chain);
        var reports = await graph.Users[at.Office.Person("吴婷").Id].DirectReports.GetAsync(cancellationToken: OfficeFixture.Cancel);
        Assert.Equal([OfficeFixture.Product, OfficeFixture.Blocked], reports!.Value!.Cast<User>().Select(report => report.DisplayName));
    }

    [Fact]
    public async Task Searching_needs_the_consistency_header_and_quoted_clauses()
    {
        await using var at = await OfficeFixture.StartAsync();
        var graph = GraphSdk.Of(at);
        var found = await graph.Users.GetAsync(request =>
        {
            request.QueryParameters.Search = "\"displayName:孙\" OR \"mail:emma\"";
            request.Headers.Add("ConsistencyLevel", "eventual");
        }, OfficeFixture.Cancel);
        Assert.Equal(["Emma Clark", "孙磊", "孙雨桐"], found!.Value!.Select(user => user.DisplayName));

        var bare = await Assert.ThrowsAsync<ODataError>(() => graph.Users.GetAsync(request => request.QueryParameters.Search = "\"displayName:孙\"", OfficeFixture.Cancel));
        Assert.Equal("Request_UnsupportedQuery", bare.Error!.Code);
        var unquoted = await Assert.ThrowsAsync<ODataError>(() => graph.Users.GetAsync(request =>
        {
            request.QueryParameters.Search = "孙";
            request.Headers.Add("ConsistencyLevel", "eventual");
        }, OfficeFixture.Cancel));
        Assert.Equal("Request_UnsupportedQuery", unquoted.Error!.Code);
    }

    [Fact]
    public async Task A_long_list_comes_in_pages()
    {
        await using var at = await OfficeFixture.StartAsync();
        var graph = GraphSdk.Of(at);
        var names = new List<string>();
        var page = await graph.Users.GetAsync(request => request.QueryParameters.Top = 7, OfficeFixture.Cancel);
        while (page is not null)
        {
            Assert.True(page.Value!.Count <= 7);
            names.AddRange(page.Value.Select(user => user.DisplayName!));
            page = page.OdataNextLink is null ? null : await graph.Users.WithUrl(page.OdataNextLink).GetAsync(cancellationToken: OfficeFixture.Cancel);
        }

        Assert.Equal(at.Office.People.Select(person => person.Name), names);
    }

    [Theory]
    [InlineData("department eq 市场部")]
    [InlineData("department")]
    [InlineData("department eq '市场部' and")]
    [InlineData("department eq '市场部') or (1 eq 1")]
    [InlineData("department eq '市场部' ; drop")]
    public async Task A_filter_that_is_not_understood_is_refused(string filter)
    {
        await using var at = await OfficeFixture.StartAsync();
        var (status, body) = await at.CallAsync(HttpMethod.Get, "graph/v1.0/users?$filter=" + Uri.EscapeDataString(filter));
        Assert.Equal((HttpStatusCode.BadRequest, "Request_UnsupportedQuery"), (status, OfficeFixture.Code(body)));
    }

    [Theory]
    [InlineData("displayName eq 'Emma Clark'", 1)]
    [InlineData("startswith(displayName,'孙')", 2)]
    [InlineData("department in ('财务部','客服部')", 10)]
    [InlineData("not (department eq '财务部' or department eq '客服部')", 20)]
    [InlineData("department ne '财务部' and userPrincipalName ne 'o''brien@qiming.example'", 25)]
    public async Task Filters_mean_what_they_say(string filter, int count)
    {
        await using var at = await OfficeFixture.StartAsync();
        var (_, body) = await at.CallAsync(HttpMethod.Get, "graph/v1.0/users?$filter=" + Uri.EscapeDataString(filter));
        Assert.Equal(count, body.GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task Mailbox_settings_tell_zone_hours_and_an_absence_that_counts_from_the_first_day()
    {
        await using var at = await OfficeFixture.StartAsync();
        var graph = GraphSdk.Of(at);
        var settings = await graph.Users[at.Office.Person("高原").Id].MailboxSettings.GetAsync(cancellationToken: OfficeFixture.Cancel);
        Assert.Equal("China Standard Time", settings!.TimeZone);
        Assert.Equal(("09:00:00", "18:00:00"), (settings.WorkingHours!.StartTime.ToString(), settings.WorkingHours.EndTime.ToString()));
        Assert.Equal(AutomaticRepliesStatus.Scheduled, settings.AutomaticRepliesSetting!.Status);
        Assert.Equal("2026-11-27T00:00:00.0000000", settings.AutomaticRepliesSetting.ScheduledStartDateTime!.DateTime);
        Assert.Equal("2026-12-02T00:00:00.0000000", settings.AutomaticRepliesSetting.ScheduledEndDateTime!.DateTime);
        Assert.Contains("吴婷", settings.AutomaticRepliesSetting.InternalReplyMessage, StringComparison.Ordinal);

        var present = await graph.Users[at.Office.Person("Emma Clark").Id].MailboxSettings.GetAsync(cancellationToken: OfficeFixture.Cancel);
        Assert.Equal((AutomaticRepliesStatus.Disabled, "en-US"), (present!.AutomaticRepliesSetting!.Status, present.Language!.Locale));
    }

    [Fact]
    public async Task Rooms_have_mailboxes()
    {
        await using var at = await OfficeFixture.StartAsync();
        var rooms = await GraphSdk.Of(at).Places.GraphRoom.GetAsync(cancellationToken: OfficeFixture.Cancel);
        var room = Assert.Single(rooms!.Value!, room => room.DisplayName == "301会议室");
        Assert.Equal(("room301@qiming.example", 12), (room.EmailAddress, room.Capacity));
    }

    [Fact]
    public async Task The_app_is_found_in_the_catalogue_installed_for_a_person_and_announced_to_the_bot()
    {
        await using var at = await OfficeFixture.StartAsync();
        var graph = GraphSdk.Of(at);
        var apps = await graph.AppCatalogs.TeamsApps.GetAsync(request => request.QueryParameters.Filter = $"externalId eq '{OfficeFixture.BotAppId}'", OfficeFixture.Cancel);
        var installed = graph.Users[at.Office.Person(OfficeFixture.NotInstalled).Id].Teamwork.InstalledApps;
        Assert.Empty((await ListAsync())!.Value!);
        await installed.PostAsync(App(Assert.Single(apps!.Value!).Id!), cancellationToken: OfficeFixture.Cancel);
        await at.Office.SettledAsync();

        Assert.Equal(["installationUpdate", "conversationUpdate"], at.Bot.Received.Select(received => received.Activity.GetProperty("type").GetString()));
        var installation = Assert.Single((await ListAsync())!.Value!);
        Assert.Equal(OfficeFixture.BotAppId, installation.TeamsApp!.ExternalId);
        var chat = await installed[installation.Id].Chat.GetAsync(cancellationToken: OfficeFixture.Cancel);
        Assert.Equal(await at.ChatAsync(OfficeFixture.NotInstalled), chat!.Id);
        Assert.Equal(409, (await Assert.ThrowsAsync<ODataError>(() => installed.PostAsync(App(apps.Value![0].Id!), cancellationToken: OfficeFixture.Cancel))).ResponseStatusCode);

        Task<UserScopeTeamsAppInstallationCollectionResponse?> ListAsync() => installed.GetAsync(query =>
        {
            query.QueryParameters.Expand = ["teamsApp"];
            query.QueryParameters.Filter = $"teamsApp/externalId eq '{OfficeFixture.BotAppId}'";
        }, OfficeFixture.Cancel);
    }

    [Fact]
    public async Task A_policy_can_keep_the_app_from_someone_and_an_unknown_app_is_not_found()
    {
        await using var at = await OfficeFixture.StartAsync();
        var graph = GraphSdk.Of(at);
        var app = (await graph.AppCatalogs.TeamsApps.GetAsync(cancellationToken: OfficeFixture.Cancel))!.Value![0].Id;
        Assert.Equal(403, await InstallAsync(OfficeFixture.Forbidden, app!));
        Assert.Equal(404, await InstallAsync(OfficeFixture.NotInstalled, "00000000-0000-0000-0000-000000000001"));
        Assert.Empty(at.Bot.Received);

        async Task<int> InstallAsync(string person, string id) => (await Assert.ThrowsAsync<ODataError>(() => graph.Users[at.Office.Person(person).Id].Teamwork.InstalledApps.PostAsync(
            App(id), cancellationToken: OfficeFixture.Cancel))).ResponseStatusCode;
    }

    [Fact]
    public async Task The_client_obeys_a_throttled_answer_and_sees_a_refusal_at_once()
    {
        await using var at = await OfficeFixture.StartAsync();
        var graph = GraphSdk.Of(at);
        at.Office.Faults.Throttle(OfficeDoor.Graph, times: 1, retryAfter: TimeSpan.Zero);
        Assert.NotNull(await graph.Users[at.Office.Person(OfficeFixture.Sales).Id].GetAsync(cancellationToken: OfficeFixture.Cancel));

        at.Office.Faults.Fail(OfficeDoor.Graph, 403, code: "ErrorAccessDenied");
        var error = await Assert.ThrowsAsync<ODataError>(() => graph.Users.GetAsync(cancellationToken: OfficeFixture.Cancel));
        Assert.Equal((403, "ErrorAccessDenied"), (error.ResponseStatusCode, error.Error!.Code));
    }

    [Fact]
    public async Task A_route_that_the_office_does_not_speak_is_refused_in_graphs_shape()
    {
        await using var at = await OfficeFixture.StartAsync();
        using var response = await at.SendAsync(HttpMethod.Get, "graph/v1.0/groups", headers: headers => headers.Add("client-request-id", "abc"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("abc", response.Headers.GetValues("client-request-id").Single());
        Assert.NotEmpty(response.Headers.GetValues("request-id").Single());
    }

    private static UserScopeTeamsAppInstallation App(string id) => new()
    {
        AdditionalData = new Dictionary<string, object> { ["teamsApp@odata.bind"] = $"https://graph.microsoft.com/v1.0/appCatalogs/teamsApps/{id}" },
    };
}
