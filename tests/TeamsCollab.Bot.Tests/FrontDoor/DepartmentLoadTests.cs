using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.Calendar.GetSchedule;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Office;
using TeamsCollab.Office.People;
using TeamsCollab.Office.Teams;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Execution;
using Department = TeamsCollab.Process.Department;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>可承接 is a judgement, not a guess: what the department has in hand stands on the card that asks it (B7).</summary>
public sealed class DepartmentLoadTests
{
    private static readonly Department Receiver = new("产品部");

    [Fact]
    public async Task The_answer_card_shows_what_the_record_store_holds_and_what_is_overdue_of_it()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.RequestAsync();
        await campaign.MeetingAsync();
        await campaign.DraftAsync();
        await campaign.ConfirmAsync();
        await campaign.SignAsync();

        // The task for 20 June is late; a second collaboration was taken on and is not signed yet; a third asks now.
        await office.UntilAsync(6, 24, 10);
        await AskAsync(office, "第二次协作");
        await office.PressAsync(Campaign.Product, "request.accept", ("decisionMaker", office.Id(Campaign.ProductHead)), ("executor", office.Id(Campaign.Product)));
        await AskAsync(office, "第三次协作");

        var states = await Task.WhenAll((await office.KeysAsync()).Select(office.StateAsync));
        var tasks = states.Where(state => state.Stage is Stage.Execution).SelectMany(state => state.Execution.Tasks).Where(task => task.Department == Receiver && !task.IsClosed).ToArray();
        var toSign = states.Count(state => state.Stage is Stage.Meeting && state.SideOf(Receiver) is { TakesPart: true });
        var overdue = tasks.Count(task => task.Status is WorkStatus.Open && task.Limit.DueAt < RunningOffice.At(6, 24, 10));
        Assert.Equal((1, 1, 1), (tasks.Length, toSign, overdue));

