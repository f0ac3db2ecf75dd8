using System.Security.Cryptography;
using System.Text;
using TeamsCollab.Office.People;
using TeamsCollab.Office.Record;

namespace TeamsCollab.Office.Teams;

/// <summary>Which chats there are and how the app stands in each.</summary>
internal sealed class TeamsChats(OfficeDirectory directory, OfficeRecord record)
{
    public OfficeChat Personal(OfficePerson person) => Known(PersonalId(person), null, person);

    /// <summary>Where a person's mail and invitations lie; no chat that the bot can reach.</summary>
    public OfficeChat Mailbox(OfficePerson person) => Known("mailbox:" + person.Id, null, person);

    /// <summary>The chat under this id where the connector may know it.</summary>
    public OfficeChat? Find(string id) =>
        id.StartsWith("mailbox:", StringComparison.Ordinal) ? null
        : directory.People.FirstOrDefault(person => PersonalId(person) == id) is { } person ? Personal(person)
        : record.Chat(id);

    public OfficeInstallation Installation(OfficePerson person) =>
        record.Installation(person.Id) ?? new OfficeInstallation(person.Id, directory.InstalledAtFirst(person), directory.BlockedAtFirst(person), Announced: false);

    /// <summary>Object ids of all who read this chat or mailbox.</summary>
    public IReadOnlyList<string> Everybody(string chatId) => record.Chat(chatId)?.People ?? [];

    /// <summary>A person of a personal chat; null for a group.</summary>
    public OfficePerson? PersonOf(OfficeChat chat) => chat.IsGroup ? null : directory.Find(chat.People[0]);

    public OfficeChat Group(string topic, IReadOnlyList<string> people, bool withApp)
    {
        var chat = new OfficeChat($"19:{Hash(topic + string.Join(',', people) + record.NextSerial())}@thread.v2", topic, people, withApp);
        record.Put(chat);
        return chat;
    }

    /// <summary>The chat that Teams makes with a Teams meeting: everybody invited is in it, the app only once somebody adds it.</summary>
    /// <param name="joinUrl">Names the chat.</param>
    public void Meeting(string joinUrl, string topic, IEnumerable<string> people)
    {
        var id = MeetingChatOf(joinUrl);
        record.Put(new OfficeChat(id, topic, [.. people.Distinct()], record.Chat(id)?.HasApp ?? false));
    }

    public static string MeetingChatOf(string joinUrl) => Uri.UnescapeDataString(joinUrl).Split('/').First(part => part.StartsWith("19:", StringComparison.Ordinal));

    private OfficeChat Known(string id, string? topic, OfficePerson person)
    {
        var chat = record.Chat(id);
        if (chat is null)
        {
            chat = new OfficeChat(id, topic, [person.Id], HasApp: false);
            record.Put(chat);
        }

        return chat;
    }

    private static string PersonalId(OfficePerson person) => "a:1" + Hash("chat of " + person.Id);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..40];
}
