namespace TeamsCollab.Bot.Operator;

/// <summary>Writes everything of a tenant to a file, beside a running bot if need be: each stream as it stood at one moment. Every chain is checked on the way.</summary>
internal static class TenantExport
{
    private const int Tell = 10_000;

    public static async Task<int> WriteAsync(OperatorStore store, string path, TextWriter output, CancellationToken cancellation)
    {
        // Under another name until it is whole, so that nobody takes half of it for a backup.
        var unfinished = path + ".part";
        var (totals, broken) = (TenantTotals.None, 0);
        await using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
        {
            await ExportFile.WriteAsync(file, ExportFile.Header(store.Tenant), cancellation);
            await foreach (var key in store.Archive.ReadStreamsAsync(store.Tenant, cancellation))
            {
                if (await store.Archive.ReadStreamAsync(key, cancellation) is not { } stored)
                {
                    continue;
                }

                var stream = ExportedStream.Of(stored);
                if (!stream.IsChained(store.Tenant))
                {
                    broken++;
                    await output.WriteLineAsync($"! 哈希链不完整 broken chain: {key}");
                }

                totals = totals.With(stream, stream.ToUtf8());
                await ExportFile.WriteAsync(file, ExportFile.Of(new ExportFile.Line(null, null, stream, null, null)), cancellation);
                if (totals.Streams % Tell == 0)
                {
                    await output.WriteLineAsync($"  … {totals.Streams}");
                }
            }

            await foreach (var number in store.Archive.ReadNumbersAsync(store.Tenant, cancellation))
            {
                totals = totals.WithNumber(ExportFile.Of(number));
                await ExportFile.WriteAsync(file, ExportFile.Of(new ExportFile.Line(null, null, null, number, null)), cancellation);
            }

            await ExportFile.WriteAsync(file, ExportFile.Of(new ExportFile.Line(null, null, null, null, totals)), cancellation);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path, overwrite: true);
        await output.WriteLineAsync($"{path}\n{totals}\n{(broken == 0 ? "所有哈希链完整。 Every chain is whole." : $"{broken} 条哈希链不完整！ {broken} broken chains!")}");
        return broken == 0 ? 0 : 1;
    }
}
