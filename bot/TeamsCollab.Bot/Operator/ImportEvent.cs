using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace TeamsCollab.Bot.Operator;

/// <summary>What an operator took upon themselves at an import, kept in a stream of the organisation's that is named after the file.</summary>
/// <param name="At">Machine time.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Trusted), "import.trusted.v1")]
internal abstract record ImportEvent(DateTimeOffset At)
{
    /// <param name="File">SHA-256 of the file, hexadecimal.</param>
    /// <param name="Keys">Ids of the keys that the operator named as the organisation's.</param>
    /// <param name="Unproven">Collaborations that were accepted although no signature proves them to the end.</param>
    public sealed record Trusted(string File, ImmutableArray<string> Keys, ImmutableArray<string> Unproven, DateTimeOffset At) : ImportEvent(At);
}

/// <param name="All">In their order.</param>
internal sealed record ImportState(ImmutableArray<ImportEvent> All);
