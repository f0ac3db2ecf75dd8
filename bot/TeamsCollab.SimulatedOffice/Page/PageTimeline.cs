using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace TeamsCollab.Office.Page;

/// <summary>How collaborations go, as the page shows it. The office knows nothing of collaborations: whoever runs the bot beside it tells.</summary>
internal sealed class PageTimeline
{
    /// <summary>Until somebody tells, nothing is going on.</summary>
    public Func<TimelineQuestion, CancellationToken, Task<OfficeTimeline>> Teller { get; set; } = (_, _) => Task.FromResult(OfficeTimeline.Empty);

    public void Map(IEndpointRouteBuilder routes) => routes.MapGet("timeline", async (string? collaboration, string? language, CancellationToken stop) =>
        Results.Json(await Teller(new TimelineQuestion(collaboration, InEnglish: language == "en"), stop), OfficeJson.Options));
}
