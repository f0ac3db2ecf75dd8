using System.Collections.Immutable;

namespace TeamsCollab.Bot.Health;

/// <summary>A Microsoft Graph application permission that a feature lives on.</summary>
/// <param name="Wider">Permissions that contain it.</param>
/// <param name="Chinese">What does not work without it.</param>
internal sealed record GraphPermission(string Name, ImmutableArray<string> Wider, string Chinese, string English)
{
    public const string Booking = "Calendars.ReadWrite";

    public static GraphPermission People { get; } = new(
        "User.Read.All", ["User.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"],
        "无法读取部门、负责人和姓名，协作请求发不出去", "departments, heads and names cannot be read, so no request can be made");

    public static GraphPermission FreeTimes { get; } = new(
        "Calendars.ReadBasic", ["Calendars.Read", Booking],
        "安排会议时不会推荐大家都有空的时间", "no times are offered at which everybody is free");

    public static GraphPermission Install { get; } = new(
        "TeamsAppInstallation.ReadWriteSelfForUser.All",
        ["TeamsAppInstallation.ReadWriteAndConsentSelfForUser.All", "TeamsAppInstallation.ReadWriteForUser.All", "TeamsAppInstallation.ReadWriteAndConsentForUser.All"],
        "已设置 Contact:CatalogAppId，但无法为同事安装应用，通知会一直等待", "Contact:CatalogAppId is set, but the app cannot be installed for people, so notices wait");

    public static GraphPermission Mail { get; } = new(
        "Mail.Send", [],
        "已设置 Contact:MailSender，但可能无法发送邮件；已在 Exchange 中按 infra/README.md 授权的可忽略",
        "Contact:MailSender is set, but mails may not be sent; ignore this where the Exchange role of infra/README.md is given");

    public static GraphPermission Hours { get; } = new(
        "MailboxSettings.Read", ["MailboxSettings.ReadWrite"],
        "提醒和晨间摘要按公司工作时间发送，不按个人的工作时间；自动回复中的休假也读不到", "reminders and the morning's digest keep to the organisation's hours instead of each person's, and announced absences are not seen");

    public static GraphPermission Rooms { get; } = new(
        "Place.Read.All", ["Place.ReadWrite.All"],
        "安排会议时不列出会议室，由发起人填写并自行预订", "no meeting rooms are offered: they are typed, and booked by hand");

    public bool IsIn(IReadOnlyCollection<string> held) => held.Contains(Name) || Wider.Any(held.Contains);
}
