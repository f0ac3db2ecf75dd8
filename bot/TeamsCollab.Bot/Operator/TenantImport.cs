using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.People;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Operator;

/// <summary>
/// Reads an export into this store, then reads the store again and compares counts and hash with what was to be stored. Nothing is stored of a file that
/// does not prove itself (<see cref="ExportProof"/>). What is there already stays as it is; an import that was cut off is simply run again.
/// </summary>
internal static class TenantImport
{
    private const int Tell = 10_000;
    private const string Parked = "随导入带来，未发送 came with an import, not sent";

    public static async Task<int> ReadAsync(OperatorStore store, string path, ImportTrust trust, TextWriter output, CancellationToken cancellation)
    {
        var tenant = await ExportFile.TenantOfAsync(path, cancellation);
        var proof = await ExportProof.CheckAsync(path, tenant, trust, cancellation);
        if (proof.Unproven.Count > 0 && proof.Unproven.Count != trust.Unproven)
        {
            var some = string.Join('\n', proof.Unproven.Take(20).Select(each => $"  第 {each.Line} 行 line {each.Line}: {each.Collaboration}"));
            throw new InvalidDataException(
                $"{proof.Unproven.Count} 条协作记录没有签名证明到最后一条，未导入任何内容：\n{some}\n"
                + "请启动原处的程序，待其补签后重新导出。确知来源可靠、愿由本单位密钥为其继续签名的，加 --accept-unproven " + $"{proof.Unproven.Count}（会留下记录）。\n"
                + $"{proof.Unproven.Count} histories are not signed up to their last event; nothing was imported. Start the bot at the source, let it sign, and export again. "
                + $"If you know where they come from and want your organisation's key to sign on, add --accept-unproven {proof.Unproven.Count}; that is recorded.");
        }

        var record = await RecordAsync(store.Store, tenant, path, trust, proof, cancellation);
        var (meant, there, parked) = (TenantTotals.None, 0L, 0);
        await foreach (var (_, line) in ExportFile.LinesAsync(path, cancellation))
        {
            if (line.Stream is { } stream)
            {
                var stored = Folded(stream.In(tenant));
                stored = stored with { Effects = [.. Unsent(stored.Effects)] };
                there += await store.Archive.RestoreAsync(stored, IndexOf(stored), cancellation) ? 0 : 1;
                var whole = ExportedStream.Of(stored);
                (meant, parked) = (meant.With(whole, whole.ToUtf8()), parked + stored.Effects.Length);
                if (meant.Streams % Tell == 0)
                {
                    await output.WriteLineAsync($"  … {meant.Streams}");
                }
            }
            else if (line.Number is { } number)
            {
                meant = meant.WithNumber(ExportFile.Of(number));
                if (!await store.Archive.RestoreNumberAsync(tenant, number, cancellation))
                {
                    await output.WriteLineAsync($"! 编号已被占用 number taken: {number.Department}-{number.Year}-{number.Sequence:000}");
                }
            }
        }

        var found = await CountAsync(store with { Tenant = tenant }, record, cancellation);
        await output.WriteLineAsync($"文件 file   {meant}\n存储 store  {found}{(there > 0 ? $"\n原已存在 were there before: {there}" : "")}");
        if (parked > 0)
        {
            await output.WriteLineAsync($"{parked} 条待办已停发：先看 effects list，确认后 effects retry --all。 {parked} effects were parked: look at effects list, then effects retry --all.");
        }

        await output.WriteLineAsync(found == meant ? "一致。 Equal." : "不一致！ They differ: the store holds something else.");
        return found == meant ? 0 : 1;
    }

    /// <summary>Written down before anything is stored, where the operator vouched for something; null where the file proved itself.</summary>
    private static async Task<StreamKey?> RecordAsync(ICollaborationStore store, string tenant, string path, ImportTrust trust, ExportProof proof, CancellationToken cancellation)
    {
        if (trust.Named.IsEmpty && proof.Unproven.Count == 0)
        {
            return null;
        }

        await using var file = File.OpenRead(path);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellation));
        var key = StreamKey.Organisation(tenant, $"import-{hash}");
        var streams = new SmallStream<ImportEvent, ImportState>(store, 1, new ImportState([]), (state, happened) => new ImportState(state.All.Add(happened)));
        ImportEvent trusted = new ImportEvent.Trusted(hash, trust.Named, [.. proof.Unproven.Select(each => each.Collaboration)], MachineTime.Real.GetUtcNow());
        await streams.AppendAsync(key, new OperationId($"import:{hash}"), _ => [trusted], [], cancellation);
        return key;
    }

    /// <summary>What the store holds of a tenant now.</summary>
    /// <param name="but">The record of this import itself.</param>
    private static async Task<TenantTotals> CountAsync(OperatorStore store, StreamKey? but, CancellationToken cancellation)
    {
        var totals = TenantTotals.None;
        await foreach (var key in store.Archive.ReadStreamsAsync(store.Tenant, cancellation))
        {
            if (key != but && await store.Archive.ReadStreamAsync(key, cancellation) is { } stored)
            {
                var stream = ExportedStream.Of(stored);
                totals = totals.With(stream, stream.ToUtf8());
            }
        }

        await foreach (var number in store.Archive.ReadNumbersAsync(store.Tenant, cancellation))
        {
            totals = totals.WithNumber(ExportFile.Of(number));
        }

        return totals;
    }

    /// <summary>
    /// What a file wants sent is not sent by itself: an operator looks first. Nothing is signed because a file asks for it; a head is signed again with
    /// the next event, or with a bundle. Whom an effect reaches is worked out anew.
    /// </summary>
    private static IEnumerable<StoredEffect> Unsent(ImmutableArray<StoredEffect> effects) =>
        from stored in effects
        let effect = EffectRows.Read(stored.Effect)
        where effect is not Effect.SignHead
        select stored with { Effect = EffectRows.Of(effect, stored.Effect.Id), State = EffectState.Parked, Reason = Parked };

    /// <summary>What stands is what happened: a collaboration's state comes from its events, whatever state the file says.</summary>
    private static StoredStream Folded(StoredStream stored) => stored is { Key.Kind: StreamKind.Collaboration, Tip.Fold: StoredStates.Fold }
        ? stored with { Tip = stored.Tip with { State = StoredStates.Tip(StoredStates.Refold(stored.Events), stored.Tip.Version, stored.Tip.ChainHead).State } }
        : stored;

    private static StreamIndex IndexOf(StoredStream stored) => stored.Key.Kind switch
    {
        StreamKind.Collaboration => CollaborationIndex.Of(
            stored.Tip.Fold == StoredStates.Fold ? CollaborationJson.Read(stored.Tip.State.Span) : StoredStates.Refold(stored.Events),
            Words.Of(stored.Words)),
        StreamKind.Person => PersonRegister.IndexOf(JsonSerializer.Deserialize<PersonState>(stored.Tip.State.Span, StoredEvents.Options)!),
        _ => StreamIndex.None,
    };
}
