using System.Net;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>
/// Reads, queries and batches on the one container, each with a deadline and its charge noted. A read that fails in passing is tried again;
/// a write never is: only its caller knows how to see whether it happened.
/// </summary>
internal sealed class CosmosDocuments(Container container, CosmosPatience patience, TimeProvider machine)
{
    public string Place => container.Id;

    public TimeProvider Machine => machine;

    public CosmosPatience Patience => patience;

    /// <summary>One point read; null where the document does not exist.</summary>
    public Task<T?> ReadAsync<T>(string purpose, PartitionKey partition, string id, CancellationToken cancellation) where T : CosmosDocument => TryAsync(
        async deadline =>
        {
            using var answer = await container.ReadItemStreamAsync(id, partition, cancellationToken: deadline);
            RequestCharges.Note(purpose, answer.Headers.RequestCharge);
            return answer.StatusCode == HttpStatusCode.NotFound ? null : await JsonSerializer.DeserializeAsync<T>(Content(answer), CosmosDocument.Json, deadline);
        },
        cancellation);

    /// <summary>The rows of a query.</summary>
    /// <param name="partition">A whole key for one partition, a part of it for a tenant, null for all.</param>
    /// <param name="most">Stops once there are so many.</param>
    public async Task<List<T>> QueryAsync<T>(string purpose, QueryDefinition query, PartitionKey? partition, int most, CancellationToken cancellation)
    {
        var rows = new List<T>();
        var options = new QueryRequestOptions { PartitionKey = partition, MaxItemCount = most < 1000 ? most : -1 };
        using var feed = container.GetItemQueryStreamIterator(query, requestOptions: options);
        while (feed.HasMoreResults && rows.Count < most)
        {
            rows.AddRange(await TryAsync(
                async deadline =>
                {
                    using var page = await feed.ReadNextAsync(deadline);
                    RequestCharges.Note(purpose, page.Headers.RequestCharge);
                    var read = await JsonSerializer.DeserializeAsync<Page<T>>(Content(page), CosmosDocument.Json, deadline);
                    return read!.Documents;
                },
                cancellation));
        }

        return rows.Count > most ? rows[..most] : rows;
    }

    /// <summary>Documents of one partition whose ids begin alike.</summary>
    public Task<List<T>> QueryAsync<T>(string purpose, PartitionKey partition, (string From, string To) ids, CancellationToken cancellation) => QueryAsync<T>(
        purpose,
        new QueryDefinition("SELECT * FROM c WHERE c.id >= @from AND c.id < @to").WithParameter("@from", ids.From).WithParameter("@to", ids.To),
        partition, int.MaxValue, cancellation);

    /// <summary>All of the batch, or nothing.</summary>
    public async Task<CosmosWrite> WriteAsync(string purpose, PartitionKey partition, CosmosBatch batch, CancellationToken cancellation)
    {
        var prepared = batch.On(container, partition);
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using var timer = machine.CreateTimer(_ => deadline.Cancel(), null, patience.Request, Timeout.InfiniteTimeSpan);
        try
        {
            using var answer = await prepared.ExecuteAsync(deadline.Token);
            RequestCharges.Note(purpose, answer.Headers.RequestCharge);
            return (int)answer.StatusCode switch
            {
                >= 200 and < 207 => new CosmosWrite.Done(),
                404 or 409 or 412 => new CosmosWrite.Beaten(),
                400 or 401 or 403 or 413 => throw CosmosFailure.Explained(answer.StatusCode, Place, answer.ErrorMessage),
                _ => new CosmosWrite.Unclear(CosmosFailure.Explained(answer.StatusCode, Place, answer.ErrorMessage)),
            };
        }
        catch (Exception fault) when (IsPassing(fault) && !cancellation.IsCancellationRequested)
        {
            return new CosmosWrite.Unclear(Told(fault));
        }
    }

    /// <summary>Before another try; longer each time.</summary>
    public Task PauseAsync(int attempt, CancellationToken cancellation) => Task.Delay(patience.Pause * attempt * (0.5 + Unpredictable.Fraction()), machine, cancellation);

    private async Task<T> TryAsync<T>(Func<CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            using var timer = machine.CreateTimer(_ => deadline.Cancel(), null, patience.Request, Timeout.InfiniteTimeSpan);
            try
            {
                return await read(deadline.Token);
            }
            catch (Exception fault) when (IsPassing(fault) && !cancellation.IsCancellationRequested)
            {
                if (attempt >= patience.Tries)
                {
                    throw Told(fault);
                }
            }

            await PauseAsync(attempt, cancellation);
        }
    }

    /// <summary>The body of a good answer; any other is an exception, passing or not.</summary>
    private Stream Content(ResponseMessage answer) => answer.IsSuccessStatusCode
        ? answer.Content
        : (int)answer.StatusCode is 400 or 401 or 403 or 404
            ? throw CosmosFailure.Explained(answer.StatusCode, Place, answer.ErrorMessage)
            : throw new CosmosException(answer.ErrorMessage, answer.StatusCode, 0, answer.Headers.ActivityId, answer.Headers.RequestCharge);

    private Exception Told(Exception fault) => fault switch
    {
        StoreUnavailableException => fault,
        CosmosException said => CosmosFailure.Explained(said.StatusCode, Place, said.Message, said),
        _ => CosmosFailure.Unreachable(Place, fault),
    };

    private static bool IsPassing(Exception fault) =>
        fault is HttpRequestException or OperationCanceledException or IOException || (fault is CosmosException { StatusCode: var status } && (int)status is not (400 or 401 or 403 or 404 or 413));

    private sealed record Page<T>(List<T> Documents);
}
