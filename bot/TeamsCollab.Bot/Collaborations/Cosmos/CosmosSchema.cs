using System.Net;
using Microsoft.Azure.Cosmos;
using TeamsCollab.Bot.Hosting;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>
/// The one container: tenant, then stream; an index on what is queried and nothing else. Every ordering is by one path and alone, so no composite
/// index is needed. Created where it is missing and the identity may; otherwise checked, and refused in plain words.
/// </summary>
internal static class CosmosSchema
{
    public static IReadOnlyList<string> IndexedPaths { get; } =
    [
        "/due/?", "/number/?", "/people/[]/?", "/awaiting/[]/who/?", "/created/?", "/ready/?", "/stuck/?", "/ops/[]/?", "/terms/[]/?", "/typed/[]/?",
    ];

    private static readonly string[] KeyPaths = ["/tenant", "/stream"];

    public static ContainerProperties Properties(string name)
    {
        var properties = new ContainerProperties(name, KeyPaths) { DefaultTimeToLive = -1 };
        foreach (var path in IndexedPaths)
        {
            properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = path });
        }

        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        return properties;
    }

    public static async Task<Container> OpenAsync(CosmosClient client, CosmosSettings settings, CancellationToken cancellation)
    {
        var account = await client.ReadAccountAsync();
        if (account.Consistency.DefaultConsistencyLevel is ConsistencyLevel.Eventual or ConsistencyLevel.ConsistentPrefix)
        {
            throw new StartUpRefusedException(
                $"Cosmos DB 账户的默认一致性为 {account.Consistency.DefaultConsistencyLevel}，至少需要 Session。 The account's default consistency is {account.Consistency.DefaultConsistencyLevel}; at least Session is needed.");
        }

        var container = client.GetContainer(settings.Database, settings.Container);
        using var found = await container.ReadContainerStreamAsync(cancellationToken: cancellation);
        if (found.StatusCode == HttpStatusCode.NotFound)
        {
            await CreateAsync(client, settings, cancellation);
        }
        else if (!found.IsSuccessStatusCode)
        {
            throw CosmosFailure.Explained(found.StatusCode, settings.Place, found.ErrorMessage);
        }
        else
        {
            await CheckAsync(container, settings, cancellation);
        }

        return container;
    }

    private static async Task CreateAsync(CosmosClient client, CosmosSettings settings, CancellationToken cancellation)
    {
        try
        {
            Database database = await client.CreateDatabaseIfNotExistsAsync(settings.Database, cancellationToken: cancellation);
            await database.CreateContainerIfNotExistsAsync(Properties(settings.Container), cancellationToken: cancellation);
        }
        catch (CosmosException refused) when (refused.StatusCode == HttpStatusCode.Forbidden)
        {
            throw new StartUpRefusedException(
                $"数据库或容器不存在，且当前身份无权创建：{settings.Place}。请先部署 infra/main.bicep。 The database or container does not exist and this identity may not create it ({settings.Place}): deploy infra/main.bicep first.");
        }
    }

    private static async Task CheckAsync(Container container, CosmosSettings settings, CancellationToken cancellation)
    {
        var properties = (await container.ReadContainerAsync(cancellationToken: cancellation)).Resource;
        if (!properties.PartitionKeyPaths.SequenceEqual(KeyPaths))
        {
            throw new StartUpRefusedException(
                $"容器 {settings.Place} 的分区键是 {string.Join(", ", properties.PartitionKeyPaths)}，应为 {string.Join(", ", KeyPaths)}。请用 Store:Cosmos:Container 指定其他容器；数据未被改动。 "
                + "This container has another partition key: name another one with Store:Cosmos:Container; nothing was changed.");
        }

        var missing = IndexedPaths.Except(properties.IndexingPolicy.IncludedPaths.Select(path => path.Path)).ToArray();
        if (missing.Length == 0 && properties.DefaultTimeToLive is not null)
        {
            return;
        }

        properties.IndexingPolicy = Properties(settings.Container).IndexingPolicy;
        properties.DefaultTimeToLive ??= -1;
        try
        {
            await container.ReplaceContainerAsync(properties, cancellationToken: cancellation);
        }
        catch (CosmosException refused) when (refused.StatusCode == HttpStatusCode.Forbidden)
        {
            throw new StartUpRefusedException(
                $"容器 {settings.Place} 缺少索引 {string.Join(", ", missing)} 或未启用 TTL，且当前身份无权修改。请重新部署 infra/main.bicep。 "
                + "The container lacks an index or its time to live, and this identity may not change it: deploy infra/main.bicep again.");
        }
    }
}
