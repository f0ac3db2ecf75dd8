using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process;

/// <summary>Work outside the collaboration that must follow its events. Holds ids; content is rendered when it is carried out.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ShowCard), "showCard")]
[JsonDerivedType(typeof(RefreshCard), "refreshCard")]
[JsonDerivedType(typeof(UpdateCopy), "updateCopy")]
[JsonDerivedType(typeof(BookMeeting), "bookMeeting")]
[JsonDerivedType(typeof(FindSlot), "findSlot")]
[JsonDerivedType(typeof(CancelMeeting), "cancelMeeting")]
[JsonDerivedType(typeof(ReviewImprovement), "reviewImprovement")]
[JsonDerivedType(typeof(SendDigest), "sendDigest")]
[JsonDerivedType(typeof(SendWelcome), "sendWelcome")]
[JsonDerivedType(typeof(SignHead), "signHead")]
[JsonDerivedType(typeof(SeekSubstitutes), "seekSubstitutes")]
public abstract record Effect
{
    private Effect() { }

    /// <summary>A person must be shown a card in their own chat: a new message, so that Teams notifies them.</summary>
    /// <param name="Key">Which one of several cards of this name, such as the task; null where there is one.</param>
    public sealed record ShowCard(Person To, CardName Card, string? Key, Tone Tone) : Effect
    {
        /// <summary>The receiver to whom this card brings the request and its materials: the pump reports what became of it, which starts that clock (A3).</summary>
        [JsonIgnore]
        public Department? DeliversRequestTo => Card is CardName.RequestAnswer && Tone is Tone.Ask && Key is { } name ? new Department(name) : null;
    }

    /// <summary>Every known copy of a card must show the latest state. Silent; updates of one copy are coalesced.</summary>
    public sealed record RefreshCard(CardName Card, string? Key) : Effect;

    /// <summary>One known copy of a card must show the latest state: what a refresh becomes once the copies are looked up.</summary>
    public sealed record UpdateCopy(Person Reader, CardName Card, string? Key, string ConversationId, string ActivityId) : Effect;

    /// <summary>The meeting must stand in everyone's calendar. Booked under a deterministic transaction id, so a repeat changes nothing.</summary>
    /// <param name="Meeting">Counts up from 1 in a collaboration; the retrospective is one too.</param>
    public sealed record BookMeeting(int Meeting) : Effect;

    /// <summary>自动预约: the calendars must be searched for the best time, and the meeting arranged at it.</summary>
    public sealed record FindSlot : Effect;

    /// <summary>A meeting was called off, or the collaboration ended before it: the calendars must no longer show it.</summary>
    public sealed record CancelMeeting(int Meeting) : Effect
    {
        /// <summary>The entry in the calendar, where the state no longer holds it.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? EventId { get; init; }

        /// <summary>Of an entry that may stand there though the calendar never said so: the revision called off before its arrangement.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public int? UnansweredAfter { get; init; }
    }

    /// <summary>An earlier collaboration must hear what the next request answered for one of its improvements (B23).</summary>
    public sealed record ReviewImprovement(string Collaboration, string Improvement) : Effect;

    /// <summary>The chain as it stood after an event must be signed with the organisation's key (B15). Planned by the edge, which knows the hashes.</summary>
    public sealed record SignHead(long Version, Digest Head) : Effect;

    /// <summary>Heads are asked to sign: whether one of them is away or has left must be looked at, and who may sign in their place asked (B19).</summary>
    public sealed record SeekSubstitutes : Effect;

    /// <summary>A person's one digest of a working day (B20): what waits for them, and whom they wait for. Of no collaboration; a later day's takes its place.</summary>
    public sealed record SendDigest(Person To, DateOnly Day) : Effect;

    /// <summary>A person got the app and must be told what it does. Of no collaboration.</summary>
    public sealed record SendWelcome(Person To) : Effect;
}

/// <summary>Why a card is shown, which decides its first line.</summary>
public enum Tone
{
    Ask,
    Inform,
    Remind,
    Overdue,

    /// <summary>A holiday notice moved the limit (A13).</summary>
    Moved,
}
