using System.Text.Json;
using TeamsCollab.Process.Calendar;
using static TeamsCollab.Process.Tests.Calendar.OfficialDays;

namespace TeamsCollab.Process.Tests.Calendar;

public sealed class StoringAndAdopting
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web)
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void A_deadline_is_stored_compactly_and_read_back_whole()
    {
        var deadline = Of2026.Due(At("2026-09-24T10:00"), 1);
        var json = JsonSerializer.Serialize(deadline, Web);

        Assert.Equal(
            """{"at":"2026-09-28T18:00:00+08:00","from":"2026-09-24T10:00:00+08:00","workingDays":1,"calendar":"cn-2026.1","trail":[{"date":"2026-09-24","kind":"weekday","count":0},{"date":"2026-09-25","kind":"rest","name":"中秋节"},{"date":"2026-09-26","kind":"rest","name":"中秋节"},{"date":"2026-09-27","kind":"rest","name":"中秋节"},{"date":"2026-09-28","kind":"weekday","count":1}]}""",
            json);
        Assert.Equal(deadline, JsonSerializer.Deserialize<Deadline>(json, Web));
    }

    [Fact]
    public void Every_rule_survives_storing_in_the_event_format()
    {
        foreach (var deadline in new[]
        {
            Of2026.Due(At("2026-12-31T10:00"), 3), Of2026.Due(At("2026-10-08T10:00"), -2), Of2026.AgendaDue(At("2026-03-09T10:00")),
            Of2026.EarliestMeeting(At("2026-03-09T10:00"), 2), Of2026.DueInWorkingHours(At("2026-03-06T17:00"), 4), Of2026.Due(At("2026-03-09T10:00"), 1).WithoutTrail(),
            Of2026.DueWithTimeLeft(At("2026-03-09T10:00"), TimeSpan.FromMinutes(450)),
        })
        {
            Assert.Equal(deadline, JsonSerializer.Deserialize<Deadline>(JsonSerializer.Serialize(deadline, StoredEvents.Options), StoredEvents.Options));
        }
    }

    [Fact]
    public void A_deadline_stored_without_its_trail_is_read()
    {
        var read = JsonSerializer.Deserialize<Deadline>("""{"at":"2026-03-09T18:00:00+08:00","from":"2026-03-06T10:00:00+08:00","workingDays":1,"calendar":"x"}""", Web)!;
        Assert.Empty(read.Trail);
        Assert.False(read.Provisional);
    }

    [Fact]
    public void Days_are_stored_under_names_that_never_change() =>
        Assert.Equal(
            """["weekday","weekend","rest","workingWeekend","companyRest","companyWorking","provisionalWeekday","provisionalWeekend"]""",
            JsonSerializer.Serialize(Enum.GetValues<DayKind>(), Web));

    [Fact]
    public void A_provisional_deadline_moves_when_the_notice_appears_and_a_firm_one_never()
    {
        var next = Of2026 with
        {
            Version = "cn-2027.1",
            AnnouncedYears = Of2026.AnnouncedYears.Add(2027, "notice"),
            SpecialDays = Of2026.SpecialDays
                .SetItem(Day("2027-01-01"), new(DayKind.Rest, "元旦", "notice"))
                .SetItem(Day("2026-03-10"), new(DayKind.Rest, "x", "notice")),
        };

        var provisional = next.Recompute(Of2026.Due(At("2026-12-31T10:00"), 1));
        Assert.True(provisional.Moved);
        Assert.Equal((At("2027-01-01T18:00"), At("2027-01-04T18:00")), (provisional.Before.At, provisional.After.At));
        Assert.Equal(("cn-2027.1", false), (provisional.After.Calendar, provisional.After.Provisional));

        var firm = Of2026.Due(At("2026-03-09T10:00"), 1);
        Assert.False(next.Recompute(firm).Moved);
        Assert.Equal(firm, next.Recompute(firm).After);
        Assert.NotEqual(firm.At, next.Due(At("2026-03-09T10:00"), 1).At);
    }

    [Fact]
    public void A_provisional_deadline_that_the_notice_confirms_becomes_firm_without_moving()
    {
        var next = Of2026 with { AnnouncedYears = Of2026.AnnouncedYears.Add(2027, "notice") };
        foreach (var deadline in new[]
        {
            Of2026.Due(At("2027-03-09T10:00"), 1), Of2026.AgendaDue(At("2027-03-09T10:00"), 30),
            Of2026.EarliestMeeting(At("2027-03-09T10:00"), 2), Of2026.DueInWorkingHours(At("2027-03-09T10:00"), 4),
            Of2026.DueWithTimeLeft(At("2027-03-09T17:00"), TimeSpan.FromMinutes(90)),
        })
        {
            var recomputed = next.Recompute(deadline.WithoutTrail());
            Assert.True(recomputed.Before.Provisional);
            Assert.False(recomputed.After.Provisional);
            Assert.False(recomputed.Moved);
            Assert.Equal((deadline.Rule, deadline.Hours, deadline.Left), (recomputed.After.Rule, recomputed.After.Hours, recomputed.After.Left));
        }
    }
}
