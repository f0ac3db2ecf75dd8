namespace TeamsCollab.Bot.Health;

/// <summary>For the platform that runs the bot: <c>/health/live</c> while the process lives, <c>/health/ready</c> 200 or 503 with what is wrong, as codes.</summary>
internal static class HealthPages
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live"));
        routes.MapGet("/health/ready", async (Readiness readiness, HttpContext http) =>
        {
            var findings = await readiness.LookAsync(http.RequestAborted);
            var ready = findings.All(finding => finding.Problem is null);
            http.Response.Headers.CacheControl = "no-store";
            return Results.Json(
                new
                {
                    status = ready ? "ready" : "notReady",
                    checks = findings.ToDictionary(finding => finding.Name, finding => new { ok = finding.Problem is null, problem = finding.Problem, seenAt = finding.At }),
                },
                statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
        });
    }
}
