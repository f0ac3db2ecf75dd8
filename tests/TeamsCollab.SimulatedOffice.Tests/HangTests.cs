using System.Net;

namespace TeamsCollab.Office.Tests;

/// <summary>A service that hangs, for those who test what happens to a bot that is killed meanwhile.</summary>
public sealed class HangTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_call_hangs_until_it_is_let_go_and_then_gets_its_answer(bool carriedOut)
    {
        await using var at = await OfficeFixture.StartAsync();
        var path = $"connector/v3/conversations/{await at.ChatAsync(OfficeFixture.Sales)}/activities";
        var hang = at.Office.Faults.Hang(OfficeDoor.Connector, carriedOut: carriedOut);
        var call = at.CallAsync(HttpMethod.Post, path, OfficeFixture.Text("甲"));
        await hang.Reached.WaitAsync(OfficeFixture.Cancel);
        Assert.False(call.IsCompleted);
        Assert.Equal(carriedOut ? 1 : 0, at.Office.MessagesOf(OfficeFixture.Sales).Count);

        hang.LetGo();
        Assert.Equal(HttpStatusCode.Created, (await call).Status);
        Assert.Single(at.Office.MessagesOf(OfficeFixture.Sales));
        Assert.Equal(HttpStatusCode.Created, (await at.CallAsync(HttpMethod.Post, path, OfficeFixture.Text("乙"))).Status);
    }

    [Theory]
    [InlineData(false, 0)]
    [InlineData(true, 1)]
    public async Task What_a_caller_that_went_away_had_asked_for_is_done_only_where_it_was_carried_out_before_the_hang(bool carriedOut, int messages)
    {
        await using var at = await OfficeFixture.StartAsync();
        var path = $"connector/v3/conversations/{await at.ChatAsync(OfficeFixture.Sales)}/activities";
        var hang = at.Office.Faults.Hang(OfficeDoor.Connector, carriedOut: carriedOut);
        using (var gone = CancellationTokenSource.CreateLinkedTokenSource(OfficeFixture.Cancel))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = System.Net.Http.Json.JsonContent.Create(OfficeFixture.Text("甲")) };
            request.Headers.Authorization = new("Bearer", await at.TokenAsync("https://api.botframework.com/.default"));
            var call = at.Http.SendAsync(request, gone.Token);
            await hang.Reached.WaitAsync(OfficeFixture.Cancel);
            await gone.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        }

        await hang.Abandoned.WaitAsync(OfficeFixture.Cancel);
        hang.LetGo();
        Assert.Equal(HttpStatusCode.Created, (await at.CallAsync(HttpMethod.Post, path, OfficeFixture.Text("乙"))).Status);
        Assert.Equal(messages + 1, at.Office.MessagesOf(OfficeFixture.Sales).Count);
    }

    [Fact]
    public async Task Only_the_door_and_the_path_that_were_named_hang_and_clearing_lets_go()
    {
        await using var at = await OfficeFixture.StartAsync();
        var hang = at.Office.Faults.Hang(OfficeDoor.Token);
        var token = at.TokenAsync("https://graph.microsoft.com/.default");
        await hang.Reached.WaitAsync(OfficeFixture.Cancel);
        Assert.False(token.IsCompleted);
        at.Office.Faults.Clear();
        Assert.NotEmpty(await token);

        at.Office.Faults.Hang(OfficeDoor.Graph, "calendar/getSchedule");
        Assert.Equal(HttpStatusCode.OK, (await at.CallAsync(HttpMethod.Get, $"graph/v1.0/users/{at.Office.Person(OfficeFixture.Sales).Id}")).Status);
    }
}
