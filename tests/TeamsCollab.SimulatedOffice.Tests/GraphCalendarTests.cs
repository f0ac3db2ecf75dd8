using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Graph.Users.Item.Calendar.GetSchedule;
using Microsoft.Graph.Users.Item.SendMail;

namespace TeamsCollab.Office.Tests;

public sealed class GraphCalendarTests
{
    private const string Property = "String {66f5a359-4659-4638-81a3-d1d2b2f5c5b4} Name CollaborationId";
    private const string China = "China Standard Time";

    [Fact]
    public async Task Free_and_busy_times_follow_the_week_and_the_unknown_is_never_free()
    {
        await using var at = await OfficeFixture.StartAsync();
        var answer = await ScheduleAsync(at, China, "2026-11-25T09:00:00", "2026-11-25T12:00:00", "sunyutong@qiming.example", "room301@qiming.example", "nobody@qiming.example");

        var product = answer[0];
        Assert.Equal("022222", product.AvailabilityView);
        Assert.Equal(("sunyutong@qiming.example", China), (product.ScheduleId, product.WorkingHours!.TimeZone!.Name));
        Assert.Equal("000000", answer[1].AvailabilityView);
        Assert.Equal("ErrorMailRecipientNotFound", answer[2].Error!.ResponseCode);
        Assert.Equal(string.Empty, answer[2].AvailabilityView);
        Assert.Null(answer[2].ScheduleItems);
    }

    [Theory]
    [InlineData("Asia/Shanghai", "2026-11-25T13:30:00", "2026-11-25T17:30:00")]
    [InlineData(China, "2026-11-25T13:30:00", "2026-11-25T17:30:00")]
    [InlineData("UTC", "2026-11-25T05:30:00", "2026-11-25T09:30:00")]
    public async Task Windows_and_iana_names_mean_the_same_zone(string zone, string from, string to)
    {
        await using var at = await OfficeFixture.StartAsync();
        var sunlei = Assert.Single(await ScheduleAsync(at, zone, from, to, "sunlei@qiming.example"));
        Assert.Equal("33333333", sunlei.AvailabilityView);
        Assert.Equal("2026-11-25T05:30:00.0000000", Assert.Single(sunlei.ScheduleItems!).Start!.DateTime);
    }

    [Fact]
    public async Task An_absence_fills_whole_days()
    {
        await using var at = await OfficeFixture.StartAsync();
        var before = Assert.Single(await ScheduleAsync(at, China, "2026-11-26T16:00:00", "2026-11-26T18:00:00", "gaoyuan@qiming.example"));
        var first = Assert.Single(await ScheduleAsync(at, China, "2026-11-27T16:00:00", "2026-11-27T18:00:00", "gaoyuan@qiming.example"));
        var last = Assert.Single(await ScheduleAsync(at, China, "2026-12-01T22:00:00", "2026-12-02T02:00:00", "gaoyuan@qiming.example"));
        Assert.Equal(("0000", "3333", "33330000"), (before.AvailabilityView, first.AvailabilityView, last.AvailabilityView));
    }

    [Theory]
    [InlineData(4, 1, 1, "ErrorInvalidMergedFreeBusyInterval")]
    [InlineData(30, 1, 101, "ErrorMailboxDataArrayTooBig")]
    [InlineData(30, 62, 1, "ErrorTimeIntervalTooBig")]
    [InlineData(30, 0, 1, "ErrorInvalidTimeInterval")]
    public async Task Questions_beyond_the_limits_are_refused(int interval, int days, int schedules, string code)
    {
        await using var at = await OfficeFixture.StartAsync();
        var (status, body) = await at.CallAsync(HttpMethod.Post, "graph/v1.0/users/zhaomin@qiming.example/calendar/getSchedule", new JsonObject
        {
            ["Schedules"] = new JsonArray([.. Enumerable.Range(0, schedules).Select(number => (JsonNode)$"p{number}@qiming.example")]),
            ["StartTime"] = new JsonObject { ["dateTime"] = "2026-11-25T00:00:00", ["timeZone"] = China },
            ["EndTime"] = new JsonObject { ["dateTime"] = new DateTime(2026, 11, 25).AddDays(days).ToString("s"), ["timeZone"] = China },
            ["AvailabilityViewInterval"] = interval,
        });
        Assert.Equal((HttpStatusCode.BadRequest, code), (status, OfficeFixture.Code(body)));
    }

