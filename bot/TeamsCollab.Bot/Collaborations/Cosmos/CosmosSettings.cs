using Azure.Core;
using Microsoft.Azure.Cosmos;
using TeamsCollab.Bot.Hosting;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary><c>Store:Cosmos:Endpoint</c>, <c>Database</c>, <c>Container</c>, and a <c>Key</c> for an endpoint on this machine only.</summary>
public sealed record CosmosSettings(Uri Endpoint, string Database, string Container, string? Key)
{
    public string Place => $"{Endpoint.GetLeftPart(UriPartial.Authority)}/{Database}/{Container}";

    /// <summary>Whether it leaves this machine.</summary>
    public bool IsRemote => !Endpoint.IsLoopback;

    /// <summary>Null where no endpoint is configured.</summary>
    /// <exception cref="StartUpRefusedException">An endpoint that is none, or a key for a remote one.</exception>
    public static CosmosSettings? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("Store:Cosmos");
        if (section["Endpoint"] is not { Length: > 0 } text)
        {
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("https" or "http") || (endpoint.Scheme == "http" && !endpoint.IsLoopback))
        {
            // Not repeated: what stands here by mistake is often a connection string, with the key.
            throw new StartUpRefusedException(
                "Store:Cosmos:Endpoint 应为 https 地址，如 https://<account>.documents.azure.com/，而不是连接字符串。 "
                + "Store:Cosmos:Endpoint must be an https address such as https://<account>.documents.azure.com/, not a connection string.");
        }

        var key = section["Key"] is { Length: > 0 } given ? given : null;
        if (key is not null && !endpoint.IsLoopback)
        {
            throw new StartUpRefusedException(
                "Store:Cosmos:Key 只能用于本机的模拟器；正式环境使用 Microsoft Entra ID，请删除该设置并给机器人的身份授权（见 infra/README.md）。 "
                + "Store:Cosmos:Key is for an emulator on this machine only. A real account is reached with Microsoft Entra ID: remove the key and grant the bot's identity its role (infra/README.md).");
        }

        if (key is null && endpoint.IsLoopback)
        {
            throw new StartUpRefusedException("本机的 Cosmos DB 需要 Store:Cosmos:Key。 Cosmos DB on this machine needs Store:Cosmos:Key.");
        }

        return new CosmosSettings(
            endpoint,
            section["Database"] is { Length: > 0 } database ? database : "teamscollab",
            section["Container"] is { Length: > 0 } container ? container : "collaborations",
            key);
    }

    /// <summary>
    /// Gateway mode: what the tests prove is what runs, and one port, 443, is all that a firewall must let out. One endpoint: the SDK then hands up a
    /// lost answer instead of sending the write again.
    /// </summary>
    internal CosmosClient Connect(Func<TokenCredential> identity)
    {
        var options = new CosmosClientOptions
        {
            ApplicationName = "TeamsCollab",
            ConnectionMode = ConnectionMode.Gateway,
            LimitToEndpoint = true,
            MaxRetryAttemptsOnRateLimitedRequests = 5,
            MaxRetryWaitTimeOnRateLimitedRequests = TimeSpan.FromSeconds(4),
        };
        if (Key is null)
        {
            return new CosmosClient(Endpoint.ToString(), identity(), options);
        }

        // The SDK would ask the cloud's metadata address where it runs; beside an emulator there is no cloud to ask.
        Environment.SetEnvironmentVariable("COSMOS_DISABLE_IMDS_ACCESS", "true");
        return new CosmosClient(Endpoint.ToString(), Key, options);
    }
}
