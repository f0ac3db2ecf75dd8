using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Http;
using TeamsCollab.Office.Record;
using TeamsCollab.Office.Teams;

namespace TeamsCollab.Office.Page;

/// <summary>Server-sent events: who has something new, and that business time moved. A reader that is too slow is cut off, never left with a gap: it reconnects and reads everything again.</summary>
internal sealed class PageEvents
{
    private const int Kept = 1000;

    private readonly Lock _lock = new();
    private readonly List<Channel<string>> _readers = [];

    public PageEvents(OfficeRecord record, TeamsChats chats)
    {
        record.PersonChanged += person => Tell(new { person });
        record.Changed += message =>
        {
            foreach (var person in message.OnlyFor is { } reader ? [reader] : chats.Everybody(message.ChatId))
            {
                Tell(new { person, message = message.Id });
            }
        };
    }

    public void TellClock(string now) => Tell(new { clock = now });

    public async Task ServeAsync(HttpContext context, CancellationToken closing)
    {
        var channel = Channel.CreateBounded<string>(Kept);
        lock (_lock)
        {
            _readers.Add(channel);
        }

        using var ends = CancellationTokenSource.CreateLinkedTokenSource(closing, context.RequestAborted);
        try
        {
            context.Response.ContentType = "text/event-stream";
            await context.Response.WriteAsync(": open\n\n", ends.Token);
            await context.Response.Body.FlushAsync(ends.Token);
            await foreach (var line in channel.Reader.ReadAllAsync(ends.Token))
            {
                await context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes($"data: {line}\n\n"), ends.Token);
                await context.Response.Body.FlushAsync(ends.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The reader left, or the office closes.
        }
        finally
        {
            lock (_lock)
            {
                _readers.Remove(channel);
            }
        }
    }

    private void Tell(object change)
    {
        var line = JsonSerializer.Serialize(change, OfficeJson.Options);
        lock (_lock)
        {
            foreach (var reader in _readers)
            {
                if (!reader.Writer.TryWrite(line))
                {
                    reader.Writer.TryComplete();
                }
            }
        }
    }
}
