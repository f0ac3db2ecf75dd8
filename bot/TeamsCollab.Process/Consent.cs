using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process;

/// <summary>One person's agreement to one exact content.</summary>
/// <param name="Draft">The draft that this person saw. An unchanged part keeps it valid for later drafts.</param>
public sealed record Consent(Person By, int Draft, Digest Content, DateTimeOffset At)
{
    /// <summary>Who gave it in their place (B19); null where they gave it themselves.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Person? Through { get; init; }
}
