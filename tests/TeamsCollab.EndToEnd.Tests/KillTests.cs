using TeamsCollab.Office;
using TeamsCollab.Process;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Request;

namespace TeamsCollab.EndToEnd.Tests;

/// <summary>The bot is killed without warning at the three places where it matters, and started again on the same data.</summary>
public sealed class KillTests
{
    private static readonly string[] Asked = [Stage.Sales, Stage.Product, Stage.Support];

    [Fact]
    public async Task Killed_before_the_commit_nothing_is_stored_and_the_redelivered_press_creates_one_collaboration()
    {
        await using var stage = await Stage.SetAsync();
        await stage.OpenFormAsync();
        await stage.KillBotAsync();
        // A process that knows nobody yet must ask Graph for the facts of the turn, and Graph hangs.
        await stage.StartBotAsync();
        var hang = stage.Office.Faults.Hang(OfficeDoor.Graph);
        var press = stage.PressSubmitAsync();
        await hang.Reached.WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken);
        await stage.KillBotAsync();
        // Cut off by the kill, or told that Graph is silent where the kill came late.
        await Record.ExceptionAsync(() => press);
        hang.LetGo();
        Assert.Empty(DataFileReading.Collaborations(stage.DataFile));

        await stage.StartBotAsync();
        Assert.Equal(200, await stage.RedeliverAsync("invoke"));
        await stage.SubmitAsync();
        await stage.SettledAsync();
        await stage.KillBotAsync();

