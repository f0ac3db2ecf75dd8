using System.Globalization;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Tests.Collaborations;

/// <summary>A state is opened once for as long as its bytes are the stored ones, and never longer.</summary>
public sealed class RecentStatesTests
{
    private static readonly StreamKey Key = StreamKey.Collaboration("tenant", "one");

    private readonly RecentStates _states = new();

    [Fact]
    public async Task Equal_bytes_are_opened_once()
    {
        var first = await OpenAsync(Key, Stage.Minutes);
        Assert.Equal(Stage.Minutes, first.Stage);
        Assert.Same(first, await OpenAsync(Key, Stage.Minutes));
    }

    [Fact]
    public async Task Other_bytes_and_another_collaborations_are_opened_anew()
    {
        var first = await OpenAsync(Key, Stage.Minutes);
        Assert.Equal(Stage.Execution, (await OpenAsync(Key, Stage.Execution)).Stage);
        var again = await OpenAsync(Key, Stage.Minutes);
        Assert.Equal(Stage.Minutes, again.Stage);
        Assert.NotSame(first, again);
        Assert.NotSame(again, await OpenAsync(Key with { Tenant = "other" }, Stage.Minutes));
    }

    [Fact]
    public async Task The_same_bytes_of_a_newer_fold_are_refused_as_ever()
    {
        await OpenAsync(Key, Stage.Minutes);
        var newer = Tip(Stage.Minutes) with { Fold = StoredStates.Fold + 1 };
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _states.OpenAsync(newer, Key, null!, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Only_so_many_are_kept()
    {
        var first = await OpenAsync(Key, Stage.Minutes);
        for (var other = 0; other < RecentStates.Most; other++)
        {
            await OpenAsync(StreamKey.Collaboration("tenant", other.ToString(CultureInfo.InvariantCulture)), Stage.Minutes);
        }

        Assert.NotSame(first, await OpenAsync(Key, Stage.Minutes));
    }

    private static Tip Tip(Stage stage) => StoredStates.Tip(Collaboration.Empty with { Stage = stage }, 1, Digest.Of([1]));

    private Task<Collaboration> OpenAsync(StreamKey key, Stage stage) => _states.OpenAsync(Tip(stage), key, null!, TestContext.Current.CancellationToken);
}
