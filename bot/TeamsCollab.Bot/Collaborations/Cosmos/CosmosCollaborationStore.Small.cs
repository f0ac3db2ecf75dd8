using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>What stands beside the turns: register numbers, copies of cards, the ledger of notices, notes between instances.</summary>
public sealed partial class CosmosCollaborationStore
{
    private const int Attempts = 200;
    private const string Notes = "organisation/notes";

    /// <summary>Two create-only documents and a counter in one batch: who loses on the counter takes the next number.</summary>
    public async Task<int> ReserveNumberAsync(string tenant, string departmentCode, int year, string collaborationId, CancellationToken cancellation)
    {
        // Only spares this process its own conflicts; what keeps two instances apart is the batch.
        using var gate = await _numbers.EnterAsync(StreamKey.Organisation(tenant, $"{departmentCode}-{year}"), cancellation);
        var (stream, partition) = Numbers(tenant, departmentCode, year);
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            if (await _documents.ReadAsync<NumberDocument>("numbers", partition, NumberOf(collaborationId), cancellation) is { } reserved)
            {
                return reserved.Sequence;
            }

            var counter = await _documents.ReadAsync<CounterDocument>("numbers", partition, "last", cancellation) ?? new CounterDocument("last", tenant, stream, 0);
            var number = new ReservedNumber(departmentCode, year, counter.Last + 1, collaborationId);
            if (await WriteAsync(tenant, number, counter, cancellation) is CosmosWrite.Done)
            {
                return number.Sequence;
            }

            await _documents.PauseAsync(1, cancellation);
        }

        throw new TimeoutException($"{departmentCode}-{year}: numbers were taken by others {Attempts} times in a row.");
    }

    public async Task RecordCopyAsync(StreamKey collaboration, CardCopy copy, CancellationToken cancellation)
    {
        var (partition, id) = (CosmosKeys.Partition(collaboration), CosmosKeys.Copy(copy));
        // Every press and refresh tells of its copy; only a new one is worth a write.
        for (var attempt = 1; await _documents.ReadAsync<CopyDocument>("copies", partition, id, cancellation) is null; attempt++)
        {
            var document = new CopyDocument(id, collaboration.Tenant, CosmosKeys.Stream(collaboration), copy.Reader.Id, copy.Card.ToString(), copy.Key, copy.ConversationId, copy.ActivityId);
            var batch = new CosmosBatch().Demand(CosmosKeys.Tip).Create(document);
            foreach (var other in (await _documents.QueryAsync<CopyDocument>("copies", partition, CosmosKeys.Copies, cancellation))
                .Where(other => other.Id != id && (other.Conversation, other.Activity) == (copy.ConversationId, copy.ActivityId)))
            {
                batch.Delete(other);
            }

            switch (await _documents.WriteAsync("copies", partition, batch, cancellation))
            {
                case CosmosWrite.Unclear lost when attempt >= _documents.Patience.Tries:
                    throw lost.Cause;
                case CosmosWrite.Unclear:
                    await _documents.PauseAsync(attempt, cancellation);
                    break;
                default:
                    return;
            }
        }
    }

    public async Task<ImmutableArray<CardCopy>> ReadCopiesAsync(StreamKey collaboration, CardName card, string? cardKey, CancellationToken cancellation) =>
        [.. (await _documents.QueryAsync<CopyDocument>("copies", CosmosKeys.Partition(collaboration), CosmosKeys.CopiesOf(card.ToString(), cardKey), cancellation)).Select(Copy)];

    public async Task RecordReadAsync(StreamKey collaboration, Person reader, CardName card, string? cardKey, DateTimeOffset at, CancellationToken cancellation)
    {
        var (partition, id) = (CosmosKeys.Partition(collaboration), CosmosKeys.NoticesOf(reader.Id, card.ToString(), cardKey));
        for (var attempt = 1; (await _documents.ReadAsync<NoticesDocument>("notices", partition, id, cancellation))?.Read(at) is { } read; attempt++)
        {
            switch (await _documents.WriteAsync("notices", partition, new CosmosBatch().Replace(read), cancellation))
            {
                case CosmosWrite.Done:
                    return;
                case var other when attempt >= _documents.Patience.Tries:
                    throw other is CosmosWrite.Unclear lost ? lost.Cause : new TimeoutException($"{id} was written by others {attempt} times in a row.");
                default:
                    await _documents.PauseAsync(attempt, cancellation);
                    break;
            }
        }
    }

    public async Task<ImmutableArray<Delivery>> ReadDeliveriesAsync(StreamKey collaboration, CancellationToken cancellation) =>
        [.. (await _documents.QueryAsync<NoticesDocument>("notices", CosmosKeys.Partition(collaboration), CosmosKeys.Notices, cancellation)).SelectMany(document => document.Notices)];

    public async Task<SharedNote?> ReadNoteAsync(string tenant, string name, CancellationToken cancellation) =>
        await _documents.ReadAsync<NoteDocument>("notes", CosmosKeys.Partition(tenant, Notes), NoteOf(name), cancellation) is { } note ? new SharedNote(note.Text, note.ETag!) : null;

    public async Task<bool> TryWriteNoteAsync(string tenant, string name, SharedNote? basedOn, string text, CancellationToken cancellation)
    {
        var note = new NoteDocument(NoteOf(name), tenant, Notes, text) { ETag = basedOn?.ETag };
        // Where the answer was lost, the caller reads what stands, as after a write of somebody else.
        return await _documents.WriteAsync("notes", CosmosKeys.Partition(tenant, Notes), new CosmosBatch().Put(note), cancellation) is CosmosWrite.Done;
    }

    private Task<CosmosWrite> WriteAsync(string tenant, ReservedNumber number, CounterDocument counter, CancellationToken cancellation)
    {
        var (stream, partition) = Numbers(tenant, number.Department, number.Year);
        var document = new NumberDocument(
            string.Create(CultureInfo.InvariantCulture, $"number-{number.Sequence:000000}"), tenant, stream, number.Department, number.Year, number.Sequence, number.Collaboration);
        var batch = new CosmosBatch().Create(document).Create(document with { Id = NumberOf(number.Collaboration) }).Put(counter with { Last = Math.Max(counter.Last, number.Sequence) });
        return _documents.WriteAsync("numbers", partition, batch, cancellation);
    }

    private static (string Stream, Microsoft.Azure.Cosmos.PartitionKey Partition) Numbers(string tenant, string department, int year)
    {
        var stream = string.Create(CultureInfo.InvariantCulture, $"numbers/{department}-{year}");
        return (stream, CosmosKeys.Partition(tenant, stream));
    }

    private static string NumberOf(string collaboration) => "of-" + CosmosKeys.Hash(collaboration);

    private static string NoteOf(string name) => "note-" + CosmosKeys.Hash(name);

    private static CardCopy Copy(CopyDocument document) =>
        new(new Person(document.Reader), Enum.Parse<CardName>(document.Card), document.Key, document.Conversation, document.Activity);
}
