using System.Text;
using TeamsCollab.Bot.Collaborations;

namespace TeamsCollab.Bot.Operator;

/// <summary>What could not be carried out: shown with its reason, sent again on demand. A running bot takes up what is ready within seconds.</summary>
internal static class StuckEffects
{
    /// <summary>More are not looked through for one; by then something else is wrong.</summary>
    private const int Most = 10_000;

    public static async Task<int> ListAsync(OperatorStore store, int most, TextWriter output, CancellationToken cancellation)
    {
        var summary = await store.Store.SummariseEffectsAsync(cancellation);
        await output.WriteLineAsync($"待发 ready {summary.Ready} · 发送中 in flight {summary.Claimed} · 等待 waiting {summary.Waiting} · 停发 parked {summary.Parked} · 完成 done {summary.Done}");
        foreach (var stuck in await store.Store.ReadStuckEffectsAsync(store.Tenant, null, most, cancellation))
        {
            await output.WriteLineAsync($"{(stuck.Parked ? "停发 parked " : "等待 waiting")}  {stuck.Effect.Id}  {stuck.Effect.Target}  ×{stuck.Attempts}  {stuck.Reason}");
        }

        return 0;
    }

    public static async Task<int> ShowAsync(OperatorStore store, string id, TextWriter output, CancellationToken cancellation)
    {
        if (await FindAsync(store, id, cancellation) is not { } stuck)
        {
            return await MissingAsync(id, output);
        }

        await output.WriteLineAsync($"""
            {stuck.Effect.Id}
              状态 state      {(stuck.Parked ? "停发 parked" : "等待 waiting")}
              原因 reason     {stuck.Reason}
              次数 attempts   {stuck.Attempts}
              协作 stream     {stuck.Stream}
              对象 target     {stuck.Effect.Target}
              内容 effect     {Encoding.UTF8.GetString(stuck.Effect.Body.Span)}
            """);
        return 0;
    }

    /// <param name="id">Null for all that were given up; those that wait go on by themselves once their person can be reached.</param>
    public static async Task<int> RetryAsync(OperatorStore store, string? id, TextWriter output, CancellationToken cancellation)
    {
        var now = Hosting.MachineTime.Real.GetUtcNow();
        var chosen = id is null
            ? (await store.Store.ReadStuckEffectsAsync(store.Tenant, null, Most, cancellation)).Where(stuck => stuck.Parked).ToArray()
            : await FindAsync(store, id, cancellation) is { } one ? [one] : [];
        if (id is not null && chosen.Length == 0)
        {
            return await MissingAsync(id, output);
        }

        var again = 0;
        foreach (var stuck in chosen)
        {
            again += await store.Store.ResumeEffectAsync(stuck.Stream, stuck.Effect.Id, now, cancellation) ? 1 : 0;
        }

        await output.WriteLineAsync($"重新发送 {again} 条。 {again} sent again.");
        return 0;
    }

    private static async Task<StuckEffect?> FindAsync(OperatorStore store, string id, CancellationToken cancellation) =>
        (await store.Store.ReadStuckEffectsAsync(store.Tenant, null, Most, cancellation)).FirstOrDefault(stuck => stuck.Effect.Id == id);

    private static async Task<int> MissingAsync(string id, TextWriter output)
    {
        await output.WriteLineAsync($"没有停发或等待的 {id}；也许已送达。 {id} is neither waiting nor parked; it may have been delivered.");
        return 1;
    }
}
