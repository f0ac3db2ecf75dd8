using TeamsCollab.Process.Content;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Meeting.Live;
using TeamsCollab.Process.Minutes;
using static TeamsCollab.Process.CollaborationCommand;
using static TeamsCollab.Process.Meeting.Live.LiveCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Meeting.LiveSpec;
using static TeamsCollab.Process.Tests.Meeting.MeetingSpec;

namespace TeamsCollab.Process.Tests.Meeting;

public sealed class LiveTests
{
    private static readonly CheckDeadlines Check = new();
    private static readonly DateTimeOffset Begin = Start.AddMinutes(2);

    [Fact]
    public void A_meeting_begins_a_quarter_before_the_hour_at_the_earliest()
    {
        AgendaSent().AndWhen(Ma, Start.AddMinutes(-15).AddTicks(-1), new BeginMeeting()).ThenRefused(Because.BeforeTheMeeting, detail: "2024-06-06T13:45+08:00");
        AgendaSent().AndWhen(Ma, Start.AddMinutes(-15), new BeginMeeting()).ThenStores(typeof(LiveEvent.Began));
    }

    [Fact]
    public void Either_side_begins_it_and_a_second_press_changes_nothing()
    {
        Begun().AndWhen(Xia, Now, new BeginMeeting()).ThenNothing();
        AgendaSent().AndWhen(Xia, Start, new BeginMeeting()).ThenStores(typeof(LiveEvent.Began));
        AgendaSent().AndWhen(Ke, Start, new BeginMeeting()).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void The_parts_ring_at_their_minute_as_the_agenda_says()
    {
        var begun = Begun();
        Assert.Equal([10, 40, 10], begun.State.Meeting.Live!.Parts.Select(part => part.Minutes));
        Assert.Equal(Begin.AddMinutes(10), MeetingDeadlines.Next(begun.State.Meeting));
        Assert.DoesNotContain(begun.AndWhen(Person.Clock, Begin.AddMinutes(10).AddTicks(-1), Check).Events, happened => happened is LiveEvent);
        var discussing = Begun().AndWhen(Person.Clock, Begin.AddMinutes(10), Check);
        Assert.Equal(new LiveEvent.PartBegan(1, Begin.AddMinutes(10)), Assert.Single(discussing.Events.OfType<LiveEvent>()));
        Assert.Contains(new Effect.ShowCard(Ma, CardName.MeetingLive, null, Tone.Inform), discussing.Effects);
        Assert.Equal(Begin.AddMinutes(50), MeetingDeadlines.Next(discussing.State.Meeting));
    }

    [Fact]
    public void After_an_outage_only_the_part_that_runs_is_told() =>
        Assert.Equal(new LiveEvent.PartBegan(2, Begin.AddMinutes(55)), Assert.Single(Begun().AndWhen(Person.Clock, Begin.AddMinutes(55), Check).Events.OfType<LiveEvent>()));

    [Fact]
    public void When_the_time_is_up_counted_from_the_real_beginning_the_initiator_is_asked_for_the_end()
    {
        var last = Begun().AndWhen(Person.Clock, Begin.AddMinutes(50), Check);
        Assert.Equal(Begin.AddMinutes(60), MeetingDeadlines.Next(last.State.Meeting));
        last.AndWhen(Person.Clock, Begin.AddMinutes(60), Check).ThenStores(typeof(MeetingEvent.Reminded));
    }

    [Fact]
    public void Notes_belong_to_the_writers_side_and_wait_for_the_beginning()
    {
        Assert.Equal((Sales, 2), Begun().AndWhen(SalesHead, Now, new Note(NoteTopic.Risk, ["一", "二"])).Events[0] is LiveEvent.Noted noted ? (noted.Department!.Value, noted.Notes.Length) : default);
        AgendaSent().AndWhen(Ma, Now, new Note(NoteTopic.Risk, ["一"])).ThenRefused(Because.NotBegun);
        Begun().AndWhen(Ma, Now, new Note(NoteTopic.Risk, [])).ThenRefused(Because.Missing, "note");
        Begun().AndWhen(Stranger, Now, new Note(NoteTopic.Risk, ["一"])).ThenRefused(Because.NotYours);
    }

    [Fact]
    public void Each_row_has_an_id_of_its_own_and_may_be_half_filled()
    {
        var live = Filled().State.Meeting.Live!;
        Assert.Equal([("R1", true), ("R2", false)], live.Rows.Select(row => (row.Id, row.IsComplete)));
        Filled().AndWhen(Ma, Now, new StrikeRow("R1")).AndWhen(Ma, Now, New(HalfRow)).Then(
            Assert.IsType<LiveEvent.RowFilled>(Filled().AndWhen(Ma, Now, New(HalfRow)).Events[0]) with { Row = "R3" });
    }

    [Fact]
    public void A_row_names_people_of_the_sides_and_days_to_come()
    {
        Begun().AndWhen(Ma, Now, New(Nothing)).ThenRefused(Because.Missing, "what");
        Begun().AndWhen(Ma, Now, New(HalfRow with { Owner = Stranger })).ThenRefused(Because.OwnerNotAParticipant, "owner");
        Begun().AndWhen(Ma, Now, New(HalfRow with { Owner = new Person("nobody") })).ThenRefused(Because.UnknownPerson, "owner");
        Begun().AndWhen(Ma, Now, New(HalfRow with { DueOn = new DateOnly(2024, 6, 5) })).ThenRefused(Because.DateInThePast, "due");
        Begun().AndWhen(Ma, Now, New(HalfRow with { DueOn = new DateOnly(2024, 6, 6) })).ThenStores(typeof(LiveEvent.RowFilled));
        Begun().AndWhen(Ma, Now, New(HalfRow with { What = "尽快铺货" })).ThenRefused(Because.Vague, "what");
        Begun().AndWhen(Ma, Now, New(HalfRow with { What = "尽快铺货", VagueReason = "等客户排期" })).ThenStores(typeof(LiveEvent.RowFilled));
    }

    [Fact]
    public void Two_people_fill_different_cells_of_one_row_and_both_stand()
    {
        var shown = Filled();
        var row = shown.AndWhen(Xia, Now, Change(shown, "R2", HalfRow with { How = "按区域分三批" }))
            .AndWhen(Chan, Now, Change(shown, "R2", HalfRow with { DueOn = new DateOnly(2024, 6, 28) }))
            .State.Meeting.Live!.Row("R2")!;
        Assert.Equal(new DateOnly(2024, 6, 28), row.DueOn);
        Assert.Equal("按区域分三批", row.Words.Fields!["how"]);
    }

    [Fact]
    public void Who_writes_into_the_same_cell_later_sees_the_others_words_and_chooses()
    {
        var shown = Filled();
        var first = shown.AndWhen(Xia, Now, Change(shown, "R2", HalfRow with { How = "按区域分三批", Standard = "铺货率≥95%" }));
        first.AndWhen(Chan, Now, Change(shown, "R2", HalfRow with { How = "一次铺完" })).ThenRefused(Because.ChangedMeanwhile, "how", "按区域分三批");

        // Shown the row as it stands, the second save is meant; what they never touched stays.
        var chosen = first.AndWhen(Chan, Now, Change(shown, "R2", HalfRow with { How = "一次铺完" }, DigestOf(first, "R2"))).State.Meeting.Live!.Row("R2")!;
        Assert.Equal(("一次铺完", "铺货率≥95%"), (chosen.Words.Fields!["how"], chosen.Words.Fields["standard"]));
    }

    [Fact]
    public void A_row_that_is_gone_or_never_was_is_said()
    {
        Filled().AndWhen(Ma, Now, new StrikeRow("R2")).AndWhen(Xia, Now, new StrikeRow("R2")).ThenRefused(Because.RowGone, "row", "R2");
        Filled().AndWhen(Xia, Now, new FillRow("R7", null, null, HalfRow)).ThenRefused(Because.NotAChoice, "row", "R7");
        Filled().AndWhen(Xia, Now, new FillRow("R1", Digest.Of("other"u8.ToArray()), null, HalfRow)).ThenRefused(Because.NotAChoice, "row");
    }

    [Fact]
    public void A_dispute_holds_two_positions_and_who_decides_by_when()
    {
        Begun().AndWhen(Ma, Now, Cost).ThenStores(typeof(LiveEvent.Disputed));
        Begun().AndWhen(Ma, Now, Cost with { Positions = "市场部：由客服部承担" }).ThenRefused(Because.OneSidedDispute, "positions", "市场部、销售部、产品部");
        Begun().AndWhen(Ma, Now, Cost with { Route = " " }).ThenRefused(Because.Missing, "route");
        Begun().AndWhen(Ma, Now, Cost with { Decider = new Person("nobody") }).ThenRefused(Because.UnknownPerson, "decider");
        Begun().AndWhen(Ma, Now, Cost with { DecideBy = new DateOnly(2024, 6, 5) }).ThenRefused(Because.DateInThePast, "decideBy");
    }

    [Fact]
    public void A_meeting_with_half_filled_rows_ends_only_once_they_are_filled_or_logged()
    {
        Filled().AndWhen(Ma, End, Over(Ma, Xia, Chan)).ThenRefused(Because.HalfFilledRows, detail: "R2");
        var shown = Filled();
        shown.AndWhen(Xia, Now, Change(shown, "R2", HalfRow with { DueOn = new DateOnly(2024, 6, 28), How = "分三批", Standard = "铺货率≥95%" }))
            .AndWhen(Ma, End, Over(Ma, Xia, Chan)).ThenStores(typeof(MinutesEvent.Written), typeof(MeetingEvent.Ended), typeof(MinutesEvent.Awaited));
        Filled().AndWhen(Ma, Now, Cost with { Row = "R2" })
            .AndWhen(Ma, End, Over(Ma, Xia, Chan)).ThenStores(typeof(MinutesEvent.Written), typeof(MeetingEvent.Ended), typeof(MinutesEvent.Awaited));
    }

    [Fact]
    public void What_was_caught_is_the_first_draft_of_the_minutes()
    {
        var ended = Caught().AndWhen(Ma, Now, new StrikeRow("R2")).AndWhen(Ma, End, Over(Ma, Xia, Chan));
        var clauses = ended.State.Minutes.Working;
        Assert.Null(ended.State.Meeting.Live);
        Assert.Equal(["P1", "P2", "P3", "P4", "P5", "A1", "T1", "D1"], clauses.Select(clause => clause.Clause.Id));
        Assert.Contains("协作背景", clauses[0].Clause.Wording.Fields!["text"], StringComparison.Ordinal);
        Assert.Contains("2. ", clauses[2].Clause.Wording.Fields!["text"], StringComparison.Ordinal);
        Assert.Equal(("销售部", "需求可行性：铺货时间为7月1日-7月31日"), (clauses[3].Clause.Wording.Fields!["department"], clauses[3].Clause.Wording.Fields!["text"]));
        Assert.Equal((Chan, Product, new DateOnly(2024, 6, 20)), (clauses[6].Clause.Owner, clauses[6].Clause.Department, clauses[6].DueOn));
        Assert.Equal(new DateOnly(2024, 6, 12), clauses[7].DueOn);
        Assert.Equal([GeneralManager], clauses[7].Clause.Named);
        Assert.StartsWith("市场部：", clauses[7].Clause.Wording.Fields!["positions"], StringComparison.Ordinal);
    }
}
