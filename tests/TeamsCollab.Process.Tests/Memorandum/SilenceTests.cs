using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Records;
using TeamsCollab.Process.Tests.Execution;
using TeamsCollab.Process.Tests.Reading;
using static TeamsCollab.Process.Minutes.MinutesEvent;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;
using static TeamsCollab.Process.Tests.Memorandum.MemorandumSpec;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;

namespace TeamsCollab.Process.Tests.Memorandum;

/// <summary>逾期未反馈视为同意 (B18). The draft goes round on Monday 3 June: due on Wednesday at close, taken back until Friday at close.</summary>
public sealed class SilenceTests
{
    private static readonly DateTimeOffset Due = At(5, 18);
    private static readonly DateTimeOffset TakenBackUntil = At(7, 18);

    [Fact]
    public void By_default_silence_is_only_late()
    {
        foreach (var spec in new[] { Circulated(), CirculatedAfter(WithoutSilence) })
        {
            var late = spec.ClockAt(Due).ThenStores(typeof(LimitMissed)).ClockAt(At(28, 18));

            Assert.Equal([Xia, Chan], late.State.Minutes.Outstanding);
            Assert.Equal(MinutesStatus.Confirming, late.State.Minutes.Status);
        }
    }

    [Fact]
    public void Where_the_memorandum_says_so_silence_counts_and_the_heads_are_asked_when_it_can_no_longer_be_taken_back()
    {
        var silent = CirculatedAfter(WithSilence).AndWhen(Xia, At(4, 10), new MinutesCommand.Confirm(1)).ClockAt(Due).ThenStores(typeof(TakenAsConfirmed));
        Assert.Equal([Chan], silent.State.Minutes.Silent);
        Assert.Equal(MinutesStatus.Confirming, silent.State.Minutes.Status);
        Assert.Contains(new Effect.ShowCard(Chan, CardName.MinutesConfirm, null, Tone.Inform), silent.Effects);

        var asked = silent.ClockAt(TakenBackUntil).ThenStores(typeof(AllConfirmed));

        Assert.Equal(MinutesStatus.Signing, asked.State.Minutes.Status);
        Assert.Equal(Process.Reading.AnswerMark.Silence, MinutesConfirmCard.For(asked.State, asked.For(Xia, TakenBackUntil)).Participants.Single(line => line.Name.Text == "产小品").Mark);
        asked.ClockAt(At(28, 18)).ThenStores(typeof(LimitMissed));
        asked.AndWhen(Chan, TakenBackUntil.AddDays(1), new MinutesCommand.Confirm(1)).ThenNothing();
    }

    [Fact]
    public void The_card_says_it_before_and_after()
    {
        var before = CirculatedAfter(WithSilence);
        var after = before.ClockAt(Due);

        Assert.True(MinutesConfirmCard.For(before.State, before.For(Chan, At(4, 10))).SilenceCounts);
        var card = MinutesConfirmCard.For(after.State, after.For(Chan, At(6, 10)));
        Assert.True(card is { IsTakenAsConfirmed: true, CanConfirm: true, CanObject: true, HasConfirmed: false });
        Assert.Equal(Process.Reading.AnswerMark.Silence, card.Participants.Single(line => line.Name.Text == "产小品").Mark);
        Assert.False(MinutesConfirmCard.For(Circulated().State, Circulated().For(Chan, At(4, 10))).SilenceCounts);
    }

    [Fact]
    public void Who_was_silent_may_object_within_two_working_days()
    {
        var objected = CirculatedAfter(WithSilence).ClockAt(Due).AndWhen(Chan, TakenBackUntil.AddMinutes(-1), new MinutesCommand.ObjectTo(1, "T1", "来不及"));

        Assert.Equal(MinutesStatus.Objected, objected.State.Minutes.Status);
        var again = objected
            .AndWhen(Ma, At(7, 18), new MinutesCommand.Write([new DraftClause.Agreed("A1", "图文各24页")]))
            .AndWhen(Ma, At(7, 18), new MinutesCommand.Circulate(1));
        Assert.Equal([Xia, Chan], again.State.Minutes.Outstanding);
    }

    [Fact]
    public void Who_was_silent_may_still_confirm_and_then_nobody_waits_longer()
    {
        var confirmed = CirculatedAfter(WithSilence)
            .AndWhen(Xia, At(4, 10), new MinutesCommand.Confirm(1))
            .ClockAt(Due)
            .AndWhen(Chan, At(6, 10), new MinutesCommand.Confirm(1))
            .ThenStores(typeof(Confirmed), typeof(AllConfirmed));

        Assert.Equal(At(6, 10), confirmed.State.Minutes.Confirmations.Given.Single(consent => consent.By == Chan).At);
    }

    [Fact]
    public void Silence_never_signs_for_a_head() => Assert.Equal(
        [MarketingHead, SalesHead, ProductHead],
        CirculatedAfter(WithSilence).ClockAt(Due).ClockAt(TakenBackUntil).ClockAt(At(28, 18)).State.Minutes.Outstanding);

    [Fact]
    public void A_draft_that_went_round_before_the_memorandum_was_signed_is_not_under_it()
    {
        var later = new[] { MarketingHead, SalesHead, ProductHead }.Aggregate(
            Circulated().AndWhen(Ma, MeetingEnded, WithSilence), (spec, head) => spec.AndWhen(head, At(4, 10), new Process.Memorandum.MemorandumCommand.SignOff(1)));

        later.ClockAt(Due).ThenStores(typeof(LimitMissed));
    }

    [Fact]
    public void A_silence_keeps_no_limit() => Assert.Equal(
        [false, false],
        LimitsKept.Of(CirculatedAfter(WithSilence).ClockAt(Due).ClockAt(TakenBackUntil).History, TestCalendars.China, new Process.Calendar.TimeLimits())
            .Where(limit => limit.Limit is LimitName.Confirmation).Select(limit => limit.Kept));
}
