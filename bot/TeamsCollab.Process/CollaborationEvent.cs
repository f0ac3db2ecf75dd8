using System.Text.Json.Serialization;

namespace TeamsCollab.Process;

/// <summary>
/// Something that happened to a collaboration. Names and properties are the stored format: add, never rename.
/// Each stage lists its own tags, as <c>stage.event.v1</c>, beside its events.
/// </summary>
/// <param name="At">Business time at which it happened.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
public abstract partial record CollaborationEvent(DateTimeOffset At)
{
    /// <summary>The limits that the event promises, with the days that explain them (B4).</summary>
    [JsonIgnore]
    public virtual IEnumerable<Promise> Promises => [];

    /// <summary>Of an event that is somebody's signature: whose, and the card that shows it. Null of every other event.</summary>
    [JsonIgnore]
    public virtual Signing? Signature => null;
}
