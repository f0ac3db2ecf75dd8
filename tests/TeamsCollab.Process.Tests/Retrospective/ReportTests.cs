using System.Collections.Immutable;
using TeamsCollab.Process.Retrospective;
using static TeamsCollab.Process.Retrospective.RetrospectiveCommand;
using static TeamsCollab.Process.Retrospective.RetrospectiveEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;
using static TeamsCollab.Process.Tests.Retrospective.RetrospectiveSpec;

namespace TeamsCollab.Process.Tests.Retrospective;

public sealed class ReportTests
{
    [Fact]
    public void The_report_goes_to_the_heads_of_both_sides_and_to_management()
    {
        var reported = Reported().ThenStores(typeof(Reported));

        Assert.Equal(
            [MarketingHead, SalesHead, ProductHead, GeneralManager],
            reported.Effects.OfType<Effect.ShowCard>().Where(shown => shown.Card is CardName.RetrospectiveReport).Select(shown => shown.To));
        Assert.Contains(new Effect.ShowCard(Chan, CardName.RetrospectiveImprovement, "I1", Tone.Ask), reported.Effects);
    }

    [Fact]
    public void Each_improvement_has_its_owner_and_its_day() => Assert.Equal(
        [("I1", Chan, new DateOnly(2024, 6, 27), At(27, 18))],
        Reported().Events.OfType<Reported>().Single().Improvements.Select(improvement => (improvement.Id, improvement.Owner, improvement.DueOn, improvement.Limit.Due.At)));

    [Fact]
    public void Nobody_but_the_initiator_writes_it()
    {
        Held().AndWhen(Xia, At(12, 10), Report).ThenRefused(Because.NotYours);
        Held().AndWhen(MarketingHead, At(12, 10), Report).ThenRefused(Because.NotYours);
        Held().AndWhen(GeneralManager, At(12, 10), Report).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void It_is_written_after_the_retrospective() => AllAnswered().AndWhen(Ma, At(10, 10), Report).ThenRefused(Because.NotHeld);

    [Fact]
    public void A_double_press_submits_it_once() => Reported().AndWhen(Ma, At(12, 10), Report).ThenNothing();

    [Fact]
    public void It_has_a_summary() => Held().AndWhen(Ma, At(12, 10), Report with { Summary = string.Empty }).ThenRefused(Because.Missing, "summary");

    [Fact]
    public void An_improvement_names_what_is_to_be_done_by_whom_and_from_today_on()
    {
        Held().AndWhen(Ma, At(12, 10), With(new DraftImprovement(" ", Chan, new DateOnly(2024, 6, 27)))).ThenRefused(Because.Missing, "what1");
        Held().AndWhen(Ma, At(12, 10), With(new DraftImprovement("统一模板", new Person("nobody"), new DateOnly(2024, 6, 27), 2))).ThenRefused(Because.UnknownPerson, "owner2");
        Held().AndWhen(Ma, At(12, 10), With(new DraftImprovement("统一模板", Chan, new DateOnly(2024, 6, 11), 5))).ThenRefused(Because.DateInThePast, "due5");
        Held().AndWhen(Ma, At(12, 10), With(new DraftImprovement("统一模板", Chan, new DateOnly(2024, 6, 12)))).ThenStores(typeof(Reported));
    }

    [Fact]
    public void A_plan_has_at_most_fifty_improvements()
    {
        Held().AndWhen(Ma, At(12, 10), With([.. Enumerable.Repeat(Report.Improvements[0], 50)])).ThenStores(typeof(Reported));
        Held().AndWhen(Ma, At(12, 10), With([.. Enumerable.Repeat(Report.Improvements[0], 51)])).ThenRefused(Because.TooMany, "improvements");
    }

    [Fact]
    public void Unknown_management_or_an_unknown_head_is_a_refusal()
    {
        Spec.Given(Held().History).Knowing(facts => facts with { People = facts.People.Remove(GeneralManager) })
            .When(Ma, At(12, 10), Report).ThenRefused(Because.ManagementUnknown);
        Spec.Given(Held().History).Knowing(facts => facts with { Departments = facts.Departments.Remove(Product) })
            .When(Ma, At(12, 10), Report).ThenRefused(Because.NoDepartmentHead);
    }

    [Fact]
    public void A_receiver_marks_it_read_once()
    {
        var read = Reported().AndWhen(GeneralManager, At(13, 10), new ReadReport()).ThenStores(typeof(ReportRead));

        read.AndWhen(GeneralManager, At(13, 11), new ReadReport()).ThenNothing();
        Assert.Equal([GeneralManager], read.State.Retrospective.ReadBy);
    }

    [Fact]
    public void Nobody_else_marks_it_read()
    {
        Reported().AndWhen(Xia, At(13, 10), new ReadReport()).ThenRefused(Because.NotYours);
        Held().AndWhen(SalesHead, At(13, 10), new ReadReport()).ThenRefused(Because.WrongStage);
    }

    [Fact]
    public void Without_an_improvement_the_report_ends_the_collaboration_and_can_still_be_read()
    {
        var ended = Held().AndWhen(Ma, At(12, 10), With()).ThenStores(typeof(Reported), typeof(Closed));

        Assert.Equal(Stage.Ended, ended.State.Stage);
        Assert.Null(CollaborationProcess.NextDue(ended.State));
        ended.AndWhen(SalesHead, At(13, 10), new ReadReport()).ThenStores(typeof(ReportRead));
    }

    private static WriteReport With(params ImmutableArray<DraftImprovement> improvements) => Report with { Improvements = improvements };
}
