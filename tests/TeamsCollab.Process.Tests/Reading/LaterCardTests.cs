using TeamsCollab.Process.Execution;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Retrospective;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;
using static TeamsCollab.Process.Tests.Retrospective.RetrospectiveSpec;

namespace TeamsCollab.Process.Tests.Reading;

/// <summary>What the cards from the minutes on offer to whom: nobody is shown a button that would be refused.</summary>
public sealed class LaterCardTests
{
    [Fact]
    public void Only_the_initiator_may_send_the_minutes_round()
    {
        var written = AfterTheMeeting().When(Ma, MeetingEnded, FirstDraft);

        Assert.True(MinutesDraftCard.For(written.State, written.For(Ma, MeetingEnded)).CanCirculate);
        Assert.False(MinutesDraftCard.For(written.State, written.For(Xia, MeetingEnded)).CanCirculate);
        Assert.True(MinutesDraftCard.For(written.State, written.For(Xia, MeetingEnded)).CanWrite);
        Assert.False(MinutesDraftCard.For(written.State, written.For(SalesHead, MeetingEnded)).CanWrite);
    }

    [Fact]
    public void Minutes_that_went_round_are_sent_again_only_once_they_changed()
    {
        var sent = Circulated();
        var changed = sent.AndWhen(Xia, MeetingEnded, new MinutesCommand.Strike("A1"));

        Assert.False(MinutesDraftCard.For(sent.State, sent.For(Ma, MeetingEnded)).CanCirculate);
        Assert.True(MinutesDraftCard.For(changed.State, changed.For(Ma, MeetingEnded)).CanCirculate);
    }

    [Fact]
    public void A_participant_confirms_once()
    {
        var sent = Circulated();

        Assert.True(MinutesConfirmCard.For(sent.State, sent.For(Xia, MeetingEnded)).CanConfirm);
        Assert.False(MinutesConfirmCard.For(sent.State, sent.For(Ma, MeetingEnded)).CanConfirm);
        Assert.False(MinutesConfirmCard.For(sent.State, sent.For(Stranger, MeetingEnded)).CanObject);
    }

    [Fact]
    public void Settled_minutes_offer_nothing()
    {
        var settled = InForce();
        var draft = MinutesDraftCard.For(settled.State, settled.For(Ma, InForceAt));
        var confirm = MinutesConfirmCard.For(settled.State, settled.For(Xia, InForceAt));
        var sign = MinutesSignOffCard.For(settled.State, settled.For(SalesHead, InForceAt));

        Assert.False(draft.CanWrite || draft.CanCirculate || confirm.CanConfirm || confirm.CanObject || sign.CanSign || sign.CanObject);
        Assert.True(draft.IsSettled && confirm.IsSettled && sign.IsSettled);
    }

    [Fact]
    public void Owner_hands_in_and_initiator_decides()
    {
        var open = InForce();
        var handedIn = HandedIn();

        Assert.True(ExecutionTaskCard.For(open.State, open.For(Chan, At(3, 15)), Handbook).CanHandIn);
        Assert.False(ExecutionTaskCard.For(open.State, open.For(Ma, At(3, 15)), Handbook).CanHandIn);
        Assert.False(ExecutionTaskCard.For(handedIn.State, handedIn.For(Chan, At(4, 15)), Handbook).CanHandIn);
        Assert.True(ExecutionAcceptanceCard.For(handedIn.State, handedIn.For(Ma, At(4, 15)), Handbook).CanDecide);
        Assert.False(ExecutionAcceptanceCard.For(handedIn.State, handedIn.For(Chan, At(4, 15)), Handbook).CanDecide);
    }

    [Fact]
    public void Initiator_and_the_owners_head_may_propose_to_drop_a_task()
    {
        var open = InForce();

        Assert.True(ExecutionTaskCard.For(open.State, open.For(Ma, At(3, 15)), Shelves).CanPropose);
        Assert.True(ExecutionTaskCard.For(open.State, open.For(SalesHead, At(3, 15)), Shelves).CanPropose);
        Assert.False(ExecutionTaskCard.For(open.State, open.For(ProductHead, At(3, 15)), Shelves).CanPropose);
        Assert.False(ExecutionTaskCard.For(open.State, open.For(Xia, At(3, 15)), Shelves).CanPropose);
    }

