using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Tests.Minutes;
using TeamsCollab.Process.Tests.Reading;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Meeting.MeetingSpec;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Meeting;

/// <summary>双方 with several receivers (A7): the initiating department and every receiving one that accepted.</summary>
public sealed class EverySideTests
{
    [Fact]
    public void A_late_receiver_blocks_nobody_and_a_declining_one_neither()
    {
        Assert.Equal([Marketing, Sales, Product], Signatories(Held(AgendaSent())));
        Assert.Equal([Marketing, Sales, Product], Signatories(Held(AgendaSent().AndWhen(SupportHead, Monday, new RequestCommand.Decline(Support, "人手不足")))));
    }

    [Fact]
    public void One_that_joined_after_the_invitation_is_named_until_its_decision_maker_is_invited()
    {
        var joined = AgendaSent().AndWhen(SupportHead, Monday, SupportAccepts);
        Assert.Equal("客服部", Card(joined).Undecided.Text);
        var invited = joined.AndWhen(Ma, Monday, new MeetingCommand.Arrange(1, Plan with { Attendees = DefaultAttendees.Of(joined.State) }));
        Assert.Equal(string.Empty, Card(invited).Undecided.Text);
    }

    [Fact]
    public void Each_side_that_takes_part_needs_its_own_decision_maker_there_and_its_own_heads_signature()
    {
        var held = Held(AgendaSent().AndWhen(SupportHead, Monday, SupportAccepts));
        Assert.Equal([Support], held.State.Meeting.Held!.WithoutDecisionMaker);
        Assert.Equal([Marketing, Sales, Product, Support], Signatories(held));
    }

    private static Spec Held(Spec arranged) => arranged
        .AndWhen(Ma, End, Over(Ma, MarketingHead, SalesHead, Xia, ProductHead, Chan))
        .AndWhen(Ma, End, MinutesSpec.FirstDraft)
        .AndWhen(Ma, End, new MinutesCommand.Circulate(0));

    private static IEnumerable<Department> Signatories(Spec circulated) => circulated.State.Minutes.Signatories.Select(signatory => signatory.Department);

    private static MeetingAgendaCard Card(Spec spec) => MeetingAgendaCard.For(spec.State, spec.For(Ma, Monday));
}
