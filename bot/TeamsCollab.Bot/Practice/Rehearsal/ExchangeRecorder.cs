using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using TeamsCollab.Office;

namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>Writes every exchange of a rehearsal into a folder, numbered in order. Tokens are never in it.</summary>
internal sealed class ExchangeRecorder(string? folder) : IDisposable
{
    public static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock _gate = new();
    private int _serial;
    private bool _closed;

    public string? Folder => folder;

    public void Take(OfficeExchange exchange)
    {
        if (folder is null)
        {
            return;
        }

        lock (_gate)
        {
            if (_closed)
            {
                return;
            }

            Directory.CreateDirectory(folder);
            var number = (++_serial).ToString("0000", CultureInfo.InvariantCulture);
            var (kind, content) = exchange.Kind switch
            {
                OfficeExchangeKind.ActivityIn => ("activity-in", (object?)exchange.RequestBody),
                OfficeExchangeKind.ActivityOut => ("activity-out", new { method = exchange.Method, url = exchange.UrlOrPath, body = exchange.RequestBody, status = exchange.Status, responseBody = exchange.ResponseBody }),
                OfficeExchangeKind.InvokeResponse => ("invoke-response", exchange.ResponseBody),
                _ => ("graph", new
                {
                    method = exchange.Method,
                    path = exchange.UrlOrPath,
                    requestHeaders = exchange.RequestHeaders,
                    requestBody = exchange.RequestBody,
                    status = exchange.Status,
                    responseBody = exchange.ResponseBody,
                }),
            };
            File.WriteAllText(Path.Combine(folder, $"{number}-{kind}.json"), JsonSerializer.Serialize(content, Readable));
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
        }
    }
}
