using CsCheck;
using TeamsCollab.Process.Request;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Request;

public sealed class PauseLaws
{
    [Fact]
    public void However_long_the_initiator_takes_the_receiver_loses_and_wins_no_working_time() =>
        Gen.Select(Gen.Int[0, (int)(AnswerDue - Monday).TotalMinutes], Gen.Int[0, 30 * 24 * 60]).Sample((waited, paused) =>
        {
            var (asked, answered) = (Monday.AddMinutes(waited), Monday.AddMinutes(waited + paused));
            var watch = Delivered()
                .AndWhen(Xia, asked, new RequestCommand.Clarify(Sales, "何时铺货?"))
                .AndWhen(Ma, answered, new RequestCommand.AnswerQuestion("Q1", "7月"))
                .State.Request.ReceptionOf(Sales)!.Watch!;
            var calendar = Cast.Facts.Calendar;
            Assert.Equal(calendar.WorkingTimeBetween(asked, AnswerDue), calendar.WorkingTimeBetween(answered, watch.DueAt));
            Assert.True(watch.DueAt >= AnswerDue && watch.RemindAt <= watch.DueAt);
        });
}
