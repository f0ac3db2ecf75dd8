namespace TeamsCollab.Office.Record;

/// <summary>A chat of the app with one person (a:…) or with several (19:…@thread.v2).</summary>
/// <param name="People">Object ids.</param>
/// <param name="HasApp">Group chats only: whether the app was added. For one person, <see cref="OfficeInstallation"/> tells.</param>
public sealed record OfficeChat(string Id, string? Topic, IReadOnlyList<string> People, bool HasApp)
{
    public bool IsGroup => Topic is not null;
}