    [Fact]
    public async Task A_meeting_is_booked_online_invites_the_attendees_and_the_room_answers()
    {
        await using var at = await OfficeFixture.StartAsync();
        var booked = await BookAsync(at, Meeting("2026-11-26T10:00:00", "2026-11-26T11:00:00"));

        Assert.NotEmpty(booked.Id!);
        Assert.StartsWith("https://teams.microsoft.com/l/meetup-join/", booked.OnlineMeeting!.JoinUrl, StringComparison.Ordinal);
        Assert.True(booked.IsOnlineMeeting);
        Assert.Equal(OnlineMeetingProviderType.TeamsForBusiness, booked.OnlineMeetingProvider);
        Assert.Equal("2026-11-26T02:00:00.0000000", booked.Start!.DateTime);
        Assert.Equal([ResponseType.None, ResponseType.Accepted], booked.Attendees!.Select(attendee => attendee.Status!.Response));
        Assert.Equal(OfficeFixture.Marketing, booked.Organizer!.EmailAddress!.Name);

        var invitation = Assert.Single(at.Office.MessagesOf(OfficeFixture.Sales));
        Assert.Equal(("calendar", "会议邀请: 新品上市协作会"), (invitation.Kind, invitation.Subject));
        var (_, page) = await at.PageAsync(HttpMethod.Get, $"office/people/{at.Office.Person(OfficeFixture.Sales).Id}/calendar?days=2");
        Assert.Contains(page.EnumerateArray(), entry => entry.GetProperty("subject").GetString() == "新品上市协作会" && entry.GetProperty("joinUrl").GetString() == booked.OnlineMeeting.JoinUrl);
        Assert.Equal("22", Assert.Single(await ScheduleAsync(at, China, "2026-11-26T10:00:00", "2026-11-26T11:00:00", "chensiyuan@qiming.example")).AvailabilityView);
        Assert.Equal("10", Assert.Single(await ScheduleAsync(at, China, "2026-11-26T10:30:00", "2026-11-26T11:30:00", "zhaomin@qiming.example")).AvailabilityView);
    }

    [Fact]
    public async Task The_same_transaction_is_booked_once_even_when_the_answer_was_lost()
    {
        await using var at = await OfficeFixture.StartAsync();
        at.Office.Faults.LoseAnswer(OfficeDoor.Graph);
        await Assert.ThrowsAsync<HttpRequestException>(() => BookAsync(at, Meeting("2026-11-26T10:00:00", "2026-11-26T11:00:00")));
        var again = await BookAsync(at, Meeting("2026-11-26T10:00:00", "2026-11-26T11:00:00"));
        var third = await BookAsync(at, Meeting("2026-11-26T10:00:00", "2026-11-26T11:00:00"));

        Assert.Equal(again.Id, third.Id);
        Assert.Equal("t-1", again.TransactionId);
        Assert.Single(at.Office.MessagesOf(OfficeFixture.Sales));
    }

    [Fact]
    public async Task A_meeting_is_found_again_by_its_extended_property()
    {
        await using var at = await OfficeFixture.StartAsync();
        var graph = GraphSdk.Of(at);
        var booked = await BookAsync(at, Meeting("2026-11-26T10:00:00", "2026-11-26T11:00:00"));
        var events = graph.Users["chensiyuan@qiming.example"].Events;

        var found = await events.GetAsync(Where("MKT-2026-001"), OfficeFixture.Cancel);
        Assert.Equal(booked.Id, Assert.Single(found!.Value!).Id);
        Assert.Empty((await events.GetAsync(Where("MKT-2026-002"), OfficeFixture.Cancel))!.Value!);
        var read = await events[booked.Id].GetAsync(request => request.QueryParameters.Expand = [$"singleValueExtendedProperties($filter=id eq '{Property}')"], OfficeFixture.Cancel);
        Assert.Equal("MKT-2026-001", Assert.Single(read!.SingleValueExtendedProperties!).Value);

        static Action<Microsoft.Kiota.Abstractions.RequestConfiguration<Microsoft.Graph.Users.Item.Events.EventsRequestBuilder.EventsRequestBuilderGetQueryParameters>> Where(string value) =>
            request => request.QueryParameters.Filter = $"singleValueExtendedProperties/Any(ep: ep/id eq '{Property}' and ep/value eq '{value}')";
    }

