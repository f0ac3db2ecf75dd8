using System.Collections.Concurrent;
using Azure.Core;
using Azure.Identity;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace TeamsCollab.BotFramework.Tests;

/// <summary>The bot cannot get its own token: a wrong secret, a login address that is down. Or Teams does not take it.</summary>
public sealed class NoTokenTests
{
    public static TheoryData<Exception> Faults() =>
        [new AuthenticationFailedException("AADSTS7000215: Invalid client secret provided."), new HttpRequestException("The login address is down."), new InvalidOperationException("The answer is no token.")];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task The_channel_is_asked_to_come_back_the_operator_reads_what_to_check_and_nothing_is_sent(Exception fault)
    {
        await using var channel = await TestChannel.StartAsync();
        var (credential, logs) = (new FailingCredential(fault), new KeptLogs());
        await using var bot = await TestBot.StartAsync(
            channel,
            new ActivityRouter().OnMessage(turn => turn.ReplyAsync("你好")),
            options => (options.Credential, options.InTurnSendRetries) = (credential, 0),
            services => services.AddSingleton<ILoggerProvider>(logs));

        var answer = await bot.PostAsync(channel.Activity());

        Assert.Equal((503, ""), (answer.Status, answer.Body));
        Assert.Empty(channel.Requests);
        var (level, said) = Assert.Single(logs.Said, log => log.Text.Contains("MicrosoftAppPassword", StringComparison.Ordinal));
        Assert.Equal(LogLevel.Error, level);
        Assert.Contains("取不到助手自己的令牌", said, StringComparison.Ordinal);
        Assert.Contains(fault.GetType().Name, said, StringComparison.Ordinal);
        // What the directory wrote may name tenants and apps.
        Assert.DoesNotContain(fault.Message, said, StringComparison.Ordinal);

        credential.Fault = null;
        Assert.Equal(200, (await bot.PostAsync(channel.Activity())).Status);
        Assert.Single(channel.Requests);
    }

    [Fact]
    public async Task A_token_that_Teams_does_not_take_is_said_so_and_a_new_one_comes_with_the_next_try()
    {
        await using var channel = await TestChannel.StartAsync();
        var logs = new KeptLogs();
        await using var bot = await TestBot.StartAsync(
            channel, new ActivityRouter().OnMessage(turn => turn.ReplyAsync("你好")), services: services => services.AddSingleton<ILoggerProvider>(logs));
        channel.Answer = _ => Results.Json(new { error = new { code = "BotNotRegistered" } }, statusCode: 401);

        Assert.Equal(503, (await bot.PostAsync(channel.Activity())).Status);
        channel.Answer = _ => Results.Json(new { id = "1" });
        Assert.Equal(200, (await bot.PostAsync(channel.Activity())).Status);

        var (level, said) = Assert.Single(logs.Said, log => log.Text.Contains("does not take the bot's token", StringComparison.Ordinal));
        Assert.Equal(LogLevel.Error, level);
        Assert.Contains("Teams 不接受助手的令牌", said, StringComparison.Ordinal);
        Assert.Contains("MicrosoftAppId", said, StringComparison.Ordinal);
        Assert.Equal(2, channel.Requests.Select(request => request.Authorization).Distinct().Count());
    }

    private sealed class FailingCredential(Exception fault) : TokenCredential
    {
        public Exception? Fault { get; set; } = fault;

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            Fault is { } thrown ? throw thrown : new AccessToken("bot-token", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            Fault is { } thrown ? ValueTask.FromException<AccessToken>(thrown) : ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }

    private sealed class KeptLogs : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<(LogLevel Level, string Text)> Said { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Said.Enqueue((logLevel, formatter(state, exception)));

        public void Dispose()
        {
        }
    }
}
