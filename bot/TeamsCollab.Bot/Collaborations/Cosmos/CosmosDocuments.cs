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
    public Task<T?> ReadAsync<T>(string purpose, PartitionKey partition, string id, CancellationToken cancellation) where T : CosmosDocument => AgainAsync(
        () => InTimeAsync(
            async deadline =>
            {
                using var answer = await container.ReadItemStreamAsync(id, partition, cancellationToken: deadline);
                RequestCharges.Note(purpose, answer.Headers.RequestCharge);
                return answer.StatusCode == HttpStatusCode.NotFound ? null : await JsonSerializer.DeserializeAsync<T>(Content(answer), CosmosDocument.Json, deadline);
            },
            cancellation),
        cancellation);

    /// <summary>The rows of a query.</summary>
    /// <param name="partition">A whole key for one partition, a part of it for a tenant, null for all.</param>
    /// <param name="most">Stops once there are so many.</param>
    public Task<List<T>> QueryAsync<T>(string purpose, QueryDefinition query, PartitionKey? partition, int most, CancellationToken cancellation)
    {
        var options = new QueryRequestOptions { PartitionKey = partition, MaxItemCount = most < 1000 ? most : -1 };
        return AgainAsync(AllPagesAsync, cancellation);

        // From the beginning each time: a page that was given up leaves its iterator where it cannot go on.
        async Task<List<T>> AllPagesAsync()
        {
            var rows = new List<T>();
            using var feed = container.GetItemQueryStreamIterator(query, requestOptions: options);
            while (feed.HasMoreResults && rows.Count < most)
            {
                rows.AddRange(await InTimeAsync(
                    async deadline =>
                    {
                        using var page = await feed.ReadNextAsync(deadline);
                        RequestCharges.Note(purpose, page.Headers.RequestCharge);
                        return (await JsonSerializer.DeserializeAsync<Page<T>>(Content(page), CosmosDocument.Json, deadline))!.Documents;
                    },
                    cancellation));
            }

            return rows.Count > most ? rows[..most] : rows;
        }
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
        try
        {
            using var answer = await InTimeAsync(prepared.ExecuteAsync, cancellation);
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

    private async Task<T> AgainAsync<T>(Func<Task<T>> read, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await read();
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

    private async Task<T> InTimeAsync<T>(Func<CancellationToken, Task<T>> request, CancellationToken cancellation)
    {
        // Its own timer may fire while it is let go of; a timer of ours that cancelled it then would end the process.
        using var late = new CancellationTokenSource(patience.Request, machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        return await request(either.Token);
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
