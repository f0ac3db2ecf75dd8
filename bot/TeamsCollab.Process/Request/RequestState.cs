using System.Collections.Immutable;
using System.Diagnostics;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Request;

/// <param name="Number">The register number (F18); null before the request was submitted.</param>
public sealed record RequestState(string? Number, Person Initiator, ImmutableArray<Side> Sides, Wording? Words)
{
    public static RequestState Empty { get; } = new(null, default, [], null);

    public RequestState Apply(RequestEvent happened) => happened switch
    {
        RequestEvent.Submitted e => this with { Number = e.Number, Initiator = e.Initiator, Sides = e.Sides, Words = e.Words },
        _ => throw new UnreachableException($"No Apply for {happened.GetType().Name}."),
    };
}
