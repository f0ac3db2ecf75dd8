using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TeamsCollab.Bot.Practice;

namespace TeamsCollab.EndToEnd.Tests;

public sealed class StoppingTests
{
    [Fact]
    public async Task Stopping_is_no_failure_for_the_pump_and_the_clock()
    {
        var folder = Directory.CreateTempSubdirectory("teamscollab-stopping-");
        using var log = new ErrorsOnly();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration["Store:Sqlite:Path"] = Path.Combine(folder.FullName, "collaborations.db");
        builder.Logging.ClearProviders().AddProvider(log);
        await using (await PracticeMode.StartAsync(builder, new PracticeOptions(null, 0, null, RunsInTheBackground: true, null), TestContext.Current.CancellationToken))
        {
        }

        Assert.Empty(log.Said);
        folder.Delete(recursive: true);
    }

    private sealed class ErrorsOnly : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Said.Enqueue($"{formatter(state, exception)} {exception}");
            }
        }

        public void Dispose()
        {
        }
    }
}
