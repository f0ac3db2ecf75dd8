using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Tests.Reading;
using static TeamsCollab.Process.Meeting.MeetingCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Meeting.MeetingSpec;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Meeting;

public sealed class QuestionsTests
{
    private static readonly AskBeforehand Samples = new("样品何时到店？\n能否先铺省会门店？");

    [Fact]
    public void What_a_department_asks_beforehand_stands_on_the_agenda_and_in_the_record()
    {
        var asked = AgendaSent().AndWhen(Xia, Monday, Samples).ThenStores(typeof(MeetingEvent.QuestionsListed));
        Assert.Equal([new Effect.RefreshCard(CardName.MeetingAgenda, null)], asked.Effects);
        var both = asked.AndWhen(Chan, Monday, new AskBeforehand("卖点手册要几种语言？")).AndWhen(SalesHead, Monday, new AskBeforehand("返点怎么算？"));
        Assert.Equal(
            [(Sales.Name, Samples.Text), (Sales.Name, "返点怎么算？"), (Product.Name, "卖点手册要几种语言？")],
            Card(both, Ma).Questions.Select(line => (line.Department.Text, line.Text.Text)));
        Assert.Equal((true, Samples.Text), (Card(both, Xia).CanAsk, Card(both, Xia).MyQuestions.Text));
        var record = both.AndWhen(Ma, End, Over(Ma, Xia, Chan));
        Assert.Equal(3, Records.Story.Forms(record)[0]["F20"].Lines.Count(line => line.StartsWith("会前问题与建议（", StringComparison.Ordinal)));
    }

    [Fact]
    public void Whoever_asked_may_write_it_anew_and_the_same_again_stores_nothing()
    {
        var asked = AgendaSent().AndWhen(Xia, Monday, Samples);
        asked.AndWhen(Xia, Monday, Samples).ThenNothing();
        Assert.Equal("返点怎么算？", Assert.Single(Card(asked.AndWhen(Xia, Monday, new AskBeforehand("返点怎么算？")), Ma).Questions).Text.Text);
    }

    [Fact]
    public void It_is_asked_before_the_agenda_too_and_stays_when_the_meeting_moves()
    {
        var asked = Aligned().AndWhen(Xia, Monday, Samples).AndWhen(Ma, Monday, new Arrange(0, Plan)).AndWhen(Ma, Monday, new Move(1, Start.AddDays(1), "王总监当天出差"));
        Assert.Single(Card(asked, SalesHead).Questions);
        Assert.Single(asked.AndWhen(Ma, Monday, new CallOff(2, "改为书面沟通")).State.Meeting.Questions);
    }

    [Fact]
    public void Only_people_of_a_department_that_takes_part_ask_and_only_until_the_meeting_begins()
    {
        AgendaSent().AndWhen(Stranger, Monday, Samples).ThenRefused(Because.NotYours);
        AgendaSent().AndWhen(Xia, Monday, new AskBeforehand(" ")).ThenRefused(Because.Missing, "questions");
        AgendaSent().AndWhen(Xia, Start.AddTicks(-1), Samples).ThenStores(typeof(MeetingEvent.QuestionsListed));
        AgendaSent().AndWhen(Xia, Start, Samples).ThenRefused(Because.MeetingHasBegun);
        LiveSpec.Begun().AndWhen(Xia, Start.AddMinutes(-1), Samples).ThenRefused(Because.MeetingHasBegun);
        Assert.False(MeetingAgendaCard.For(AgendaSent().State, AgendaSent().For(Xia, Start)).CanAsk);
        Assert.False(Card(AgendaSent(), Stranger).CanAsk);
    }

    [Fact]
    public void When_the_meeting_may_begin_the_initiators_card_keeps_its_six_buttons_for_that()
    {
        var soon = Start.AddMinutes(-15);
        Assert.Equal((true, true, false), (CardAt(Ma, soon).CanBegin, CardAt(Ma, soon.AddTicks(-1)).CanAsk, CardAt(Ma, soon).CanAsk));
        Assert.True(CardAt(Xia, soon).CanAsk);

        static MeetingAgendaCard CardAt(Person reader, DateTimeOffset now) => MeetingAgendaCard.For(AgendaSent().State, AgendaSent().For(reader, now));
    }

    private static MeetingAgendaCard Card(Spec spec, Person reader) => MeetingAgendaCard.For(spec.State, spec.For(reader, Monday));
}
