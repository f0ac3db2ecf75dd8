using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;

namespace TeamsCollab.BotFramework;

/// <summary>Reads one activity from a request body, within a size and a depth; says with an HTTP status why it cannot.</summary>
internal static class ActivityReader
{
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = BotFrameworkJson.MaxDepth };

    /// <summary>200 and an activity, 413 when the body is longer than <paramref name="limit"/> bytes, or 400.</summary>
    public static async Task<(int Status, Activity? Activity)> ReadAsync(PipeReader body, int limit, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellation);
            if (read.Buffer.Length > limit)
            {
                return (413, null);
            }

            if (read.IsCompleted)
            {
                var activity = TryParse(read.Buffer.IsSingleSegment ? read.Buffer.FirstSpan : read.Buffer.ToArray());
                body.AdvanceTo(read.Buffer.End);
                return activity is null ? (400, null) : (200, activity);
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static Activity? TryParse(ReadOnlySpan<byte> body)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        var json = body.StartsWith(byteOrderMark) ? body[byteOrderMark.Length..] : body;
        try
        {
            var reader = new Utf8JsonReader(json, ReaderOptions);
            return WellFormedText.IsIn(json) && JsonSerializer.Deserialize(ref reader, BotFrameworkJson.Wire.Activity) is { } activity
                && !reader.Read() && IsComplete(activity)
                ? activity
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsComplete(Activity activity) =>
        activity is { Type.Length: > 0, Conversation.Id.Length: > 0, From.Id.Length: > 0, ServiceUrl.Length: > 0 }
        && NoHoles(activity.MembersAdded) && NoHoles(activity.MembersRemoved) && NoHoles(activity.Attachments)
        && NoHoles(activity.ReactionsAdded) && NoHoles(activity.ReactionsRemoved);

    private static bool NoHoles<T>(IReadOnlyList<T>? items)
        where T : class => items is null || items.All(item => item is not null);
}
