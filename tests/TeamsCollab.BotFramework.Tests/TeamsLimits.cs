using Microsoft.AspNetCore.Http;

namespace TeamsCollab.BotFramework.Tests;

/// <summary>A connector that enforces every limit Teams documents, counted when a request arrives, and notes what it refused.</summary>
public sealed class TeamsLimits(TimeProvider clock)
{
    private static readonly (int Count, int Seconds)[] Tenant = [(50, 1)];
    private static readonly (int Count, int Seconds)[] Writing = [(7, 1), (8, 2), (60, 30), (1800, 3600)];
    private static readonly (int Count, int Seconds)[] Reading = [(14, 1), (16, 2), (120, 30), (3600, 3600)];

    private readonly Lock _gate = new();
    private readonly Dictionary<string, List<DateTimeOffset>> _arrivals = [];

    public int Refused { get; private set; }

    public IResult Answer(TestChannel.Recorded request)
    {
        var conversation = request.Target.Split('/', '?') is [_, _, { } id, ..] ? id : request.Body;
        var isReading = request.Method is "GET";
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var fits = Fits("tenant", Tenant, now) & Fits((isReading ? "read " : "write ") + conversation, isReading ? Reading : Writing, now);
            if (fits)
            {
                return Results.Json(new { id = "1" }, statusCode: 201);
            }

            Refused++;
            return Results.StatusCode(429);
        }
    }

    private bool Fits(string key, (int Count, int Seconds)[] limits, DateTimeOffset at)
    {
        if (!_arrivals.TryGetValue(key, out var arrivals))
        {
            _arrivals[key] = arrivals = [];
        }

        arrivals.Add(at);
        return limits.All(limit => arrivals.Count(arrival => at - arrival <= TimeSpan.FromSeconds(limit.Seconds)) <= limit.Count);
    }
}
