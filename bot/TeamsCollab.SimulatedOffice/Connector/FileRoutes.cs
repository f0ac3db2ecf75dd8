using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TeamsCollab.Office.Record;

namespace TeamsCollab.Office.Connector;

/// <summary>An upload session as OneDrive keeps it: the address is the permission, the range must be whole; and the file, for its owner's browser.</summary>
internal sealed class FileRoutes(OfficeFiles files)
{
    /// <summary>Needs no other lock than the id in the address.</summary>
    public const string Upload = "/upload";

    /// <summary>The same: whoever was given the address may read.</summary>
    public const string Download = "/download";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut(Upload + "/{id}", async (string id, HttpRequest request) =>
        {
            var content = await OfficeBody.ReadAsync(request);
            return request.Headers.ContentRange != $"bytes 0-{content.Length - 1}/{content.Length}" ? Results.StatusCode(StatusCodes.Status416RangeNotSatisfiable)
                : files.Put(id, content) ? Results.StatusCode(StatusCodes.Status201Created)
                : Results.NotFound();
        });
        routes.MapGet("/office/files/{id}", Give);
        routes.MapGet(Download + "/{id}", Give);
    }

    private IResult Give(string id) => files.Find(id) is { Content: { } content, Name: var name } ? Results.File(content, "application/octet-stream", name) : Results.NotFound();
}
