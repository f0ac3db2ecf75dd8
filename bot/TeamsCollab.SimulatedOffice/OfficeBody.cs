using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace TeamsCollab.Office;

/// <summary>Request bodies, read whole once by the bearer door so that they can be observed and read again.</summary>
internal static class OfficeBody
{
    private static readonly object Key = new();

    public static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        if (request.HttpContext.Items[Key] is byte[] known)
        {
            return known;
        }

        using var memory = new MemoryStream();
        await request.Body.CopyToAsync(memory, request.HttpContext.RequestAborted);
        var body = memory.ToArray();
        request.HttpContext.Items[Key] = body;
        return body;
    }

    /// <summary>Null where the body is no JSON object.</summary>
    public static async Task<JsonObject?> ReadObjectAsync(HttpRequest request) =>
        OfficeJson.TryParse(await ReadAsync(request)) is { ValueKind: System.Text.Json.JsonValueKind.Object } element ? JsonObject.Create(element) : null;

    public static int Length(HttpRequest request) => request.HttpContext.Items[Key] is byte[] known ? known.Length : 0;
}
