using System.Collections.Immutable;

namespace TeamsCollab.Process.Request.Sentences;

/// <summary>What was understood of a request written as one sentence. Nothing of it binds: it fills the form, which the person sends.</summary>
/// <param name="Receivers">The departments that are asked to do something, in the order named; those only mentioned are not among them.</param>
/// <param name="WantedBy">Null where no day, or more than one, could be meant, and where the day is over.</param>
/// <param name="WantedOnRestDay">The day named is no working day of the calendar.</param>
/// <param name="What">In the person's own words, without the day, the department and the asking around it (R08).</param>
/// <param name="Why">In the person's own words (R09).</param>
/// <param name="Standard">In the person's own words (R11).</param>
/// <param name="Kind">Where the words show it; the form offers the first otherwise (R01).</param>
/// <param name="IsRequest">It asks a department for something, or for the form; everything else people write is answered with help.</param>
/// <param name="Gaps">What to ask for, in the order of the form.</param>
public sealed record RequestSentence(
    ImmutableArray<Department> Receivers,
    DateOnly? WantedBy,
    bool WantedOnRestDay,
    string Title,
    string What,
    string Why,
    string Standard,
    RequestKind? Kind,
    bool IsUrgent,
    bool IsRequest,
    ImmutableArray<RequestGap> Gaps)
{
    /// <summary>As somebody of that department means it, who never asks their own; null where the department is not known.</summary>
    public RequestSentence AskedBy(Department? own) => own is not { } left || !Receivers.Contains(left) ? this
        : Receivers.Remove(left) is { IsEmpty: false } others ? this with { Receivers = others }
        : this with { Receivers = [], IsRequest = false, Gaps = [RequestGap.Receivers, .. Gaps] };
}
