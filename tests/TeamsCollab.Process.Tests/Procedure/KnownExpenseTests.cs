using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Procedure;
using TeamsCollab.Process.Tests.Reading;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;

namespace TeamsCollab.Process.Tests.Procedure;

/// <summary>What the minutes say that money is needed for stands on the 《预算审批单》 from the beginning.</summary>
public sealed class KnownExpenseTests
{
    [Theory]
    [InlineData("外聘讲师预算 30000 元", "30000")]
    [InlineData("物料制作费3.5万元，由市场部承担", "35000")]
    [InlineData("场地费 120,000元", "120000")]
    [InlineData("场地费 1，200 元", "1200")]
    [InlineData("Trainers cost 8000 RMB", "8000")]
    public void The_one_sum_that_is_named_is_offered_with_its_clause(string agreed, string amount) =>
        Assert.Equal((agreed, amount), Offered(Drafted(agreed)));

    [Theory]
    [InlineData("手册图文各 20 页")]
    [InlineData("物料费 3 万元，场地费 2 万元")]
    [InlineData("费用 0 元")]
    [InlineData("编号 2024元旦活动")]
    public void Of_none_and_of_several_none_is_offered(string agreed) => Assert.Equal((string.Empty, string.Empty), Offered(Drafted(agreed)));

    [Fact]
    public void What_is_applied_for_is_not_offered_again_until_it_came_to_nothing()
    {
        var applied = Drafted("外聘讲师预算 30000 元").Approving().When(Ma, MeetingEnded, ProcedureSpec.Budget);

        Assert.Equal((string.Empty, string.Empty), Offered(applied));
        Assert.Equal("30000", Offered(applied.AndWhen(ProcedureSpec.Treasurer, MeetingEnded, new ProcedureCommand.Refuse("B1", "请压缩"))).Amount);
    }

    private static Spec Drafted(string agreed) => AfterTheMeeting().When(Ma, MeetingEnded, new MinutesCommand.Write([.. FirstDraft.Clauses, new DraftClause.Agreed(null, agreed)]));

    private static (string Item, string Amount) Offered(Spec spec)
    {
        var card = ProcedureFormCard.For(spec.State, spec.For(Ma, MeetingEnded));
        return (card.Expense.Text, card.ExpenseAmount);
    }
}
