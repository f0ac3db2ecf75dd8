using System.Collections.Immutable;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Documents;

/// <summary>Everything that documents of a collaboration are rendered from, up to one event: the same record gives the same bytes for ever.</summary>
/// <param name="Stored">The events as they are chained.</param>
/// <param name="Names">As people were called when they first took part.</param>
public sealed record CollaborationRecord(
    StreamKey Key,
    ImmutableArray<StoredEvent> Stored,
    ImmutableArray<CollaborationEvent> Events,
    Collaboration State,
    Words Words,
    ImmutableDictionary<Person, string> Names,
    WorkingCalendar Calendar)
{
    public string Number => State.Request.Number!;

    public long Version => Stored[^1].Version;

    public Digest Head => Stored[^1].Hash;

    /// <summary>Of the practice tenant: every document says 演示文件·不具效力.</summary>
    public bool IsPractice => Key.Tenant == BotHost.PracticeTenantId;

    /// <summary>Reads words and names, in Chinese: the documents are those of the Chinese form.</summary>
    public CardReader Reader => new(default, Language.Chinese, Events[^1].At, Calendar, Words, Names);
}
