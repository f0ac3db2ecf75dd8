namespace TeamsCollab.Process.Reading;

/// <summary>What became of the latest notice that brought a card to a person (B21).</summary>
/// <param name="Reason">Why it could not be delivered; null where it could.</param>
/// <param name="Fallback">What was tried instead.</param>
/// <param name="ReadAt">When they first saw it.</param>
public sealed record NoticeSeen(Person To, CardName Card, string? Key, string? Reason, string? Fallback, DateTimeOffset? ReadAt)
{
    /// <summary>已送达, 已读, or 未送达 with the reason and what was tried, in the reader's language.</summary>
    public string Say(CardReader reader)
    {
        var chinese = reader.Language is Language.Chinese;
        return (Reason, ReadAt) switch
        {
            (null, { } read) => $"{(chinese ? "已读" : "read")} {Moment.Of(read, reader).Text}",
            (null, null) => chinese ? "已送达" : "delivered",
            _ => $"{(chinese ? "未送达：" : "not delivered: ")}{Why(chinese)}{Instead(chinese)}",
        };
    }

    private string Why(bool chinese) => Reason switch
    {
        "notInstalled" => chinese ? "未安装应用" : "the app is not installed",
        "blocked" => chinese ? "已屏蔽助手" : "the bot is blocked",
        _ => chinese ? "Teams 拒收" : "Teams refused it",
    };

    private string Instead(bool chinese) => Fallback switch
    {
        "installing" => chinese ? "，正在为其安装" : "; installing it for them",
        "mailed" => chinese ? "，已发邮件" : "; a mail was sent",
        "nobodyTold" => chinese ? "，请当面告知" : "; please tell them yourself",
        _ => string.Empty,
    };
}
