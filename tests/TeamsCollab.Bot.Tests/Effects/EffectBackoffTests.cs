using Microsoft.Extensions.Time.Testing;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Effects;

namespace TeamsCollab.Bot.Tests.Effects;

public sealed class EffectBackoffTests
{
    private static readonly FakeTimeProvider Machine = new(new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero));

    [Theory]
    [InlineData(600, 600)]
    [InlineData(3600, 3600)]
    [InlineData(int.MaxValue, 3600)]
    public void The_wait_asked_for_is_kept_and_an_absurd_one_is_an_hour(int asked, int kept)
    {
        var again = Assert.IsType<EffectOutcome.Retry>(EffectBackoff.After(1, TimeSpan.FromSeconds(asked), "429", Machine));

        Assert.Equal(Machine.GetUtcNow().AddSeconds(kept), again.At);
    }

    [Fact]
    public void Without_one_the_wait_grows_to_less_than_an_hour_and_ends()
    {
        var first = Assert.IsType<EffectOutcome.Retry>(EffectBackoff.After(1, null, "503", Machine));
        var late = Assert.IsType<EffectOutcome.Retry>(EffectBackoff.After(EffectBackoff.MostAttempts - 1, TimeSpan.Zero, "503", Machine));

        Assert.InRange(first.At - Machine.GetUtcNow(), TimeSpan.FromSeconds(0.75), TimeSpan.FromSeconds(1.25));
        Assert.InRange(late.At - Machine.GetUtcNow(), TimeSpan.FromMinutes(33), TimeSpan.FromMinutes(57));
        Assert.Equal("503", Assert.IsType<EffectOutcome.Parked>(EffectBackoff.After(EffectBackoff.MostAttempts, null, "503", Machine)).Reason);
    }
}
