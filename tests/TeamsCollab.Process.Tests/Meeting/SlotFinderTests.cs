using TeamsCollab.Process.Meeting;
using static TeamsCollab.Process.Tests.Cast;

namespace TeamsCollab.Process.Tests.Meeting;

/// <summary>Eighteen half hours a working day from nine, then thirty of night.</summary>
public sealed class SlotFinderTests
{
    private static readonly DateTimeOffset Nine = new(2024, 6, 5, 9, 0, 0, TimeSpan.FromHours(8));
    private static readonly string Night = new('0', 30);
    private static readonly string Free = new string('0', 18) + Night;
    private static readonly string Full = new string('2', 18) + Night;

    [Fact]
    public void At_most_three_starts_are_offered_one_a_half_day_soonest_first()
    {
        var found = Find(60, Nine.AddDays(2), (Ma, true, Free + Free), (Xia, true, Free + Free));
        Assert.Equal([new Slot(Nine, 2, true), new Slot(Nine.AddHours(3), 2, false), new Slot(Nine.AddDays(1), 2, false)], found.Slots);
        Assert.Empty(found.Blockers);
        Assert.Empty(found.Relaxations);
    }

    [Fact]
    public void A_start_needs_the_whole_length_free_and_within_working_hours()
    {
        var busyFromTen = "00" + new string('2', 14) + "00" + Night;
        Assert.Equal([Nine, Nine.AddHours(8)], Find(60, Nine.AddDays(1), (Ma, true, busyFromTen)).Slots.Select(slot => slot.Start));
        Assert.Empty(Find(90, Nine.AddDays(1), (Ma, true, busyFromTen)).Slots);
    }

    [Fact]
    public void Where_nothing_is_free_it_says_who_blocks_most_and_how_often()
    {
        var found = Find(60, Nine.AddDays(1), (Ma, true, Free + Full), (Xia, true, Full + Full), (Chan, false, "22" + Free[2..] + Full));
        Assert.Empty(found.Slots);
        Assert.Equal([new Blocker(Xia, 17, 17), new Blocker(Chan, 2, 17)], found.Blockers);
        Assert.Empty(found.Relaxations);
    }

    [Fact]
    public void A_calendar_that_cannot_be_read_blocks_and_is_never_taken_for_free()
    {
        var found = Find(60, Nine.AddDays(1), (Ma, true, Free), (Xia, true, null));
        Assert.Empty(found.Slots);
        Assert.Equal([new Blocker(Xia, 17, 0)], found.Blockers);
    }

    [Fact]
    public void A_meeting_longer_than_a_working_day_is_nobodys_doing_and_a_shorter_one_helps()
    {
        var found = Find(24 * 60, Nine.AddDays(3), (Ma, true, Free), (Xia, true, null));
        Assert.Equal([Xia], found.Blockers.Select(blocker => blocker.Person));
        Assert.Equal([Relaxing.Shorter], Find(24 * 60, Nine.AddDays(3), (Ma, true, Free)).Relaxations.Select(relaxation => relaxation.How));
        Assert.Empty(Find(24 * 60, Nine.AddDays(3), (Ma, true, Free)).Blockers);
    }

    [Fact]
    public void What_relaxing_helps_is_a_shorter_meeting_one_person_less_or_a_later_day()
    {
        Assert.Equal([new Relaxation(Relaxing.Shorter, Nine, null, 60)], Find(90, Nine.AddDays(1), (Ma, true, "00" + Full[2..])).Relaxations);
        Assert.Equal([new Relaxation(Relaxing.WithoutOne, Nine, Chan, 60)], Find(60, Nine.AddDays(1), (Ma, true, Free), (Chan, false, Full)).Relaxations);
        Assert.Equal([new Relaxation(Relaxing.Later, Nine.AddDays(1), null, 60)], Find(60, Nine.AddDays(1), (Ma, true, Full + Free)).Relaxations);
    }

    [Fact]
    public void Nobody_who_decides_or_carries_out_is_left_out_and_no_meeting_is_shorter_than_an_hour() =>
        Assert.Empty(Find(60, Nine.AddDays(1), (Ma, true, Free), (Xia, true, "0" + Full[1..])).Relaxations);

    [Fact]
    public void Weekends_are_skipped_and_working_weekends_are_not()
    {
        // 11 May 2024 is a Saturday that is worked for a holiday; 19 May is a Sunday.
        var saturday = new DateTimeOffset(2024, 5, 11, 9, 0, 0, TimeSpan.FromHours(8));
        Assert.Equal(saturday, SlotFinder.In([new Availability(Ma, true, Free)], saturday, saturday, saturday.AddDays(1), 60, 60, TestCalendars.China).Slots[0].Start);
        var sunday = saturday.AddDays(8);
        Assert.Equal(sunday.AddDays(1), SlotFinder.In([new Availability(Ma, true, Free + Free)], sunday, sunday, sunday.AddDays(2), 60, 60, TestCalendars.China).Slots[0].Start);
    }

    private static SlotSearch Find(int minutes, DateTimeOffset until, params (Person Person, bool IsNeeded, string? View)[] people) =>
        SlotFinder.In([.. people.Select(each => new Availability(each.Person, each.IsNeeded, each.View))], Nine, Nine, until, minutes, 60, TestCalendars.China);
}
