using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Time.Testing;
using TeamsCollab.Bot.Graph;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.BotFramework;

namespace TeamsCollab.Bot.Tests.Graph;

/// <summary>Where the bot's identity brings no token for Graph, it is to whoever asked as if Graph did not answer: that has its ways everywhere.</summary>
public sealed class PatientCredentialTests
{
    private const string Nowhere = "http://127.0.0.1:9/v1.0";

    [Fact]
    public async Task A_refused_token_is_a_Graph_that_does_not_answer()
    {
        var refused = new AuthenticationFailedException("AADSTS7000222: The provided client secret keys are expired.");
        using var graph = GraphClients.Of(new BotFrameworkOptions { Credential = new Identity(_ => throw refused) }, Nowhere);

        var silent = await Assert.ThrowsAsync<HttpRequestException>(() => graph.Users["one"].GetAsync(cancellationToken: TestContext.Current.CancellationToken));

        Assert.Same(refused, silent.InnerException);
    }

    [Fact]
    public async Task A_token_that_does_not_come_is_waited_for_no_longer_than_Graph_in_a_turn()
    {
        var (clock, asked) = (new FakeTimeProvider(), new TaskCompletionSource());
        using var graph = GraphClients.Of(new BotFrameworkOptions { Credential = new Identity(HangAsync) }, Nowhere);
        using var turn = GraphPatience.Begin(clock);

        var call = graph.Users["one"].GetAsync(cancellationToken: TestContext.Current.CancellationToken);
        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(call.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(2.6));

        await Assert.ThrowsAsync<HttpRequestException>(() => call.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));

        // As one that asks the machine for its identity again and again and does not look at its cancellation.
        async Task<AccessToken> HangAsync(CancellationToken cancellation)
        {
            asked.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TestContext.Current.CancellationToken);
            return default;
        }
    }

    private sealed class Identity(Func<CancellationToken, Task<AccessToken>> bring) : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new NotSupportedException();

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(bring(cancellationToken));
    }
}
