using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Office;

namespace TeamsCollab.Bot.Practice.Rehearsal;

/// <summary>Writes every exchange of a rehearsal into a folder, numbered in order. Tokens are never in it.</summary>
internal sealed partial class ExchangeRecorder(string? folder) : IDisposable
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

    /// <summary>Makes the folder where there is none, and takes an earlier rehearsal's exchanges out of it: two runs under one numbering could not be told apart.</summary>
    /// <exception cref="StartUpRefusedException">Nothing can be written there.</exception>
    public static ExchangeRecorder Open(string? folder)
    {
        try
        {
            foreach (var earlier in folder is null ? [] : Directory.CreateDirectory(folder).GetFiles("*.json"))
            {
                if (RecordName().IsMatch(earlier.Name))
                {
                    earlier.Delete();
                }
            }

            return new ExchangeRecorder(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new StartUpRefusedException($"无法写入 {folder}，请用 --record 换一个文件夹。 {folder} cannot be written to: name another folder with --record. {refused.Message}");
        }
    }

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

    [GeneratedRegex(@"^\d{4}-(activity-in|activity-out|invoke-response|graph)\.json\z", RegexOptions.CultureInvariant)]
    private static partial Regex RecordName();
}
