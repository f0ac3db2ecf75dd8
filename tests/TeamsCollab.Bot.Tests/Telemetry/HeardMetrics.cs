using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Bot.Telemetry;

namespace TeamsCollab.Bot.Tests.Telemetry;

/// <summary>What one bot measures, apart from every other bot of this process.</summary>
internal sealed class HeardMetrics : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<Heard> _heard = new();
    private readonly SemaphoreSlim _news = new(0);

    public HeardMetrics(IServiceProvider services)
    {
        var factory = services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == BotMeter.Name && instrument.Meter.Scope == factory)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument, value, tags));
        _listener.Start();
    }

    /// <summary>The sum of what was measured under these tags.</summary>
    public double Sum(string name, params (string Key, object Value)[] tags) => Of(name, tags).Sum(heard => heard.Value);

    public IReadOnlyList<Heard> Of(string name, params (string Key, object Value)[] tags) =>
        [.. _heard.Where(heard => heard.Name == name && tags.All(tag => Equals(heard.Tags.GetValueOrDefault(tag.Key), tag.Value)))];

    /// <summary>Waits until so many were measured: a turn is measured when its answer may already be with whoever asked.</summary>
    public async Task<IReadOnlyList<Heard>> WhenAsync(int count, string name, params (string Key, object Value)[] tags)
    {
        IReadOnlyList<Heard> found;
        while ((found = Of(name, tags)).Count < count)
        {
            await _news.WaitAsync(TestContext.Current.CancellationToken);
        }

        return found;
    }

    /// <summary>Asks the gauges.</summary>
    public void Look() => _listener.RecordObservableInstruments();

    public void Dispose()
    {
        _listener.Dispose();
        _news.Dispose();
    }

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        _heard.Enqueue(new Heard(instrument.Name, value, tags.ToArray().ToDictionary()));
        _news.Release();
    }
}

internal sealed record Heard(string Name, double Value, IReadOnlyDictionary<string, object?> Tags);
