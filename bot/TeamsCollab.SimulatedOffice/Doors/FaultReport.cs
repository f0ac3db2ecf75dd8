using Microsoft.AspNetCore.Http;

namespace TeamsCollab.Office.Doors;

/// <summary>A fault of the office itself, told in full: nobody but a developer on this machine sees it.</summary>
internal static class FaultReport
{
    public static async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !context.Response.HasStarted)
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsJsonAsync(new { error = new { code = "OfficeFault", message = fault.ToString() } });
        }
    }
}