    [Fact]
    public async Task A_meeting_is_moved_in_the_preferred_zone_and_everybody_hears_of_it()
    {
        await using var at = await OfficeFixture.StartAsync();
        var booked = await BookAsync(at, Meeting("2026-11-26T10:00:00", "2026-11-26T11:00:00"));
        var moved = await GraphSdk.Of(at).Users["chensiyuan@qiming.example"].Events[booked.Id].PatchAsync(
            new Event { Start = At("2026-11-27T14:00:00"), End = At("2026-11-27T15:00:00") }, request => request.Headers.Add("Prefer", $"outlook.timezone=\"{China}\""), OfficeFixture.Cancel);

        Assert.Equal(("2026-11-27T14:00:00.0000000", China), (moved!.Start!.DateTime, moved.Start.TimeZone));
        Assert.NotEqual(booked.ChangeKey, moved.ChangeKey);
        Assert.Equal(booked.OnlineMeeting!.JoinUrl, moved.OnlineMeeting!.JoinUrl);
        Assert.Equal(["会议邀请: 新品上市协作会", "会议更新: 新品上市协作会"], at.Office.MessagesOf(OfficeFixture.Sales).Select(message => message.Subject));
    }

    [Fact]
    public async Task A_body_written_without_the_join_address_switches_the_online_meeting_off()
    {
        await using var at = await OfficeFixture.StartAsync();
        var booked = await BookAsync(at, Meeting("2026-11-26T10:00:00", "2026-11-26T11:00:00"));
        var entry = GraphSdk.Of(at).Users["chensiyuan@qiming.example"].Events[booked.Id];
        var kept = await entry.PatchAsync(new Event { Body = new ItemBody { ContentType = BodyType.Html, Content = booked.Body!.Content + "<p>议程</p>" } }, cancellationToken: OfficeFixture.Cancel);
        Assert.True(kept!.IsOnlineMeeting);
        var lost = await entry.PatchAsync(new Event { Body = new ItemBody { ContentType = BodyType.Html, Content = "<p>议程</p>" } }, cancellationToken: OfficeFixture.Cancel);
        Assert.False(lost!.IsOnlineMeeting);
        Assert.Null(lost.OnlineMeeting);
    }

    [Fact]
    public async Task A_stale_change_is_refused()
    {
        await using var at = await OfficeFixture.StartAsync();
        var booked = await BookAsync(at, Meeting("2026-11-26T10:00:00", "2026-11-26T11:00:00"));
        var entry = GraphSdk.Of(at).Users["chensiyuan@qiming.example"].Events[booked.Id];
        await entry.PatchAsync(new Event { Subject = "改名" }, request => request.Headers.Add("If-Match", $"W/\"{booked.ChangeKey}\""), OfficeFixture.Cancel);
        var error = await Assert.ThrowsAsync<ODataError>(() => entry.PatchAsync(new Event { Subject = "再改" }, request => request.Headers.Add("If-Match", $"W/\"{booked.ChangeKey}\""), OfficeFixture.Cancel));
        Assert.Equal(412, error.ResponseStatusCode);
    }

