using System.Text;
using System.Text.Json;

namespace TeamsCollab.BotFramework;

/// <summary>The HTTP answer to an invoke: status and JSON body, which may be empty.</summary>
public sealed record InvokeResponse(int Status, ReadOnlyMemory<byte> Body)
{
    /// <summary>200 without a body.</summary>
    public static InvokeResponse Ok { get; } = new(200, ReadOnlyMemory<byte>.Empty);

    /// <summary>501: nobody here handles this invoke.</summary>
    public static InvokeResponse NotImplemented { get; } = new(501, ReadOnlyMemory<byte>.Empty);

    /// <summary>A rendered UTF-8 JSON body, sent as it is.</summary>
    public static InvokeResponse Json(ReadOnlyMemory<byte> utf8, int status = 200) => new(status, utf8);

    /// <summary>A JSON body from its text.</summary>
    public static InvokeResponse Json(string json, int status = 200) => new(status, Encoding.UTF8.GetBytes(json));

    /// <summary>A task module dialog with an Adaptive Card, for <c>task/fetch</c> and <c>task/submit</c>.</summary>
    public static InvokeResponse TaskCard(string title, ReadOnlyMemory<byte> card) => Json(Wire.Write(writer =>
    {
        writer.WriteStartObject("task"u8);
        writer.WriteString("type"u8, "continue"u8);
        writer.WriteStartObject("value"u8);
        writer.WriteString("title"u8, title);
        writer.WriteStartObject("card"u8);
        writer.WriteString("contentType"u8, Attachment.AdaptiveCardContentType);
        writer.WritePropertyName("content"u8);
        writer.WriteRawValue(card.Span);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }));

    /// <summary>Closes a task module dialog with a sentence.</summary>
    public static InvokeResponse TaskMessage(string message) => Json(Wire.Write(writer =>
    {
        writer.WriteStartObject("task"u8);
        writer.WriteString("type"u8, "message"u8);
        writer.WriteString("value"u8, message);
        writer.WriteEndObject();
    }));

    /// <summary>Choices for a typed search, for <c>application/search</c>. Teams shows about fifteen.</summary>
    public static InvokeResponse SearchResults(IEnumerable<(string Title, string Value)> results) => Json(Wire.Write(writer =>
    {
        writer.WriteNumber("statusCode"u8, 200);
        writer.WriteString("type"u8, "application/vnd.microsoft.search.searchResponse"u8);
        writer.WriteStartObject("value"u8);
        writer.WriteStartArray("results"u8);
        foreach (var (title, value) in results)
        {
            writer.WriteStartObject();
            writer.WriteString("title"u8, title);
            writer.WriteString("value"u8, value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }));

    /// <summary>
    /// What a message extension found, for <c>composeExtension/query</c>. Choosing a line asks <c>composeExtension/selectItem</c> for what then
    /// stands in the message, so the answer to that has the same shape.
    /// </summary>
    public static InvokeResponse ExtensionResults(IEnumerable<FoundInExtension> found) => Extension("result", writer =>
    {
        writer.WriteString("attachmentLayout"u8, "list"u8);
        writer.WriteStartArray("attachments"u8);
        foreach (var one in found)
        {
            writer.WriteStartObject();
            Thumbnail(writer, one, taps: false);
            writer.WriteStartObject("preview"u8);
            Thumbnail(writer, one, taps: true);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <summary>A sentence instead of results.</summary>
    public static InvokeResponse ExtensionMessage(string message) => Extension("message", writer => writer.WriteString("text"u8, message));

    private static InvokeResponse Extension(string type, Action<Utf8JsonWriter> members) => Json(Wire.Write(writer =>
    {
        writer.WriteStartObject("composeExtension"u8);
        writer.WriteString("type"u8, type);
        members(writer);
        writer.WriteEndObject();
    }));

    private static void Thumbnail(Utf8JsonWriter writer, FoundInExtension one, bool taps)
    {
        writer.WriteString("contentType"u8, "application/vnd.microsoft.card.thumbnail"u8);
        writer.WriteStartObject("content"u8);
        writer.WriteString("title"u8, one.Title);
        writer.WriteString("text"u8, one.Text);
        if (taps)
        {
            writer.WriteStartObject("tap"u8);
            writer.WriteString("type"u8, "invoke"u8);
            writer.WriteStartObject("value"u8);
            writer.WriteString("chosen"u8, one.Chosen);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
