using Microsoft.AspNetCore.Http;

namespace TeamsCollab.Office.Graph;

/// <summary>An error in Graph's shape (A0).</summary>
internal sealed class GraphRefusal(int status, string code, string message) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = status;
        return httpContext.Response.WriteAsJsonAsync(new
        {
            error = new
            {
                code,
                message,
                innerError = new Dictionary<string, string>
                {
                    ["date"] = httpContext.Response.Headers["x-ms-date"].ToString(),
                    ["request-id"] = httpContext.Response.Headers["request-id"].ToString(),
                    ["client-request-id"] = httpContext.Request.Headers["client-request-id"].ToString(),
                },
            },
        });
    }

    public static GraphRefusal BadRequest(string code, string message) => new(400, code, message);

    public static GraphRefusal NoUser(string id) =>
        new(404, "Request_ResourceNotFound", $"Resource '{id}' does not exist or one of its queried reference-property objects are not present.");

    public static GraphRefusal NoItem() => new(404, "ErrorItemNotFound", "The specified object was not found in the store.");

    public static GraphRefusal Unsupported(string message) => BadRequest("Request_UnsupportedQuery", message);
}
