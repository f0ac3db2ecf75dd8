using System.Text.Json.Serialization;
using TeamsCollab.BotFramework;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.People;

/// <summary>What we learned of a person's chat with the bot. Stored like every other event.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Reached), "person.reached.v1")]
[JsonDerivedType(typeof(Lost), "person.lost.v1")]
[JsonDerivedType(typeof(MorningCame), "person.morningCame.v1")]
[JsonDerivedType(typeof(LanguageChosen), "person.languageChosen.v1")]
[JsonDerivedType(typeof(SubstituteNamed), "person.substituteNamed.v1")]
[JsonDerivedType(typeof(DraftBegun), "person.draftBegun.v1")]
[JsonDerivedType(typeof(DraftKept), "person.draftKept.v1")]
[JsonDerivedType(typeof(DraftEnded), "person.draftEnded.v1")]
public abstract record PersonEvent(DateTimeOffset At)
{
    /// <summary>The person can be written to.</summary>
    public sealed record Reached(ConversationReference Reference, DateTimeOffset At) : PersonEvent(At);

    /// <summary>Writing to the person fails until they install or unblock the app.</summary>
    public sealed record Lost(Reach Why, DateTimeOffset At) : PersonEvent(At);

    /// <summary>A working day of theirs began and its digest was planned.</summary>
    /// <param name="Day">On the organisation's wall calendar.</param>
    /// <param name="Next">When the next one begins.</param>
    public sealed record MorningCame(DateOnly Day, DateTimeOffset Next, DateTimeOffset At) : PersonEvent(At);

    public sealed record LanguageChosen(Language Language, DateTimeOffset At) : PersonEvent(At);

    /// <summary>The person said who signs for them while they are away (B19).</summary>
    /// <param name="Substitute">Null where nobody is to.</param>
    public sealed record SubstituteNamed(Person? Substitute, DateTimeOffset At) : PersonEvent(At);

    /// <summary>The person began a dialog; perhaps some of it was filled in already.</summary>
    public sealed record DraftBegun(string Draft, string Dialog, string? Collaboration, string? Key, string Step, Wording Answers, DateTimeOffset At) : PersonEvent(At);

    /// <summary>A step was filled in, or left for another; the answers are all of them, old and new.</summary>
    public sealed record DraftKept(string Draft, string Step, Wording Answers, DateTimeOffset At) : PersonEvent(At);

    public sealed record DraftEnded(string Draft, DraftEnd How, DateTimeOffset At) : PersonEvent(At);
}

/// <summary>Whether a person can be written to.</summary>
public enum Reach
{
    /// <summary>Nothing was heard of them yet.</summary>
    Unknown,
    Reachable,
    NotInstalled,
    Blocked,
}
