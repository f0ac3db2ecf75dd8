using CsCheck;
using TeamsCollab.Process.Meeting;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Meeting.MeetingSpec;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Meeting;

public sealed class EarliestStartLaws
{
    private static readonly Spec Ready = Aligned();

    [Fact]
    public void The_start_that_is_offered_is_accepted_and_no_earlier_one() =>
        Gen.Select(Gen.Int[0, 20 * 24 * 60], Gen.Int[60, 540], Gen.Int[1, 96]).Sample((minutesLater, length, quarters) =>
        {
            var at = Monday.AddMinutes(minutesLater);
            var offered = MeetingTimes.EarliestStart(Ready.State, Cast.Facts, at, length);
            Assert.NotEmpty(Arrange(at, offered, length).Events);
            Assert.Empty(Arrange(at, offered.AddMinutes(-15 * quarters), length).Events);
        });

    private static Spec Arrange(DateTimeOffset at, DateTimeOffset start, int length) =>
        Ready.AndWhen(Ma, at, new MeetingCommand.Arrange(0, Plan with { Start = start, Minutes = length }));
}
