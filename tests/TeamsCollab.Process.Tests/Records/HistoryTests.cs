using System.Diagnostics;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Records;
using static TeamsCollab.Process.Tests.Records.Story;

namespace TeamsCollab.Process.Tests.Records;

public sealed class HistoryTests
{
    public static TheoryData<Type> Events => EveryEventTests.Events;

    [Theory]
    [InlineData(Language.Chinese)]
    [InlineData(Language.English)]
    public void Every_event_of_a_collaboration_has_its_line(Language language)
    {
        var events = Closed().History;
        var lines = History.Of(events, Words.Of(Sealed.In(events)), Names, Cast.Facts.Calendar, language);

        Assert.Equal(events.Length, lines.Length);
        Assert.All(lines, line => Assert.NotEqual(string.Empty, line.What.Text));
        Assert.All(lines, line => Assert.NotEqual(string.Empty, line.Who.Text));
    }

    [Theory]
    [MemberData(nameof(Events))]
    public void No_kind_of_event_is_without_a_sentence(Type type) => Assert.IsNotType<UnreachableException>(Record.Exception(() =>
        History.Of([(CollaborationEvent)Sample.Of(type)!], Words.None, Names, Cast.Facts.Calendar, Language.Chinese)));

    [Fact]
    public void A_line_says_when_who_and_what()
    {
        var signed = Signed().History;
        var lines = History.Of(signed, Words.Of(Sealed.In(signed)), Names, Cast.Facts.Calendar, Language.Chinese);

        Assert.Contains(("2024-06-12 22:00", "石总监", "签字确认第 1 稿（市场部）"), lines.Select(line => (line.When, line.Who.Text, line.What.Text)));
        Assert.Contains(("2024-06-12 22:00", "系统", "会议纪要第 1 稿生效"), lines.Select(line => (line.When, line.Who.Text, line.What.Text)));
    }

    [Fact]
    public void An_answer_to_the_retrospective_stays_blind()
    {
        var done = Done().History;

        Assert.DoesNotContain(
            History.Of(done, Words.Of(Sealed.In(done)), Names, Cast.Facts.Calendar, Language.Chinese),
            line => line.What.Text.Contains("首批晚一天", StringComparison.Ordinal));
    }
}
