using System.Collections.Immutable;
using System.Text;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Minutes;

namespace TeamsCollab.Bot.Tests.Collaborations;

/// <summary>What every store promises about states folded by other versions of the product.</summary>
public abstract partial class CollaborationStoreContract
{
    [Fact]
    public async Task A_state_of_another_fold_is_rebuilt_from_its_events_and_what_is_right_is_left_alone()
    {
        await FoldedAsync(One, StoredStates.Fold - 1);
        await FoldedAsync(Two, StoredStates.Fold);
        var untouched = (await LoadAsync(Two)).Tip!.ETag;

        var last = await new Rebuilding(Store, Archive).RunAsync(StoreTurn.Tenant, Cancellation).LastAsync(Cancellation);
        Assert.Equal((2, 1, 0), (last.Seen, last.Rebuilt, last.Refused.Count));
        Assert.Equal(StoredStates.Fold, (await LoadAsync(One)).Tip!.Fold);
        Assert.Equal((await LoadAsync(Two)).Tip!.State.ToArray(), (await LoadAsync(One)).Tip!.State.ToArray());
        Assert.Equal(untouched, (await LoadAsync(Two)).Tip!.ETag);
        Assert.Equal(0, (await new Rebuilding(Store, Archive).RunAsync(StoreTurn.Tenant, Cancellation).LastAsync(Cancellation)).Rebuilt);
    }

    [Fact]
    public async Task What_a_newer_version_wrote_is_refused_and_left_alone_and_stops_nobody_else()
    {
        await FoldedAsync(One, StoredStates.Fold + 1);
        await FoldedAsync(Two, StoredStates.Fold - 1);
        var three = StoreTurn.Collaboration("three");
        await AppendAsync(three, StoreTurn.Of(null, "create") with { Events = Chained("""{"type":"minutes.foreseen.v9","at":"2024-06-03T10:00:00+08:00"}""", out var head), Tip = new Tip(1, "{}"u8.ToArray(), StoredStates.Fold - 1, head, "") });

        var last = await new Rebuilding(Store, Archive).RunAsync(StoreTurn.Tenant, Cancellation).LastAsync(Cancellation);
        Assert.Equal((3, 1, 2), (last.Seen, last.Rebuilt, last.Refused.Count));
        Assert.All(last.Refused, reason => Assert.Contains("newer version", reason, StringComparison.Ordinal));
        Assert.Equal(StoredStates.Fold + 1, (await LoadAsync(One)).Tip!.Fold);
        foreach (var key in new[] { One, three })
        {
            var refused = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await StoredStates.OpenAsync((await LoadAsync(key)).Tip, key, Store, Cancellation));
            Assert.Contains("由更新版本的程序写入", refused.Message, StringComparison.Ordinal);
        }
    }

    private async Task FoldedAsync(StreamKey key, int fold)
    {
        var happened = new MinutesEvent.Struck(StoreTurn.Ma, "P1", Now);
        var events = Chained(Encoding.UTF8.GetString(StoredEvents.Write(happened)), out var head);
        var state = fold == StoredStates.Fold ? StoredStates.Tip(StoredStates.Refold(key, events), 1, head).State : "{}"u8.ToArray();
        Assert.True(await AppendAsync(key, StoreTurn.Of(null, "create") with { Events = events, Tip = new Tip(1, state, fold, head, "") }));
    }

    private static ImmutableArray<StoredEvent> Chained(string json, out Digest head)
    {
        var body = Encoding.UTF8.GetBytes(json);
        head = EventChain.Next(StoreTurn.Beginning, body);
        return [new StoredEvent(1, body, head)];
    }
}
