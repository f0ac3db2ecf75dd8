using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Records;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Retrospective;
using TeamsCollab.Process.Tests.Execution;
using TeamsCollab.Process.Tests.Meeting;
using TeamsCollab.Process.Tests.Minutes;
using TeamsCollab.Process.Tests.Reading;
using TeamsCollab.Process.Tests.Retrospective;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Request;

/// <summary>Each type of collaboration says what is its own (R01-R06).</summary>
public sealed class KindRulesTests
{
    [Theory]
    [InlineData(RequestKind.ProjectDelivery, "milestones")]
    [InlineData(RequestKind.ResourceSharing, "allocation")]
    [InlineData(RequestKind.GoalAlignment, "goals")]
    [InlineData(RequestKind.ProcessImprovement, "improvementItem")]
    [InlineData(RequestKind.Other, "otherKind")]
    public void Each_type_is_asked_for_its_own(RequestKind kind, string field) => Sent(Form with { Kind = kind, Details = new() }).ThenRefused(Because.Missing, field);

    [Fact]
    public void Resources_are_shared_by_an_allocation_and_by_rules()
    {
        var sharing = Form with { Kind = RequestKind.ResourceSharing, Details = new(Allocation: "销售部借调 3 人") };

        Sent(sharing).ThenRefused(Because.Missing, "useRules");
        Assert.Equal("每周二、四可用", Words(sharing with { Details = sharing.Details with { UseRules = "每周二、四可用" } })["useRules"]);
    }

    [Theory]
    [InlineData("6月20日 样品确认", "2024-06-20 样品确认")]
    [InlineData("2024-06-20：样品确认", "2024-06-20 样品确认")]
    [InlineData("样品确认 6/20", "2024-06-20 样品确认")]
    [InlineData("6月20日 样品确认\n\n6月28日 铺货", "2024-06-20 样品确认\n2024-06-28 铺货")]
    public void A_milestone_is_a_day_and_what_is_reached_by_it(string typed, string kept) =>
        Assert.Equal(kept, Words(Form with { Details = new(typed) })["milestones"]);

    [Theory]
    [InlineData("样品确认", Because.MilestoneWithoutDay)]
    [InlineData("6月20日", Because.MilestoneWithoutDay)]
    [InlineData("2024-06-02 样品确认", Because.DateInThePast)]
    [InlineData("2024-06-29 样品确认", Because.MilestoneTooLate)]
    [InlineData("2024-06-20 大概确认样品", Because.Vague)]
    public void A_milestone_has_one_day_from_today_to_the_wanted_one(string typed, Because because) =>
        Sent(Form with { Details = new(typed) }).ThenRefused(because, "milestones");

    [Fact]
    public void A_milestone_on_the_wanted_day_is_in_time() => Sent(Form with { Details = new("2024-06-28 铺货") }).ThenStores(typeof(RequestEvent.Submitted));

    [Fact]
    public void What_belongs_to_another_type_is_not_kept() =>
        Assert.False(Words(Form with { Details = Form.Details with { Goals = "铺货率 95%" } }).ContainsKey("goals"));

    [Fact]
    public void The_receivers_card_and_the_record_form_show_it()
    {
        var delivered = Delivered(Form with { Kind = RequestKind.GoalAlignment, Details = new(Goals: "Q3 铺货率 95%\n退货率 3% 以内") });
        var card = RequestAnswerCard.For(delivered.State, delivered.For(Xia, Monday), Sales.Name);
        Assert.Equal(("goals", "Q3 铺货率 95%\n退货率 3% 以内"), Assert.Single(card.Request.Details) is var detail ? (detail.Name, detail.Text.Text) : default);

        var met = delivered.AndWhen(Xia, Monday, SalesAccepts).AndWhen(Chan, Monday, ProductAccepts).AndWhen(Ma, Monday, new Process.Meeting.MeetingCommand.Arrange(0, MeetingSpec.Plan));
        var reader = met.For(Ma, Monday);
        var form = Assert.Single(RecordForm.Of(met.History, reader.Words, reader.Names, reader.Calendar, Language.Chinese));
        Assert.Contains("共同目标：Q3 铺货率 95%；退货率 3% 以内", form.Fields.Single(field => field.Id == "F08").Lines);
    }

    [Fact]
    public void The_goals_are_offered_as_what_was_agreed_on_until_something_was()
    {
        var met = MinutesSpec.AfterTheMeeting();
        var submitted = met.History.OfType<RequestEvent.Submitted>().Single();
        var words = Content.Wording.Seal("seed"u8, [("title", "Q3 目标"), ("goals", "Q3 铺货率 95%\n退货率 3% 以内")]);
        var aligning = Spec.Given([.. met.History.Select(next => next == submitted ? submitted with { Kind = RequestKind.GoalAlignment, Words = words } : next)]);

        Assert.Equal("Q3 铺货率 95%\n退货率 3% 以内", Goals(aligning, Ma));
        Assert.Empty(Goals(aligning, Stranger));
        Assert.Empty(Goals(met, Ma));
        var agreed = aligning.When(Ma, MinutesSpec.MeetingEnded, new MinutesCommand.Write([new DraftClause.Agreed(null, "Q3 铺货率 95%")]));
        Assert.Empty(Goals(agreed, Ma));

        static string Goals(Spec spec, Person reader) => MinutesDraftCard.For(spec.State, spec.For(reader, MinutesSpec.MeetingEnded)).Goals.Text;
    }

    [Fact]
    public void What_a_process_improvement_was_asked_for_is_followed_as_an_improvement()
    {
        var held = RetrospectiveSpec.Held();
        var submitted = held.History.OfType<RequestEvent.Submitted>().Single();
        var words = Content.Wording.Seal("seed"u8, [("title", "报销流程"), ("improvementItem", "报销由 5 级审批减为 3 级")]);
        var improving = Spec.Given([.. held.History.Select(next => next == submitted ? submitted with { Kind = RequestKind.ProcessImprovement, Words = words } : next)]);

        Assert.Equal("报销由 5 级审批减为 3 级", RetrospectiveReportCard.For(improving.State, improving.For(Ma, ExecutionSpec.At(12, 10))).ImprovementItem.Text);
        improving.When(Ma, ExecutionSpec.At(12, 10), RetrospectiveSpec.Report with { Improvements = [] }).ThenRefused(Because.ImprovementRequired, "what1");
        improving.When(Ma, ExecutionSpec.At(12, 10), RetrospectiveSpec.Report).ThenStores(typeof(RetrospectiveEvent.Reported));
    }

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, string> Words(RequestForm form) => Assert.IsType<RequestEvent.Submitted>(Sent(form).Events[0]).Words.Fields!;
}
