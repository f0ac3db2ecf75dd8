namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>Who plays in every scenario, by the names of the simulated office: of each department whoever answers for it, and its head.</summary>
internal static class Cast
{
    /// <summary>Asks the other departments, for 市场部.</summary>
    public const string Asker = "刘雅婷";
    public const string MarketingHead = "陈思远";
    public const string Sales = "赵敏";
    public const string SalesHead = "王建国";
    public const string Product = "孙雨桐";
    public const string ProductHead = "周晓峰";
    public const string Support = "朱洁";
    public const string SupportHead = "马海燕";
}
