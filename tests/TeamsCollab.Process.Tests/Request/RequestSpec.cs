using System.Collections.Immutable;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Request;
using static TeamsCollab.Process.Tests.Cast;

namespace TeamsCollab.Process.Tests.Request;

/// <summary>What the specs of the first stage, and of every later one, start from.</summary>
internal static class RequestSpec
{
    /// <summary>Ma asked these receivers, on Monday.</summary>
    public static RequestEvent.Submitted Submitted(params ImmutableArray<Side> receivers)
    {
        ImmutableArray<Side> sides = [new Side(Marketing, SideRole.Initiator, Ma, MarketingHead, true, SideAnswer.Accepted, MarketingHead, Ma), .. receivers];
        return new RequestEvent.Submitted(
            "MKT-2024-001",
            Ma,
            sides,
            [.. sides.Select(side => new HeadRead(side.Department, side.Head, "directory", Monday))],
            RequestKind.ProjectDelivery,
            Wording.Seal("seed"u8, [("title", "新品上市")]),
            new DateOnly(2024, 6, 28),
            Urgency.Normal,
            Importance.Important,
            null,
            [],
            Monday.AddDays(2),
            Monday);
    }
}
