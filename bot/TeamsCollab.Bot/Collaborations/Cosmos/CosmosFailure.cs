using System.Net;

namespace TeamsCollab.Bot.Collaborations.Cosmos;

/// <summary>Puts what Cosmos DB says into words that tell a person what to do.</summary>
internal static class CosmosFailure
{
    public static StoreUnavailableException Explained(HttpStatusCode status, string place, string? said, Exception? cause = null) => (int)status switch
    {
        401 or 403 => Said(
            $"Cosmos DB 拒绝了访问（{place}）。请按 infra/README.md 给机器人的身份授予 Cosmos DB Built-in Data Contributor 角色，并检查网络规则。",
            $"Cosmos DB refused access ({place}). Grant the bot's identity the role Cosmos DB Built-in Data Contributor as infra/README.md says, and check the network rules.", said, cause),
        404 => Said(
            $"找不到 Cosmos DB 的数据库或容器（{place}）。请检查 Store:Cosmos:Database 与 Store:Cosmos:Container。",
            $"The database or container of Cosmos DB was not found ({place}). Check Store:Cosmos:Database and Store:Cosmos:Container.", said, cause),
        413 => Said("写入内容过大，请分几次提交。", "What was to be written is too large: do it in several steps.", said, cause),
        429 => Said("Cosmos DB 请求量已达上限，请稍后重试；经常出现时请提高吞吐量。", "Cosmos DB has reached its request limit. Try again shortly; if it happens often raise the throughput.", said, cause),
        _ => Said($"Cosmos DB 暂时无法使用（{(int)status}），请稍后重试。", $"Cosmos DB cannot be used at the moment ({(int)status}). Try again shortly.", said, cause),
    };

    public static StoreUnavailableException Unreachable(string place, Exception cause) => Said(
        $"无法连接 Cosmos DB（{place}），请检查 Store:Cosmos:Endpoint 与网络；稍后自动重试。",
        $"Cosmos DB cannot be reached ({place}). Check Store:Cosmos:Endpoint and the network; it is tried again.", null, cause);

    private static StoreUnavailableException Said(string chinese, string english, string? said, Exception? cause) =>
        new(string.IsNullOrEmpty(said) ? $"{chinese}\n{english}" : $"{chinese}\n{english}\n{said.ReplaceLineEndings(" ")[..Math.Min(said.Length, 300)]}", cause);
}
