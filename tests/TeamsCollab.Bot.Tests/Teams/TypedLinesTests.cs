using System.Text.Json;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Meeting;
using TeamsCollab.Bot.Request;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Request;

namespace TeamsCollab.Bot.Tests.Teams;

/// <summary>What people type line by line, and what the buttons make of their inputs.</summary>
public sealed class TypedLinesTests
{
    [Theory]
    [InlineData("上市计划 https://a.example/plan", "上市计划", MaterialKind.Plan, "https://a.example/plan")]
    [InlineData("Q3 sales data\u3000https://a.example/d", "Q3 sales data", MaterialKind.Data, "https://a.example/d")]
    [InlineData("问题说明 https://a.example/p", "问题说明", MaterialKind.Problem, "https://a.example/p")]
    [InlineData("https://a.example/only", "https://a.example/only", MaterialKind.Other, "https://a.example/only")]
    public void A_material_is_a_name_and_a_link(string line, string name, MaterialKind kind, string link) =>
        Assert.Equal(new FormMaterial(name, kind, link), MaterialLines.Read(line));

    [Theory]
    [InlineData("10 说明背景", 10, "说明背景")]
    [InlineData("10分钟：说明背景", 10, "说明背景")]
    [InlineData("30 min, discuss", 30, "discuss")]
    [InlineData("30minutes discuss", 30, "discuss")]
    [InlineData("说明背景", 0, "说明背景")]
    [InlineData("99999999999 太长", 0, "太长")]
    public void An_agenda_line_is_minutes_and_a_text(string line, int minutes, string text) => Assert.Equal(new AgendaItem(minutes, text), AgendaLines.Read(line));

    [Fact]
    public void A_chosen_time_comes_before_a_typed_one_and_others_are_invited_for_one_side()
    {
        var arrange = Assert.IsType<MeetingCommand.Arrange>(Command("meeting.arrange", new
        {
            draft = "2",
            slot = "2024-06-06T14:00+08:00",
            date = "2024-06-09",
            start = "10:00",
            minutes = "60",
            form = "online",
            place = "",
            attendees = "DecisionMaker|市场部|a,Executor|市场部|b",
            others = "C",
            othersFrom = "销售部",
            othersRole = "other",
        }));

        Assert.Equal(2, arrange.Replaces);
        Assert.Equal(new DateTimeOffset(2024, 6, 6, 14, 0, 0, TimeSpan.FromHours(8)), arrange.Plan.Start);
        Assert.Equal([("a", "市场部", AttendeeRole.DecisionMaker), ("b", "市场部", AttendeeRole.Executor), ("c", "销售部", AttendeeRole.Other)], arrange.Plan.Attendees.Select(each => (each.Person.Id, each.Department.Name, each.Role)));
    }

    [Fact]
    public void A_clause_is_written_anew_in_its_place_with_the_whole_text_of_its_box()
    {
        var write = Assert.IsType<MinutesCommand.Write>(Command("minutes.write", new { points = "销售部：第一行\n第二行", agreed = "另一条", replacesPoint = "P2" }));
        Assert.Equal([new DraftClause.Point("P2", new Process.Department("销售部"), "第一行\n第二行"), new DraftClause.Agreed(null, "另一条")], write.Clauses);

        var item = Assert.IsType<MinutesCommand.Write>(Command("minutes.write", new { points = "", agreed = "改为 95%", replacesPoint = "A1" }));
        Assert.Equal([new DraftClause.Agreed("A1", "改为 95%")], item.Clauses);

        var dispute = Assert.IsType<MinutesCommand.Write>(Command(
            "minutes.writeDispute", new { dispute = "谁承担", positions = "销售部：总部\n产品部：销售部", options = "各半", disputedTasks = "T1,T2", decider = "he", decideBy = "2024-06-12", route = "总经办", replacesDispute = "D1" }));
        var written = Assert.IsType<DraftClause.Dispute>(Assert.Single(dispute.Clauses));
        Assert.Equal(("D1", "谁承担", "销售部：总部\n产品部：销售部", "各半", "总经办"), (written.Id, written.Text, written.Positions, written.Options, written.DecisionRoute));
        Assert.Equal(["T1", "T2"], written.Tasks);
        Assert.Equal((new Process.Person("he"), new DateOnly(2024, 6, 12)), (written.Decider!.Value, written.DecideBy!.Value));
    }

    [Fact]
    public void A_request_names_each_department_once_with_its_contact_and_whether_it_is_needed()
    {
        var form = Assert.IsType<RequestCommand.Submit>(Command("request.submit", new
        {
            kind = "projectDelivery", title = "t", what = "w", why = "y", standard = "s", wantedBy = "2024-06-28", urgency = "normal", importance = "important",
            receivers = "销售部,产品部", required = "销售部", contacts = "产品部|AB", materials = "计划 https://a.example/p",
        })).Form;

        Assert.Equal([new FormReceiver(new Process.Department("销售部"), null, true), new FormReceiver(new Process.Department("产品部"), new Process.Person("ab"), false)], form.Receivers);
    }

    private static Process.CollaborationCommand Command(string verb, object inputs) => Assert.IsType<ActionReading.Command>(
        BotHost.Verbs.Single(each => each.Name == verb).Read(new ActionInputs(JsonSerializer.SerializeToElement(inputs), WorkingCalendar.China))).Value;
}
