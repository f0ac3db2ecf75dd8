using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TeamsCollab.Office.People;

namespace TeamsCollab.Office.Graph;

/// <summary>Mail (A10): accepted at once, delivered to the practice mailboxes.</summary>
internal sealed class MailRoute(OfficeDirectory directory, Mailboxes mailboxes)
{
    private const int LargestRequest = 4 * 1024 * 1024;

    public void Map(IEndpointRouteBuilder routes) => routes.MapPost("users/{id}/sendMail", SendAsync);

    private async Task<IResult> SendAsync(string id, HttpRequest request)
    {
        if (directory.Find(id) is not { } sender)
        {
            return GraphRefusal.NoUser(id);
        }

        var body = await OfficeBody.ReadObjectAsync(request);
        if (OfficeBody.Length(request) > LargestRequest)
        {
            return new GraphRefusal(413, "ErrorMessageSizeExceeded", "The message exceeds the maximum supported size.");
        }

        if (body?.Member("message") is not JsonObject message)
        {
            return GraphRefusal.BadRequest("ErrorInvalidRequest", "A message is required.");
        }

        var recipients = ((string[])["toRecipients", "ccRecipients", "bccRecipients"])
            .SelectMany(name => message.Member(name) as JsonArray ?? []).OfType<JsonObject>()
            .Select(recipient => (recipient.Member("emailAddress") as JsonObject)?.Text("address")).OfType<string>().ToList();
        if (recipients.Count == 0)
        {
            return GraphRefusal.BadRequest("ErrorInvalidRecipients", "At least one recipient isn't valid.");
        }

        mailboxes.Send(sender, message.Text("subject") ?? string.Empty, Html(message), recipients);
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private static string Html(JsonObject message)
    {
        var body = message.Member("body") as JsonObject ?? [];
        var content = body.Text("content") ?? string.Empty;
        var html = string.Equals(body.Text("contentType"), "html", StringComparison.OrdinalIgnoreCase) ? content : WebUtility.HtmlEncode(content).Replace("\n", "<br>", StringComparison.Ordinal);
        var files = (message.Member("attachments") as JsonArray ?? []).OfType<JsonObject>().Select(file => WebUtility.HtmlEncode(file.Text("name") ?? string.Empty)).ToList();
        return files.Count == 0 ? html : $"{html}<p>附件：{string.Join("、", files)}</p>";
    }
}