        var shown = Cards.TextsOf(office.NewestCard(Campaign.Product)).ToArray();
        Assert.Contains($"在办事项 {tasks.Length + toSign}（已签字的任务 {tasks.Length}，已接收、尚未签字的协作 {toSign}）", shown);
        Assert.Contains($"! 其中已逾期 {overdue}", shown);
    }

    [Fact]
    public async Task The_free_hours_are_those_of_the_departments_calendars_until_the_wanted_day()
    {
        await using var office = await RunningOffice.StartAsync();
        await office.UntilAsync(6, 3, 9, 40);
        await AskAsync(office, "新品主图", "2024-06-20");

        var people = office.Office.People.Where(person => person.Department == Receiver.Name).ToArray();
        var (free, all) = await CountAsync(office, people, RunningOffice.At(6, 3, 10), RunningOffice.At(6, 20, 18));

        Assert.Equal(
            $"期望日期前日历空闲 {Say(free)} / {Say(all)} 小时（{people.Length} 人，截至 6月20日 周四）",
            Cards.TextsOf(office.NewestCard(Campaign.Product)).Single(text => text.StartsWith("期望日期前", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Only_who_answers_for_the_department_sees_it()
    {
        await using var office = await RunningOffice.StartAsync();
        await AskAsync(office, "新品主图");
        await office.OpenAsync(Campaign.Asker, "requestAnswer", Receiver.Name);

        Assert.Contains("本部门目前的负荷", Cards.TextsOf(office.NewestCard(Campaign.Product)));
        Assert.DoesNotContain("本部门目前的负荷", Cards.TextsOf(office.NewestCard(Campaign.Asker)));
    }

    [Fact]
    public async Task Where_the_calendars_hang_nobody_waits_and_the_hours_come_later()
    {
        await using var office = await RunningOffice.StartAsync();
        await AskAsync(office, "新品主图");
        var hang = office.HangGraph("getSchedule");
        var data = JsonSerializer.SerializeToElement(new { verb = "card.open", collaboration = (await office.KeyAsync()).Id, card = "requestAnswer", key = Receiver.Name });
        var message = office.NewestMessage(Campaign.Product);

        var opened = await office.Office.PressAsync(Campaign.Product, message.Id, new OfficeAction("Action.Execute", null, "card.open", data), TestContext.Current.CancellationToken);
        var card = opened.Invoke!.Value.GetProperty("value");
        Assert.Contains("正在查询", Cards.SentenceOf(card), StringComparison.Ordinal);
        Assert.Contains(Cards.TextsOf(card), text => text.StartsWith("日历暂时查不到", StringComparison.Ordinal));

        hang.LetGo();
        await office.DrainAsync();
        var completed = office.Office.MessagesOf(Campaign.Product).Single(shown => shown.Id == message.Id).CardsFor(office.Id(Campaign.Product))[0];
        Assert.Contains(Cards.TextsOf(completed), text => text.StartsWith("期望日期前日历空闲", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_paid_is_found_no_more()
    {
        await using var office = await RunningOffice.StartAsync();
        await AskAsync(office, "新品主图");
        await office.PressAsync(Campaign.Product, "request.accept", ("decisionMaker", office.Id(Campaign.ProductHead)), ("executor", office.Id(Campaign.Product)));
        Assert.Single((await FindAsync(office)).Streams);

        await office.SayAsync(Campaign.Asker, $"撤回 {await new Campaign(office).NumberAsync()} 改期");
        Assert.Empty((await FindAsync(office)).Streams);
    }

    private static Task<Found> FindAsync(RunningOffice office) =>
        office.Store.SearchAsync(PracticeTenant.Id, [], [CollaborationIndex.Owing(Receiver)], 10, TestContext.Current.CancellationToken);

    private static async Task AskAsync(RunningOffice office, string title, string wantedBy = "2024-07-31")
    {
        await office.SayAsync(Campaign.Asker, "发起");
        await office.PressAsync(
            Campaign.Asker,
            "request.submit",
            ("kind", "projectDelivery"),
            ("title", title),
            ("what", "提供新品主图 12 张"),
            ("why", "电商上架要用"),
            ("wantedBy", wantedBy),
            ("standard", "12 张，每张 800×800 像素"),
            ("milestones", $"{wantedBy} 交齐 12 张"),
            ("urgency", "urgent"),
            ("importance", "normal"),
            ("lane", "regular"),
            ("receivers", Receiver.Name),
            ("contacts", $"{Receiver.Name}|{office.Id(Campaign.Product)}"),
            ("materials", "拍摄清单 https://intranet.example/list"));
    }

    /// <summary>Half hours of working time that touch no entry of a calendar, as Graph lists the entries themselves.</summary>
    private static async Task<(double Free, double All)> CountAsync(RunningOffice office, OfficePerson[] people, DateTimeOffset from, DateTimeOffset until)
    {
        var days = office.Services.GetRequiredService<WorkingCalendar>();
        var graph = office.Services.GetRequiredService<GraphServiceClient>();
        var answer = await graph.Users[people[0].Id].Calendar.GetSchedule.PostAsGetSchedulePostResponseAsync(
            new GetSchedulePostRequestBody { Schedules = [.. people.Select(person => person.Mail)], StartTime = Graph(from), EndTime = Graph(until), AvailabilityViewInterval = 60 },
            request => request.Headers.Add("Prefer", "outlook.timezone=\"China Standard Time\""),
            TestContext.Current.CancellationToken);
        var entries = answer!.Value!.Select(schedule => schedule.ScheduleItems!.Where(item => item.Status is not (FreeBusyStatus.Free or FreeBusyStatus.WorkingElsewhere)).ToArray()).ToArray();
        var steps = Enumerable.Range(0, 2000).Select(step => from.AddMinutes(30 * step)).Where(at => at < until && at.Hour is >= 9 and < 18 && days.IsWorkingDay(days.DateOf(at))).ToArray();
        var free = entries.Sum(calendar => steps.Count(at => !calendar.Any(item => Time(item.Start!) < at.AddMinutes(30) && Time(item.End!) > at)));
        return (free / 2.0, entries.Length * steps.Length / 2.0);

        static DateTimeTimeZone Graph(DateTimeOffset at) => new() { DateTime = at.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture), TimeZone = "China Standard Time" };

        static DateTimeOffset Time(DateTimeTimeZone at) => new(DateTime.Parse(at.DateTime!, CultureInfo.InvariantCulture), TimeSpan.FromHours(8));
    }

    private static string Say(double hours) => hours.ToString("0.#", CultureInfo.InvariantCulture);
}