        var events = Assert.Single(DataFileReading.Collaborations(stage.DataFile));
        Assert.Single(events.OfType<RequestEvent.Submitted>());
        Assert.All(Asked, person => Assert.Single(stage.Showing(person, "request.accept")));
    }

    [Fact]
    public async Task Killed_between_commit_and_send_every_card_is_sent_exactly_once()
    {
        await using var stage = await Stage.SetAsync();
        await stage.OpenFormAsync();
        var hang = stage.Office.Faults.Hang(OfficeDoor.Connector);
        await stage.SubmitAsync();
        await hang.Reached.WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken);
        await stage.KillBotAsync();
        hang.LetGo();
        var stored = Assert.Single(DataFileReading.Collaborations(stage.DataFile));
        Assert.IsType<RequestEvent.Submitted>(Assert.Single(stored));
        Assert.All(Asked, person => Assert.Empty(stage.Showing(person, "request.accept")));
        Assert.NotEqual(0, DataFileReading.EffectsLeft(stage.DataFile));

        await stage.StartBotAsync();
        await stage.SettledAsync();
        await stage.KillBotAsync();

        var events = Assert.Single(DataFileReading.Collaborations(stage.DataFile));
        Assert.Single(events.OfType<RequestEvent.Submitted>());
        Assert.Equal(Asked.Length, events.OfType<RequestEvent.Delivered>().Count());
        Assert.All(Asked, person => Assert.Single(stage.Showing(person, "request.accept")));
    }

    [Fact]
    public async Task Killed_while_the_app_is_being_installed_for_somebody_it_is_installed_all_the_same()
    {
        await using var stage = await Stage.SetAsync();
        await stage.OpenFormAsync();
        var hang = stage.Office.Faults.Hang(OfficeDoor.Graph, "installedApps");
        await stage.SubmitAsync(Stage.WithoutApp);
        await hang.Reached.WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken);
        await stage.KillBotAsync();
        hang.LetGo();
        Assert.False(stage.Office.Installation(Stage.WithoutApp).Installed);

        await stage.StartBotAsync();
        await Waiting.UntilAsync("the card reached the one without the app", () => stage.Showing(Stage.WithoutApp, "request.accept").Length > 0);
        await stage.SettledAsync();
        await stage.KillBotAsync();

        Assert.Single(stage.Showing(Stage.WithoutApp, "request.accept"));
        var events = Assert.Single(DataFileReading.Collaborations(stage.DataFile));
        Assert.Equal(Asked.Length, events.OfType<RequestEvent.Delivered>().Count());
    }

    [Fact]
    public async Task Killed_while_a_token_is_awaited_every_card_is_sent_exactly_once()
    {
        await using var stage = await Stage.SetAsync();
        await stage.OpenFormAsync();
        await stage.KillBotAsync();
        // A process that has no token yet must ask for one before it can send.
        await stage.StartBotAsync();
        var hang = stage.Office.Faults.Hang(OfficeDoor.Token);
        var press = stage.PressSubmitAsync();
        await hang.Reached.WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken);
        await stage.KillBotAsync();
        hang.LetGo();
        await Record.ExceptionAsync(() => press);

        await stage.StartBotAsync();
        await Waiting.UntilAsync("the request was stored", async () =>
        {
            Assert.Equal(200, await stage.RedeliverAsync("invoke"));
            return DataFileReading.CollaborationsBegun(stage.DataFile) > 0;
        });
        await stage.SettledAsync();
        await stage.KillBotAsync();
        Assert.Single(Assert.Single(DataFileReading.Collaborations(stage.DataFile)).OfType<RequestEvent.Submitted>());
        Assert.All(Asked, person => Assert.Single(stage.Showing(person, "request.accept")));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Killed_between_send_and_record_of_what_is_to_be_signed_the_head_has_two_copies_and_signs_once(int pressed)
    {
        await using var stage = await Stage.SetAsync(before: SignatureScene.PlayAsync);
        var head = SignatureScene.SalesHead;
        var hang = stage.Office.Faults.Hang(OfficeDoor.Connector, stage.Office.MessagesOf(head)[^1].ChatId, carriedOut: true, method: HttpMethod.Post.Method);
        foreach (var participant in SignatureScene.Heads)
        {
            // A process that has just begun may answer too late for the first press; people press again.
            await Waiting.UntilAsync($"{participant} has confirmed", async () => stage.Showing(participant, "minutes.confirm").Length == 0
                || (await stage.Office.PressAsync(participant, "minutes.confirm", cancellation: TestContext.Current.CancellationToken)).Accepted);
        }

        await Waiting.UntilAsync("what is to be signed was sent", () => stage.Showing(head, "minutes.signOff").Length == 1);
        await hang.Reached.WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken);
        await stage.KillBotAsync();
        hang.LetGo();

        await stage.StartBotAsync();
        await stage.SettledAsync();
        var copies = stage.Showing(head, "minutes.signOff");
        Assert.Equal(2, copies.Length);
        await stage.PressAsync(head, copies[pressed], "minutes.signOff");
        await stage.PressAsync(head, copies[1 - pressed], "minutes.signOff");
        foreach (var other in SignatureScene.Heads.Where(other => other != head))
        {
            await stage.PressAsync(other, stage.Showing(other, "minutes.signOff")[^1], "minutes.signOff");
        }

        await stage.SettledAsync();
        Assert.Empty(stage.Showing(head, "minutes.signOff"));
        await stage.KillBotAsync();

        var events = Assert.Single(DataFileReading.Collaborations(stage.DataFile));
        Assert.Equal(SignatureScene.Heads.Length, events.OfType<MinutesEvent.SignedOff>().Count());
        Assert.Equal(MinutesStatus.InForce, Collaboration.Empty.Apply(events).Minutes.Status);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Killed_between_send_and_record_the_only_second_copy_is_the_one_whose_answer_was_lost_and_both_work(int pressed)
    {
        await using var stage = await Stage.SetAsync();
        await stage.OpenFormAsync();
        Assert.True((await stage.Office.SayAsync(Stage.Sales, "帮助", TestContext.Current.CancellationToken)).Accepted);
        var chat = stage.Office.MessagesOf(Stage.Sales)[^1].ChatId;
        var hang = stage.Office.Faults.Hang(OfficeDoor.Connector, chat, carriedOut: true);
        // The other sends hang before they are carried out, so that the kill cuts off one send after the message was there and no other.
        var others = stage.Office.Faults.Hang(OfficeDoor.Connector);
        await stage.SubmitAsync();
        await hang.Reached.WaitAsync(Waiting.Longest, TestContext.Current.CancellationToken);
        await stage.KillBotAsync();
        hang.LetGo();
        others.LetGo();
        Assert.Single(stage.Showing(Stage.Sales, "request.accept"));

        await stage.StartBotAsync();
        await stage.SettledAsync();
        var copies = stage.Showing(Stage.Sales, "request.accept");
        Assert.Equal(2, copies.Length);
        Assert.All([Stage.Product, Stage.Support], person => Assert.Single(stage.Showing(person, "request.accept")));

        (string, string)[] inputs = [("decisionMaker", stage.Office.Person("王建国").Id), ("executor", stage.Office.Person(Stage.Sales).Id)];
        await stage.PressAsync(Stage.Sales, copies[pressed], "request.accept", inputs);
        await stage.PressAsync(Stage.Sales, copies[1 - pressed], "request.accept", inputs);
        await stage.SettledAsync();
        Assert.Empty(stage.Showing(Stage.Sales, "request.accept"));
        await stage.KillBotAsync();

        var events = Assert.Single(DataFileReading.Collaborations(stage.DataFile));
        Assert.Single(events.OfType<RequestEvent.Submitted>());
        Assert.Equal(Asked.Length, events.OfType<RequestEvent.Delivered>().Count());
        Assert.Single(events.OfType<RequestEvent.Accepted>());
        Assert.Equal(TeamsCollab.Process.Stage.Request, Collaboration.Empty.Apply(events).Stage);
    }
}
