using System.Text;
using Microsoft.Extensions.Configuration;
using TeamsCollab.Bot.Calendar;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Bot.Tests.Calendar;

public sealed class HolidaysLoaded
{
    [Theory]
    [InlineData(2024, 28, 8)]
    [InlineData(2025, 28, 5)]
    [InlineData(2026, 33, 6)]
    public void Each_announced_year_has_the_days_of_its_notice(int year, int rest, int work)
    {
        var calendar = ChineseHolidays.Load();
        var days = calendar.SpecialDays.Where(day => day.Key.Year == year).ToList();

        Assert.StartsWith("https://www.gov.cn/", calendar.AnnouncedYears[year], StringComparison.Ordinal);
        Assert.Equal((rest, work), (days.Count(day => day.Value.Kind is DayKind.Rest), days.Count(day => day.Value.Kind is DayKind.WorkingWeekend)));
        Assert.All(days, day => Assert.Equal(calendar.AnnouncedYears[year], day.Value.Source));
        Assert.All(days.Where(day => day.Value.Kind is DayKind.WorkingWeekend), day => Assert.True(day.Key.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
    }

    [Fact]
    public void The_days_of_2026_are_those_of_the_notice()
    {
        var calendar = ChineseHolidays.Load();
        Assert.Equal("cn-2026.1", calendar.Version);
        Assert.Equal([2024, 2025, 2026], calendar.AnnouncedYears.Keys);
        Assert.Equal(
            ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
            calendar.SpecialDays.Where(day => day.Key.Year is 2026 && day.Value.Kind is DayKind.WorkingWeekend).Select(day => day.Key.ToString("MM-dd", null)));
        Assert.Equal(
            "01-01 01-02 01-03 02-15 02-16 02-17 02-18 02-19 02-20 02-21 02-22 02-23 04-04 04-05 04-06 05-01 05-02 05-03 05-04 05-05 06-19 06-20 06-21 09-25 09-26 09-27 10-01 10-02 10-03 10-04 10-05 10-06 10-07",
            string.Join(' ', calendar.SpecialDays.Where(day => day.Key.Year is 2026 && day.Value.Kind is DayKind.Rest).Select(day => day.Key.ToString("MM-dd", null))));
    }

    [Fact]
    public void A_later_file_adds_its_year_and_may_correct_one()
    {
        var calendar = Merge("""{"version":"cn-2027.1","years":{"2026":{"notice":"n26","rest":{"元旦":["01-01"]}},"2027":{"notice":"n27","rest":{"元旦":["2026-12-31","01-01/01-03"]},"work":{"元旦":["01-09"]}}}}""");

        Assert.Equal("cn-2027.1", calendar.Version);
        Assert.Equal([2024, 2025, 2026, 2027], calendar.AnnouncedYears.Keys);
        Assert.Equal(DayKind.Weekday, calendar.KindOf(new DateOnly(2026, 10, 1)));
        Assert.Equal(DayKind.Rest, calendar.KindOf(new DateOnly(2026, 12, 31)));
        Assert.Equal(DayKind.WorkingWeekend, calendar.KindOf(new DateOnly(2027, 1, 9)));
        Assert.Equal(DayKind.Rest, calendar.KindOf(new DateOnly(2025, 10, 8)));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"version":"x","years":{}}""")]
    [InlineData("""{"years":{"2027":{"notice":"n"}}}""")]
    [InlineData("""{"version":"x","years":{"next":{"notice":"n"}}}""")]
    [InlineData("""{"version":"x","years":{"2027":{"rest":{}}}}""")]
    [InlineData("""{"version":"x","years":{"2027":null}}""")]
    [InlineData("""{"version":"x","years":{"2027":{"notice":"n","rest":{"元旦":["02-30"]}}}}""")]
    [InlineData("""{"version":"x","years":{"2027":{"notice":"n","rest":{"元旦":["01-03/01-01"]}}}}""")]
    [InlineData("""{"version":"x","years":{"2027":{"notice":"n","rest":{"元旦":["01-01/12-31"]}}}}""")]
    [InlineData("""{"version":"x","years":{"2027":{"notice":"n","rest":{"元旦":["01-02"]},"work":{"春节":["01-02"]}}}}""")]
    [InlineData("""{"version":"x","years":{"2027":{"notice":"n","rest":{"元旦":null}}}}""")]
    [InlineData("""{"version":"x","years":{"2027":{"notice":"n","rest":{"元旦":[null]}}}}""")]
    public void A_file_that_cannot_be_trusted_is_refused(string json) => Assert.Throws<InvalidDataException>(() => Merge(json));

    [Fact]
    public void A_configured_file_is_read()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        File.WriteAllText(path, """{"version":"cn-2027.1","years":{"2027":{"notice":"n27","rest":{"元旦":["01-01"]}}}}""");
        try
        {
            Assert.Equal("cn-2027.1", ChineseHolidays.Load(Section(("HolidaysFile", path))).Version);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("HolidaysFile", "/no/such/file.json")]
    [InlineData("Zone", "Mars/Olympus")]
    [InlineData("OpensAt", "nine")]
    [InlineData("OpensAt", "18:00")]
    [InlineData("ClosesAt", "24:00")]
    [InlineData("CompanyRestDays:0", "soon")]
    [InlineData("CompanyRestDays:0", "")]
    [InlineData("CompanyWorkingDays:0", "03-09 司庆")]
    public void A_setting_that_cannot_be_used_is_refused_by_name(string name, string value)
    {
        var fault = Assert.Throws<InvalidDataException>(() => ChineseHolidays.Load(Section((name, value))));
        Assert.Contains(name is "OpensAt" && value is "18:00" ? "ClosesAt" : name.Split(':')[0], fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_day_cannot_be_both_rest_and_work_for_the_company() =>
        Assert.Throws<InvalidDataException>(() => ChineseHolidays.Load(Section(("CompanyRestDays:0", "2026-03-09"), ("CompanyWorkingDays:0", "2026-03-08/2026-03-10"))));

    [Fact]
    public void Settings_of_one_s_own_make_a_version_of_one_s_own()
    {
        var plain = ChineseHolidays.Load(Section(("Zone", "Asia/Shanghai"), ("OpensAt", "09:00"), ("ClosesAt", "18:00")));
        var own = ChineseHolidays.Load(Section(("CompanyRestDays:0", "2026-03-09 司庆")));
        var same = ChineseHolidays.Load(Section(("CompanyRestDays:0", "2026-03-09 司庆")));
        var other = ChineseHolidays.Load(Section(("CompanyRestDays:0", "2026-03-10 司庆")));

        Assert.Equal("cn-2026.1", plain.Version);
        Assert.StartsWith("cn-2026.1+", own.Version, StringComparison.Ordinal);
        Assert.Equal(own.Version, same.Version);
        Assert.NotEqual(own.Version, other.Version);
    }

    [Fact]
    public void Another_zone_is_a_setting() =>
        Assert.Equal(TimeSpan.FromHours(2), ChineseHolidays.Load(Section(("Zone", "Europe/Berlin"))).AtWallClock(new DateTime(2026, 7, 1, 12, 0, 0)).Offset);

    private static WorkingCalendar Merge(string json)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(json));
        return ChineseHolidays.With(ChineseHolidays.Load(), stream, "test.json");
    }

    private static IConfiguration Section(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(pair => pair.Name, string? (pair) => pair.Value)).Build();
}
