using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TeamsCollab.Bot.Tests.Telemetry;

/// <summary>Everything that is logged, with scopes, structured values and exceptions, as a log store would keep it.</summary>
internal sealed class CollectedLogs : ILoggerProvider, ISupportExternalScope
{
    private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => new Collector(this, categoryName);

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

    public void Dispose()
    {
    }

    private static string Flat(object? state) =>
        state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values.Select(value => $"{value.Key}={value.Value}")) : $"{state}";

    private sealed class Collector(CollectedLogs logs, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => logs._scopes.Push(state);

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var scopes = new List<string>();
            logs._scopes.ForEachScope((scope, found) => found.Add(Flat(scope)), scopes);
            logs.Lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} [{Flat(state)}] {string.Join('|', scopes)} {exception}");
        }
    }
}
