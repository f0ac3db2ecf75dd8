using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Bot.Operator;

/// <summary>
/// Takes the texts that a person typed out of the store for ever, on their request. Events hold digests only, so no chained byte changes and every
/// signature stands; where a text stood, cards say that it was erased. Shows first what would go; does it when told how many texts that is.
/// </summary>
internal static class Erasure
{
    /// <param name="Number">Of one collaboration; null for all.</param>
    /// <param name="Confirm">The number of texts, as the preview said it.</param>
    /// <param name="Exports">Older export files, separated by commas, out of which the texts are taken too.</param>
    public sealed record Order(Person Person, string? Number, string? Confirm, string? Exports);

    private sealed record Part(StreamKey Key, string Number, ImmutableArray<(Digest Digest, string Event)> Texts);

    public static async Task<int> RunAsync(OperatorStore store, Order order, TextWriter output, CancellationToken cancellation)
    {
        var parts = await FindAsync(store, order, cancellation);
        foreach (var part in parts)
        {
            var kinds = part.Texts.GroupBy(text => text.Event).Select(kind => $"{kind.Key} ×{kind.Count()}");
            await output.WriteLineAsync($"{part.Number}  {string.Join(", ", kinds)}");
        }

        var count = parts.Sum(part => part.Texts.Length);
        if (order.Confirm is not { } confirmed)
        {
            await output.WriteLineAsync(count == 0
                ? "没有可删除的文字。 There is nothing to erase."
                : $"共 {count} 段文字；未删除。确认删除请加 --confirm {count}，删除后无法恢复。 {count} texts; nothing was erased. To erase them for ever add --confirm {count}.");
            return 0;
        }

        if (count != 0 && confirmed != count.ToString(CultureInfo.InvariantCulture))
        {
            await output.WriteLineAsync($"未删除：现在是 {count} 段，而不是 {confirmed} 段。 Nothing was erased: there are {count} texts now, not {confirmed}.");
            return 1;
        }

        // The store last: as long as it holds the texts, an order that was interrupted finds them again.
        foreach (var export in (order.Exports ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            await output.WriteLineAsync($"✓ {export}: {await FromExportAsync(export, [.. parts.SelectMany(part => part.Texts.Select(text => text.Digest.Value))], cancellation)}");
        }

        foreach (var part in parts)
        {
            await EraseAsync(store, part, cancellation);
            await output.WriteLineAsync($"✓ {part.Number}");
        }

        // Also where nothing is left to erase: an order may have been interrupted here.
        await output.WriteLineAsync("正在整理存储文件，大文件需要几分钟…… Rewriting the store's files; minutes where they are large …");
        await store.Archive.CompactAsync(cancellation);
        await output.WriteLineAsync($"已删除 {count} 段文字；哈希链与签字不变，Teams 中的卡片会随之更新。更早的备份请自行处理。 {count} texts erased; chains and signatures stand, cards in Teams follow. See to older backups yourself.");
        return 0;
    }

    /// <summary>Every collaboration is looked through: somebody may have written in one they no longer take part in.</summary>
    private static async Task<List<Part>> FindAsync(OperatorStore store, Order order, CancellationToken cancellation)
    {
        StreamKey? only = order.Number is null ? null : await store.Store.FindByNumberAsync(store.Tenant, order.Number.ToUpperInvariant(), cancellation)
            ?? throw new InvalidDataException($"没有编号为 {order.Number} 的协作。 There is no collaboration {order.Number}.");
        var parts = new List<Part>();
        await foreach (var key in store.Archive.ReadStreamsAsync(store.Tenant, cancellation))
        {
            if (key == StreamKey.Person(store.Tenant, order.Person.Id) && only is null)
            {
                // What stands in their drafts they wrote, all of it.
                var drafts = (await store.Store.ReadWordsAsync(key, null, cancellation)).ByDigest.Keys.Select(digest => (digest, "Draft")).ToImmutableArray();
                parts.AddRange(drafts.IsEmpty ? [] : [new Part(key, "草稿 drafts", drafts)]);
            }

            if (key.Kind is not StreamKind.Collaboration || (only is { } one && key != one))
            {
                continue;
            }

            var events = (await store.Store.ReadEventsAsync(key, cancellation)).Select(stored => StoredEvents.Read(stored.Body.Span)).ToArray();
            var mine = AuthoredWords.Of(events, order.Person).ToArray();
            var left = mine.Length == 0 ? Words.None : await store.Store.ReadWordsAsync(key, [.. mine.Select(text => text.Digest)], cancellation);
            if (mine.Where(text => left.ByDigest.ContainsKey(text.Digest)).ToImmutableArray() is { IsEmpty: false } texts)
            {
                parts.Add(new Part(key, Collaboration.Empty.Apply(events).Request.Number ?? key.Id, texts));
            }
        }

        return parts;
    }

    /// <summary>First the turn that makes every known card show what is left and the search forget the title; then the words.</summary>
    private static async Task EraseAsync(OperatorStore store, Part part, CancellationToken cancellation)
    {
        var gone = part.Texts.Select(text => text.Digest).ToHashSet();
        if (part.Key.Kind is StreamKind.Person)
        {
            await store.Archive.EraseWordsAsync(part.Key, gone, cancellation);
            return;
        }

        var operation = new OperationId($"erase:{Digest.Of([.. gone.Order(Comparer<Digest>.Create((one, other) => string.CompareOrdinal(one.Value, other.Value))).Select(digest => System.Text.Encoding.ASCII.GetBytes(digest.Value))])}");
        for (var isStored = false; !isStored;)
        {
            var (loaded, stored) = (await store.Store.LoadAsync(part.Key, operation, cancellation), await store.Archive.ReadStreamAsync(part.Key, cancellation));
            var state = await StoredStates.OpenAsync(loaded.Tip, part.Key, store.Store, cancellation);
            var left = Words.Of(stored!.Words.Where(wording => !gone.Contains(wording.Digest)));
            var effects = stored.Copies.Select(copy => (copy.Card, copy.Key)).Distinct()
                .Select((copy, place) => EffectRows.Of(new Effect.RefreshCard(copy.Card, copy.Key), string.Create(CultureInfo.InvariantCulture, $"{part.Key.Id}-{operation}-{place}")));
            isStored = loaded.AlreadyRun || await store.Store.TryAppendAsync(
                part.Key,
                new Append(loaded.Tip, operation, [], [], StoredStates.Tip(state, loaded.Tip!.Version, loaded.Tip.ChainHead), [.. effects], CollaborationIndex.Of(state, left)),
                cancellation);
        }

        await store.Archive.EraseWordsAsync(part.Key, gone, cancellation);
    }

    /// <summary>Writes an export anew without the texts, with totals that agree.</summary>
    private static async Task<TenantTotals> FromExportAsync(string path, HashSet<string> gone, CancellationToken cancellation)
    {
        var totals = TenantTotals.None;
        using (var file = ExportFile.Open(path))
        await using (var written = new FileStream(path + ".part", FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
        {
            await ExportFile.WriteAsync(written, ExportFile.Header(await ExportFile.TenantOfAsync(file, cancellation)), cancellation);
            while (await file.ReadLineAsync(cancellation) is { } text)
            {
                var line = ExportFile.Read(text);
                if (line.Stream is { } stream)
                {
                    line = line with { Stream = stream with { Texts = [.. stream.Texts.Where(each => !gone.Contains(each.Digest))] } };
                    totals = totals.With(line.Stream, line.Stream.ToUtf8());
                }
                else if (line.Number is { } number)
                {
                    totals = totals.WithNumber(ExportFile.Of(number));
                }

                await ExportFile.WriteAsync(written, ExportFile.Of(line with { Totals = line.Totals is null ? null : totals }), cancellation);
            }
        }

        File.Move(path + ".part", path, overwrite: true);
        return totals;
    }
}