    [Fact]
    public async Task Only_the_organiser_cancels_and_then_it_is_gone_everywhere()
    {
        await using var at = await OfficeFixture.StartAsync();
        var graph = GraphSdk.Of(at);
        var booked = await BookAsync(at, Meeting("2026-11-26T10:00:00", "2026-11-26T11:00:00"));
        var theirs = at.Office.MessagesOf(OfficeFixture.Sales).Single().EventId!;
        var refused = await Assert.ThrowsAsync<ODataError>(() => graph.Users["zhaomin@qiming.example"].Events[theirs].Cancel.PostAsync(new() { Comment = "不开了" }, cancellationToken: OfficeFixture.Cancel));
        Assert.Equal(400, refused.ResponseStatusCode);

        var entry = graph.Users["chensiyuan@qiming.example"].Events[booked.Id];
        await entry.Cancel.PostAsync(new() { Comment = "改期另行通知" }, cancellationToken: OfficeFixture.Cancel);
        Assert.Equal("ErrorItemNotFound", (await Assert.ThrowsAsync<ODataError>(() => entry.GetAsync(cancellationToken: OfficeFixture.Cancel))).Error!.Code);
        Assert.Contains("改期另行通知", at.Office.MessagesOf(OfficeFixture.Sales)[^1].Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ODataError>(() => entry.DeleteAsync(cancellationToken: OfficeFixture.Cancel));
    }

    [Fact]
    public async Task An_attendees_answer_is_seen_by_the_organiser()
    {
        await using var at = await OfficeFixture.StartAsync();
        var graph = GraphSdk.Of(at);
        var booked = await BookAsync(at, Meeting("2026-11-26T10:00:00", "2026-11-26T11:00:00"));
        var theirs = graph.Users["zhaomin@qiming.example"].Events[at.Office.MessagesOf(OfficeFixture.Sales).Single().EventId!];
        await theirs.Accept.PostAsync(new() { Comment = string.Empty, SendResponse = true }, cancellationToken: OfficeFixture.Cancel);
        Assert.Equal(ResponseType.Accepted, await SeenAsync());
        Assert.Equal("22", Assert.Single(await ScheduleAsync(at, China, "2026-11-26T10:00:00", "2026-11-26T11:00:00", "zhaomin@qiming.example")).AvailabilityView);

        await theirs.Decline.PostAsync(new() { SendResponse = true }, cancellationToken: OfficeFixture.Cancel);
        Assert.Equal(ResponseType.Declined, await SeenAsync());

        async Task<ResponseType?> SeenAsync() =>
            (await graph.Users["chensiyuan@qiming.example"].Events[booked.Id].GetAsync(cancellationToken: OfficeFixture.Cancel))!.Attendees![0].Status!.Response;
    }

    [Fact]
    public async Task A_room_that_is_taken_declines()
    {
        await using var at = await OfficeFixture.StartAsync();
        await BookAsync(at, Meeting("2026-11-26T10:00:00", "2026-11-26T11:00:00"));
        var second = await BookAsync(at, Meeting("2026-11-26T10:30:00", "2026-11-26T11:30:00", "t-2"));
        Assert.Equal(ResponseType.Declined, second.Attendees![1].Status!.Response);
    }

    [Fact]
    public async Task A_mailbox_without_teams_gets_no_join_address()
    {
        await using var at = await OfficeFixture.StartAsync();
        at.Office.Faults.OnlineMeetingsOff = true;
        var booked = await BookAsync(at, Meeting("2026-11-26T10:00:00", "2026-11-26T11:00:00"));
        Assert.False(booked.IsOnlineMeeting);
        Assert.Null(booked.OnlineMeeting);
    }

    [Fact]
    public async Task A_meeting_needs_times_in_order_and_in_a_known_zone()
    {
        await using var at = await OfficeFixture.StartAsync();
        var backwards = Meeting("2026-11-26T11:00:00", "2026-11-26T10:00:00");
        Assert.Equal("ErrorCalendarEndDateIsEarlierThanStartDate", (await Assert.ThrowsAsync<ODataError>(() => BookAsync(at, backwards))).Error!.Code);
        var nowhere = Meeting("2026-11-26T10:00:00", "2026-11-26T11:00:00");
        nowhere.Start!.TimeZone = "Nowhere Standard Time";
        Assert.Equal("TimeZoneNotSupportedException", (await Assert.ThrowsAsync<ODataError>(() => BookAsync(at, nowhere))).Error!.Code);
        Assert.Equal("ErrorInvalidRequest", (await Assert.ThrowsAsync<ODataError>(() => BookAsync(at, new Event { Subject = "无时间" }))).Error!.Code);
        Assert.Empty(at.Office.MessagesOf(OfficeFixture.Sales));
    }

    [Fact]
    public async Task The_calendar_view_holds_weekly_entries_and_meetings_in_order()
    {
        await using var at = await OfficeFixture.StartAsync();
        await BookAsync(at, Meeting("2026-11-26T10:00:00", "2026-11-26T11:00:00"));
        var view = await GraphSdk.Of(at).Users["chensiyuan@qiming.example"].CalendarView.GetAsync(request =>
        {
            request.QueryParameters.StartDateTime = "2026-11-26T00:00:00+08:00";
            request.QueryParameters.EndDateTime = "2026-11-27T00:00:00+08:00";
        }, OfficeFixture.Cancel);
        Assert.Equal(["新品上市协作会", "代理商沟通"], view!.Value!.Select(entry => entry.Subject));
    }

    [Fact]
    public async Task Mail_is_accepted_and_lies_in_the_readers_mailbox_as_plain_words()
    {
        await using var at = await OfficeFixture.StartAsync();
        await GraphSdk.Of(at).Users["chensiyuan@qiming.example"].SendMail.PostAsync(new SendMailPostRequestBody
        {
            Message = new Message
            {
                Subject = "请查收背景材料",
                Body = new ItemBody { ContentType = BodyType.Html, Content = "<p>您好 &amp; 谢谢</p><script>alert(1)</script>" },
                ToRecipients = [To("luodan@qiming.example"), To("missing@qiming.example"), To("someone@elsewhere.example")],
                Attachments = [new FileAttachment { Name = "计划.docx", ContentBytes = [1, 2, 3] }],
            },
            SaveToSentItems = true,
        }, cancellationToken: OfficeFixture.Cancel);

        var (_, messages) = await at.PageAsync(HttpMethod.Get, $"office/people/{at.Office.Person(OfficeFixture.NotInstalled).Id}/messages");
        var mail = Assert.Single(messages.EnumerateArray());
        Assert.Equal(("mail", "请查收背景材料", OfficeFixture.Marketing), (mail.GetProperty("kind").GetString(), mail.GetProperty("subject").GetString(), mail.GetProperty("sender").GetString()));
        Assert.Equal("**请查收背景材料**\n\n您好 & 谢谢\n附件：计划.docx", mail.GetProperty("text").GetString());
        Assert.StartsWith("无法送达", Assert.Single(at.Office.MessagesOf(OfficeFixture.Marketing)).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_without_a_recipient_is_refused()
    {
        await using var at = await OfficeFixture.StartAsync();
        var error = await Assert.ThrowsAsync<ODataError>(() => GraphSdk.Of(at).Users["chensiyuan@qiming.example"].SendMail.PostAsync(
            new SendMailPostRequestBody { Message = new Message { Subject = "空" } }, cancellationToken: OfficeFixture.Cancel));
        Assert.Equal("ErrorInvalidRecipients", error.Error!.Code);
    }

    private static async Task<List<ScheduleInformation>> ScheduleAsync(OfficeFixture at, string zone, string from, string to, params string[] people) =>
        (await GraphSdk.Of(at).Users["chensiyuan@qiming.example"].Calendar.GetSchedule.PostAsGetSchedulePostResponseAsync(new GetSchedulePostRequestBody
        {
            Schedules = [.. people],
            StartTime = new DateTimeTimeZone { DateTime = from, TimeZone = zone },
            EndTime = new DateTimeTimeZone { DateTime = to, TimeZone = zone },
            AvailabilityViewInterval = 30,
        }, cancellationToken: OfficeFixture.Cancel))!.Value!;

    private static async Task<Event> BookAsync(OfficeFixture at, Event meeting) =>
        (await GraphSdk.Of(at).Users["chensiyuan@qiming.example"].Events.PostAsync(meeting, cancellationToken: OfficeFixture.Cancel))!;

    private static Event Meeting(string from, string to, string transaction = "t-1") => new()
    {
        Subject = "新品上市协作会",
        Body = new ItemBody { ContentType = BodyType.Html, Content = "<p>议程见附件</p>" },
        Start = At(from),
        End = At(to),
        Location = new Location { DisplayName = "301会议室", LocationEmailAddress = "room301@qiming.example" },
        Attendees = [Attendee("zhaomin@qiming.example", AttendeeType.Required), Attendee("room301@qiming.example", AttendeeType.Resource)],
        IsOnlineMeeting = true,
        OnlineMeetingProvider = OnlineMeetingProviderType.TeamsForBusiness,
        TransactionId = transaction,
        SingleValueExtendedProperties = [new SingleValueLegacyExtendedProperty { Id = Property, Value = "MKT-2026-001" }],
    };

    private static DateTimeTimeZone At(string text) => new() { DateTime = text, TimeZone = China };

    private static Attendee Attendee(string address, AttendeeType type) => new() { EmailAddress = new EmailAddress { Address = address }, Type = type };

    private static Recipient To(string address) => new() { EmailAddress = new EmailAddress { Address = address } };
}
