using System.Globalization;
using System.Text.Json;
using TeamsCollab.Office;
using TeamsCollab.Office.Record;
using TeamsCollab.Office.Teams;

namespace TeamsCollab.EndToEnd.Tests;

/// <summary>
/// Everybody at once, while the connector answers every tenth send with 429: texts that are answered by a message, and requests that are stored and bring
/// others a card. So many as <c>TEAMSCOLLAB_BURST</c> says, such as 5000; few enough for every run where it is not set.
/// </summary>
public sealed class BurstTests(ITestOutputHelper output)
{
    private const int Together = 64, RequestEvery = 25;

    /// <summary>From here on the memory of the process says something.</summary>
    private const int Many = 2000;

    /// <summary>As the channel does: whoever is asked to come back, or answers nothing, is asked again.</summary>
    private const int MostDeliveries = 60;

    private static readonly string[] Typists = [Stage.Asker, Stage.Sales, Stage.Product, Stage.Support, "陈思远", "王建国", "周晓峰", "马海燕"];

    [Fact]
    public async Task Nothing_is_lost_nothing_is_doubled_and_memory_stays_flat_while_every_tenth_send_is_refused()
    {
        var activities = int.Parse(Environment.GetEnvironmentVariable("TEAMSCOLLAB_BURST") ?? "200", CultureInfo.InvariantCulture);
        await using var stage = await Stage.SetAsync(remembers: false);
        await stage.OpenFormAsync();
        var form = stage.Showing(Stage.Asker, "request.submit")[0];
        await stage.SettledAsync();
        var (helpBefore, sends, done, early) = (Helps(stage), 0, 0, 0L);
        stage.Office.Faults.Each = door => door is OfficeDoor.Connector && Interlocked.Increment(ref sends) % 10 == 0 ? new OfficeMishap(429) : null;

        await Parallel.ForAsync(0, activities, new ParallelOptions { MaxDegreeOfParallelism = Together, CancellationToken = TestContext.Current.CancellationToken }, async (number, _) =>
        {
            await (number % RequestEvery == 0 ? SubmitAsync(stage, form, number) : AskAsync(stage, Typists[number % Typists.Length]));
            if (Interlocked.Increment(ref done) == activities / 4)
            {
                early = stage.Bot.Memory;
            }
        });
        await stage.SettledAsync();

        var requests = (activities + RequestEvery - 1) / RequestEvery;
        output.WriteLine($"{activities} activities, {requests} of them requests; {sends} sends, every tenth refused; memory {early >> 20} MB after a quarter, {stage.Bot.Memory >> 20} MB at the end");
        Assert.Equal(requests, DataFileReading.CollaborationsBegun(stage.DataFile));
        Assert.All(new[] { Stage.Sales, Stage.Product, Stage.Support }, person => Assert.Equal(requests, stage.Showing(person, "request.accept").Length));
        Assert.Equal(activities - requests, Helps(stage) - helpBefore);
        Assert.True(activities < Many || stage.Bot.Memory < early * 3 / 2, "Memory grew with the number of activities.");
    }

    private static async Task SubmitAsync(Stage stage, OfficeMessage form, int number)
    {
        var button = PressedButton.Of(form.Cards[0], "request.submit", [.. stage.RequestFields(), ("once", $"burst-{number}")]);
        PressResult? answer = null;
        for (var delivery = 0; !Stage.IsCard(answer); delivery++)
        {
            Assert.True(delivery < MostDeliveries, $"The request was never taken: {answer?.Status} {answer?.Toast}");
            answer = await stage.Office.PressAsync(Stage.Asker, form.Id, button, TestContext.Current.CancellationToken);
        }
    }

    private static async Task AskAsync(Stage stage, string person)
    {
        var delivery = 0;
        while (!(await stage.Office.SayAsync(person, "帮助", TestContext.Current.CancellationToken)).Accepted)
        {
            Assert.True(++delivery < MostDeliveries, "The text was never answered.");
        }
    }

    private static int Helps(Stage stage) => Typists.Sum(person => stage.Office.MessagesOf(person).Count(message =>
        message is { Kind: "chat", FromPersonId: null, Cards: [var card, ..] } && card.TryGetProperty("fallbackText", out var text) && text.GetString() == "跨部门协作助手"));
}