    [Fact]
    public void Who_proposed_to_drop_a_task_does_not_decide_it()
    {
        var proposed = WaiverProposed();

        Assert.False(ExecutionWaiverCard.For(proposed.State, proposed.For(Ma, At(4, 15)), Shelves).CanDecide);
        Assert.True(ExecutionWaiverCard.For(proposed.State, proposed.For(SalesHead, At(4, 15)), Shelves).CanDecide);
    }

    [Fact]
    public void The_numbers_on_the_cards_are_the_ones_that_the_commands_ask_for()
    {
        var handedIn = HandedIn();
        var task = ExecutionTaskCard.For(InForce().State, InForce().For(Xia, At(3, 15)), Shelves);
        var acceptance = ExecutionAcceptanceCard.For(handedIn.State, handedIn.For(Ma, At(4, 15)), Handbook);

        InForce().AndWhen(Xia, At(3, 15), HalfWay with { Report = task.Report }).ThenStores(typeof(ExecutionEvent.ProgressReported));
        handedIn.AndWhen(Ma, At(4, 15), new ExecutionCommand.ReturnWork(Handbook, acceptance.Delivery, "缺第 3 章")).ThenStores(typeof(ExecutionEvent.WorkReturned));
    }

    [Fact]
    public void A_side_does_not_see_the_others_answers_before_all_have_answered()
    {
        var blind = Arranged().AndWhen(Xia, At(7, 10), GoodAnswer);
        var open = AllAnswered();

        Assert.DoesNotContain(RetrospectiveAnswersCard.For(blind.State, blind.For(Chan, At(7, 15))).Sides, side => side.IsVisible || side.WentWell.Text.Length > 0);
        Assert.Single(RetrospectiveAnswersCard.For(blind.State, blind.For(Xia, At(7, 15))).Sides, side => side.IsVisible);
        Assert.All(RetrospectiveAnswersCard.For(open.State, open.For(Chan, At(7, 15))).Sides, side => Assert.True(side.IsVisible));
    }

    [Fact]
    public void Heads_read_the_report_once()
    {
        var reported = Reported();
        var read = reported.AndWhen(SalesHead, At(12, 11), new RetrospectiveCommand.ReadReport());

        Assert.True(RetrospectiveReportCard.For(reported.State, reported.For(SalesHead, At(12, 11))).CanRead);
        Assert.False(RetrospectiveReportCard.For(read.State, read.For(SalesHead, At(12, 12))).CanRead);
        Assert.False(RetrospectiveReportCard.For(reported.State, reported.For(Xia, At(12, 11))).CanRead);
    }

    [Fact]
    public void Owner_finishes_an_improvement_and_the_initiator_confirms_it()
    {
        var (reported, finished) = (Reported(), Finished());

        Assert.True(RetrospectiveImprovementCard.For(reported.State, reported.For(Chan, At(13, 10)), "I1").CanFinish);
        Assert.False(RetrospectiveImprovementCard.For(reported.State, reported.For(Ma, At(13, 10)), "I1").CanDecide);
        Assert.True(RetrospectiveImprovementCard.For(finished.State, finished.For(Ma, At(20, 11)), "I1").CanDecide);
    }

    [Fact]
    public void The_overview_opens_what_waits_for_its_reader()
    {
        var spec = HandedIn();
        var initiator = OverviewCard.For(spec.State, spec.For(Ma, At(4, 15)));
        var owner = OverviewCard.For(spec.State, spec.For(Xia, At(4, 15)));

        Assert.Equal([(CardName.ExecutionAcceptance, Handbook)], initiator.Mine.Select(item => (item.Card, item.Key)));
        Assert.Equal([(CardName.ExecutionTask, Shelves)], owner.Mine.Select(item => (item.Card, item.Key)));
    }
}
