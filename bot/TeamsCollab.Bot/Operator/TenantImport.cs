using System.Text.Json;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.People;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Operator;

/// <summary>
/// Reads an export into this store, then reads the store again and compares counts and hash with what the file says. What is there already stays
/// as it is; an import that was cut off is simply run again.
/// </summary>
internal static class TenantImport
{
    private const int Tell = 10_000;

    public static async Task<int> ReadAsync(OperatorStore store, string path, TextWriter output, CancellationToken cancellation)
    {
        using var file = ExportFile.Open(path);
        var tenant = await ExportFile.TenantOfAsync(file, cancellation);
        var (said, there, read) = (default(TenantTotals), 0L, 0L);
        while (await file.ReadLineAsync(cancellation) is { } text)
        {
            var line = ExportFile.Read(text);
            if (line.Stream is { } stream)
            {
                if (!stream.IsChained(tenant))
                {
                    throw new InvalidDataException($"{stream.Kind}/{stream.Id} 的记录链不完整或被改动，未导入。 The chain of {stream.Kind}/{stream.Id} is broken or was changed: it was not imported.");
                }

                var stored = Folded(stream.In(tenant));
                there += await store.Archive.RestoreAsync(stored, IndexOf(stored), cancellation) ? 0 : 1;
                if (++read % Tell == 0)
                {
                    await output.WriteLineAsync($"  … {read}");
                }
            }
            else if (line.Number is { } number && !await store.Archive.RestoreNumberAsync(tenant, number, cancellation))
            {
                await output.WriteLineAsync($"! 编号已被占用 number taken: {number.Department}-{number.Year}-{number.Sequence:000}");
            }

            said = line.Totals ?? said;
        }

        if (said is null)
        {
            throw new InvalidDataException("导出文件不完整：没有末行。 The export was cut off: its last line is missing.");
        }

        var found = await CountAsync(store with { Tenant = tenant }, cancellation);
        await output.WriteLineAsync($"文件 file   {said}\n存储 store  {found}{(there > 0 ? $"\n原已存在 were there before: {there}" : "")}");
        await output.WriteLineAsync(found == said ? "一致。 Equal." : "不一致! They differ: the store holds something else.");
        return found == said ? 0 : 1;
    }

    /// <summary>What the store holds of a tenant now.</summary>
    public static async Task<TenantTotals> CountAsync(OperatorStore store, CancellationToken cancellation)
    {
        var totals = TenantTotals.None;
        await foreach (var key in store.Archive.ReadStreamsAsync(store.Tenant, cancellation))
        {
            if (await store.Archive.ReadStreamAsync(key, cancellation) is { } stored)
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

    /// <summary>What stands is what happened: a collaboration's state comes from its events, whatever state the file says.</summary>
    private static StoredStream Folded(StoredStream stored) => stored is { Key.Kind: StreamKind.Collaboration, Tip.Fold: StoredStates.Fold }
        ? stored with { Tip = stored.Tip with { State = StoredStates.Tip(StoredStates.Refold(stored.Events), stored.Tip.Version, stored.Tip.ChainHead).State } }
        : stored;

    private static StreamIndex IndexOf(StoredStream stored) => stored.Key.Kind switch
    {
        StreamKind.Collaboration => CollaborationIndex.Of(
            stored.Tip.Fold == StoredStates.Fold ? JsonSerializer.Deserialize<Collaboration>(stored.Tip.State.Span, StoredEvents.Options)! : StoredStates.Refold(stored.Events),
            Words.Of(stored.Words)),
        StreamKind.Person => PersonRegister.IndexOf(JsonSerializer.Deserialize<PersonState>(stored.Tip.State.Span, StoredEvents.Options)!),
        _ => StreamIndex.None,
    };
}
