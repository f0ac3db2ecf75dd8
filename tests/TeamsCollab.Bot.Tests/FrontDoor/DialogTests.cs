using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Bot.People;
using TeamsCollab.Bot.Request;
using TeamsCollab.Office;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>A request in steps, as people press, type, leave and come back.</summary>
public sealed class DialogTests
{
    private const string Asker = Campaign.Asker;

    private static readonly (string, string)[] Whom = [("kind", "resourceSharing"), ("receivers", "产品部")];
    private static readonly (string, string)[] Matter = [("title", "借用摄影棚"), ("what", "借用 2 号摄影棚 3 天"), ("why", "拍摄新品主图"), ("allocation", "摄影棚由产品部安排"), ("useRules", "每天 9 点至 18 点")];
    private static readonly (string, string)[] Terms = [("wantedBy", "2024-06-28"), ("urgency", "normal"), ("importance", "normal"), ("standard", "6 月 24 日至 26 日可用")];
    private static readonly (string, string)[] Materials = [("materials", "拍摄计划 https://contoso.example/plan")];

    [Fact]
    public async Task Five_steps_end_in_one_request()
    {
        await using var office = await RunningOffice.StartAsync();
        await BeginAsync(office);
        foreach (var step in new[] { Whom, Matter, Terms, Materials })
        {
            await office.PressAsync(Asker, "dialog.next", step);
            Assert.Equal(0, await office.CountEventsAsync());
        }

        Assert.Contains("资源调配", Cards.TextsOf(office.NewestCard(Asker)));
        await office.PressAsync(Asker, "dialog.next");

        Assert.Equal(RequestKindOf("resourceSharing"), (await office.StateAsync(await office.KeyAsync())).Request.Kind.ToString());
        Assert.Empty(await DraftsAsync(office));
        Assert.Equal(0, await CountWordsAsync(office));
    }

    [Fact]
    public async Task Back_shows_what_was_filled_in_and_next_goes_to_what_is_still_open()
    {
        await using var office = await RunningOffice.StartAsync();
        await BeginAsync(office);
        await office.PressAsync(Asker, "dialog.next", Whom);
        await office.PressAsync(Asker, "dialog.next", Matter);

        await office.PressAsync(Asker, "dialog.back");
        Assert.Equal("借用摄影棚", Cards.InputOf(office.NewestCard(Asker), "title"));
        await office.SayAsync(Asker, "上一步");
        Assert.Equal("产品部", Cards.InputOf(office.NewestCard(Asker), "receivers"));

        await office.PressAsync(Asker, "dialog.next", Whom);
        Assert.NotNull(Cards.InputOf(office.NewestCard(Asker), "standard"));
    }

    [Fact]
    public async Task A_step_is_left_only_when_it_is_right_and_keeps_what_was_typed()
    {
        await using var office = await RunningOffice.StartAsync();
        await BeginAsync(office);
        await office.PressAsync(Asker, "dialog.next", Whom);

        await office.TryPressAsync(Asker, "dialog.next", [.. Matter[..1], ("what", "尽快借用摄影棚"), .. Matter[2..]]);

        var card = office.NewestCard(Asker);
        Assert.Equal(("attention", "尽快借用摄影棚", string.Empty), (Cards.StyleOf(card), Cards.InputOf(card, "what"), Cards.InputOf(card, "vagueReason")));
        Assert.Equal("matter", Assert.Single(await DraftsAsync(office)).Step);
    }

    [Fact]
    public async Task What_only_the_whole_request_can_tell_is_told_on_its_step_with_the_ways_out()
    {
        await using var office = await RunningOffice.StartAsync();
        await BeginAsync(office);
        await office.PressAsync(Asker, "dialog.next", Whom);
        await office.PressAsync(Asker, "dialog.next", Matter);
        await office.PressAsync(Asker, "dialog.next", [("wantedBy", "2024-06-04"), .. Terms[1..]]);
        await office.PressAsync(Asker, "dialog.next", Materials);

        await office.TryPressAsync(Asker, "dialog.next");
        var card = office.NewestCard(Asker);
        Assert.Equal(("attention", "2024-06-04"), (Cards.StyleOf(card), Cards.InputOf(card, "wantedBy")));
        var later = card.GetProperty("actions").EnumerateArray().Single(action => action.TryGetProperty("data", out var data) && data.TryGetProperty("choice", out var choice) && choice.GetString() == "laterDate");
        Assert.Equal("dialog.next", later.GetProperty("verb").GetString());

        var (message, cancellation) = (office.NewestMessage(Asker).Id, TestContext.Current.CancellationToken);
        var data = JsonNode.Parse(later.GetProperty("data").GetRawText())!.AsObject();
        foreach (var (input, value) in Terms[1..])
        {
            data[input] = value;
        }

        data["wantedBy"] = "2024-06-04";
        await office.Office.PressAsync(Asker, message, new Office.Teams.OfficeAction("Action.Execute", null, "dialog.next", JsonSerializer.SerializeToElement(data)), cancellation);
        await office.PressAsync(Asker, "dialog.next");

        var earliest = DateOnly.Parse(data["earliest"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(earliest, (await office.StateAsync(await office.KeyAsync())).Request.WantedBy);
    }

    [Fact]
    public async Task A_new_host_on_the_same_store_goes_on_with_the_draft_a_day_later()
    {
        var folder = Directory.CreateTempSubdirectory("teamscollab-front-");
        var begun = await RunningOffice.StartAsync(folder, RunningOffice.Beginning, 0);
        var port = begun.Address.Port;
        await BeginAsync(begun);
        await begun.PressAsync(Asker, "dialog.next", Whom);
        await begun.PressAsync(Asker, "dialog.next", Matter);
        await begun.CloseAsync();

        await using var office = await RunningOffice.StartAsync(folder, default, port);
        await office.UntilAsync(6, 4, 10);
        var work = await office.SayAsync(Asker, "我的");
        Assert.Contains("借用摄影棚", Cards.TextsOf(work));
        await office.PressAsync(Asker, "dialog.resume");
        await office.PressAsync(Asker, "dialog.next", Terms);
        await office.PressAsync(Asker, "dialog.next", Materials);
        await office.PressAsync(Asker, "dialog.next");

        Assert.Equal(["产品部"], (await office.StateAsync(await office.KeyAsync())).Request.Receivers.Select(side => side.Department.Name));
    }

    [Fact]
    public async Task A_press_on_an_earlier_step_on_another_device_shows_the_present_one_and_loses_nothing()
    {
        await using var office = await RunningOffice.StartAsync();
        await BeginAsync(office);
        var old = await PressOfAsync(office, Whom);
        await office.PressAsync(Asker, "dialog.next", Whom);
        await office.PressAsync(Asker, "dialog.next", Matter);

        old["receivers"] = "销售部";
        var answer = await office.Wire.SendAsync(await office.InvokeAsync(Asker, "dialog.next", old));

        Assert.Equal((200, "attention"), (answer.Status, answer.Style));
        Assert.StartsWith("您已填到后面的步骤", answer.Says, StringComparison.Ordinal);
        Assert.Contains("standard", answer.Body, StringComparison.Ordinal);
        await office.SayAsync(Asker, "继续");
        await office.PressAsync(Asker, "dialog.back");
        await office.PressAsync(Asker, "dialog.back");
        Assert.Equal("产品部", Cards.InputOf(office.NewestCard(Asker), "receivers"));
    }

    [Fact]
    public async Task Every_press_twice_is_one_step_and_sending_twice_is_one_request()
    {
        await using var office = await RunningOffice.StartAsync();
        await BeginAsync(office);
        office.Wire.After = async (activity, first) =>
        {
            var again = await office.Wire.SendAsync(office.Wire.Again(activity));
            Assert.Equal((200, first.Status), (again.Status, first.Status));
            Assert.NotEqual("attention", again.Style);
        };
        foreach (var step in new[] { Whom, Matter, Terms, Materials, [] })
        {
            await office.PressAsync(Asker, "dialog.next", step);
        }

        Assert.Single(await office.KeysAsync());
        Assert.Empty(await DraftsAsync(office));
    }

    [Fact]
    public async Task The_present_step_is_answered_by_typing()
    {
        await using var office = await RunningOffice.StartAsync();
        await BeginAsync(office);

        var matter = await office.SayAsync(Asker, "产品部和销售部");
        Assert.Equal(("good", string.Empty), (Cards.StyleOf(matter), Cards.InputOf(matter, "title")));
        await office.SayAsync(Asker, "借用摄影棚");
        await office.SayAsync(Asker, "借用 2 号摄影棚 3 天");
        var terms = await office.SayAsync(Asker, "拍摄新品主图");
        Assert.NotNull(Cards.InputOf(terms, "wantedBy"));
        await office.SayAsync(Asker, "6 月 24 日至 26 日可用");
        await office.SayAsync(Asker, "6月28日");
        var materials = await office.SayAsync(Asker, "2024-06-24 开始拍摄");
        Assert.NotNull(Cards.InputOf(materials, "materials"));
        var review = await office.SayAsync(Asker, "拍摄计划 https://contoso.example/plan");
        Assert.Contains("2024-06-28", Cards.TextsOf(review));

        // Words do not send: only the button under all of it does.
        await office.SayAsync(Asker, "下一步");
        Assert.Equal(0, await office.CountEventsAsync());
        await office.PressAsync(Asker, "dialog.next");
        Assert.Equal(["销售部", "产品部"], (await office.StateAsync(await office.KeyAsync())).Request.Receivers.Select(side => side.Department.Name).OrderDescending(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_typed_and_cannot_be_the_answer_is_asked_again()
    {
        await using var office = await RunningOffice.StartAsync();
        await BeginAsync(office);

        var card = await office.SayAsync(Asker, "火星部");

        Assert.Equal("attention", Cards.StyleOf(card));
        Assert.Contains("火星部", Cards.SentenceOf(card), StringComparison.Ordinal);
        Assert.Equal("whom", Assert.Single(await DraftsAsync(office)).Step);
    }

    [Fact]
    public async Task With_two_drafts_the_person_says_which_one_a_text_is_for()
    {
        await using var office = await RunningOffice.StartAsync();
        await BeginAsync(office);
        await office.PressAsync(Asker, "dialog.next", Whom);
        await office.PressAsync(Asker, "dialog.next", Matter);
        await BeginAsync(office);

        var asked = await office.SayAsync(Asker, "销售部");
        Assert.Contains("您指的是哪一份草稿？", Cards.TextsOf(asked));
        Assert.Equal([2, 1], (await DraftsAsync(office)).Select(draft => draft.Step is "terms" ? 2 : 1));

        var second = (await DraftsAsync(office))[1];
        var press = await office.InvokeAsync(Asker, "dialog.answer", new JsonObject { ["verb"] = "dialog.answer", ["draftId"] = second.Id, ["said"] = "销售部", ["once"] = "1" });
        Assert.Equal("good", (await office.Wire.SendAsync(press)).Style);
        Assert.Equal(["terms", "matter"], (await DraftsAsync(office)).Select(draft => draft.Step));
    }

    [Fact]
    public async Task A_request_in_one_sentence_beside_a_draft_is_asked_about()
    {
        await using var office = await RunningOffice.StartAsync();
        await BeginAsync(office);

        await office.SayAsync(Asker, "请产品部下周三前给卖点手册");
        Assert.Single(await DraftsAsync(office));
        var asNew = office.NewestCard(Asker).GetProperty("actions").EnumerateArray().Single().GetProperty("data");
        await office.Office.PressAsync(Asker, office.NewestMessage(Asker).Id, new Office.Teams.OfficeAction("Action.Execute", null, "dialog.answer", asNew), TestContext.Current.CancellationToken);

        Assert.Equal(["whom", "matter"], (await DraftsAsync(office)).Select(draft => draft.Step));
    }

    [Fact]
    public async Task A_text_long_after_the_last_step_is_asked_about_and_not_taken()
    {
        await using var office = await RunningOffice.StartAsync();
        await BeginAsync(office);
        await office.UntilAsync(6, 3, 14);

        var asked = await office.SayAsync(Asker, "产品部");

        Assert.Contains("您指的是哪一份草稿？", Cards.TextsOf(asked));
        Assert.Equal("whom", Assert.Single(await DraftsAsync(office)).Step);
    }

    [Fact]
    public async Task Cancelling_deletes_the_draft_and_its_words()
    {
        await using var office = await RunningOffice.StartAsync();
        await BeginAsync(office);
        await office.PressAsync(Asker, "dialog.next", Whom);
        Assert.Equal(1, await CountWordsAsync(office));

        var answer = await office.SayAsync(Asker, "取消");

        Assert.Equal(("good", 0, 0), (Cards.StyleOf(answer), (await DraftsAsync(office)).Length, await CountWordsAsync(office)));
        Assert.Equal("attention", Cards.StyleOf(await office.SayAsync(Asker, "取消")));
    }

    [Fact]
    public async Task Help_explains_the_step_and_leaves_it_as_it_is()
    {
        await using var office = await RunningOffice.StartAsync();
        await BeginAsync(office);
        await office.PressAsync(Asker, "dialog.next", Whom);

        await office.PressAsync(Asker, "dialog.help");

        var card = office.NewestCard(Asker);
        Assert.StartsWith("请写清需要对方做什么", Cards.SentenceOf(card), StringComparison.Ordinal);
        Assert.NotNull(Cards.InputOf(card, "what"));
    }

    [Fact]
    public async Task A_draft_is_kept_for_as_long_as_its_card_says_and_then_deleted()
    {
        await using var office = await RunningOffice.StartAsync(("Drafts:KeptDays", "2"));
        var first = await BeginAsync(office);
        Assert.Contains(Cards.TextsOf(first), text => text.StartsWith("草稿保留至 6月5日 周三 09", StringComparison.Ordinal));

        await office.UntilAsync(6, 5, 9, 29);
        Assert.Single(await DraftsAsync(office));
        await office.UntilAsync(6, 6, 9, 30);

        Assert.Equal((0, 0), ((await DraftsAsync(office)).Length, await CountWordsAsync(office)));
        Assert.Equal("attention", Cards.StyleOf(await office.SayAsync(Asker, "继续")));
    }

    [Fact]
    public async Task More_drafts_than_a_person_may_keep_are_not_begun()
    {
        await using var office = await RunningOffice.StartAsync(("Drafts:Most", "2"));
        await BeginAsync(office);
        await BeginAsync(office);
        var third = await BeginAsync(office);

        Assert.Equal(("attention", 2), (Cards.StyleOf(third), (await DraftsAsync(office)).Length));
    }

    [Fact]
    public async Task Nobody_goes_on_with_another_persons_draft()
    {
        await using var office = await RunningOffice.StartAsync();
        await BeginAsync(office);
        var press = await PressOfAsync(office, Whom);

        foreach (var verb in new[] { "dialog.next", "dialog.back", "dialog.resume", "dialog.cancel", "dialog.help", "dialog.answer" })
        {
            press["verb"] = verb;
            var answer = await office.Wire.SendAsync(await office.InvokeAsync(Campaign.SalesHead, verb, press.DeepClone().AsObject()));
            Assert.Equal((200, "attention"), (answer.Status, answer.Style));
        }

        Assert.Equal(("whom", 1), Assert.Single(await DraftsAsync(office)) is var draft ? (draft.Step, draft.Revision) : default);
    }

    [Fact]
    public void Every_input_of_the_request_stands_on_a_step()
    {
        using var form = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "cards", "request", "form.json")));
        Assert.Empty(DrawnInput.In(form.RootElement).Select(input => input.Id).Except(RequestDialog.Steps.Steps.SelectMany(step => step.Inputs)));
    }

    private static string RequestKindOf(string value) => $"{char.ToUpperInvariant(value[0])}{value[1..]}";

    private static async Task<JsonElement> BeginAsync(RunningOffice office)
    {
        await office.SayAsync(Asker, "发起");
        await office.TryPressAsync(Asker, "dialog.start");
        return office.NewestCard(Asker);
    }

    private static async Task<IReadOnlyList<Draft>> ListAsync(RunningOffice office) =>
        await office.Services.GetRequiredService<Drafts>().OfAsync(PracticeTenant.Id, new Person(office.Id(Asker)), office.BusinessClock.Now, TestContext.Current.CancellationToken);

    private static async Task<Draft[]> DraftsAsync(RunningOffice office) => [.. await ListAsync(office)];

    private static async Task<int> CountWordsAsync(RunningOffice office) =>
        (await office.Store.ReadWordsAsync(StreamKey.Person(PracticeTenant.Id, office.Id(Asker)), null, TestContext.Current.CancellationToken)).ByDigest.Count;

    /// <summary>The data that the newest card's first button sends with these inputs.</summary>
    private static Task<JsonObject> PressOfAsync(RunningOffice office, (string Input, string Value)[] inputs)
    {
        var data = JsonNode.Parse(office.NewestCard(Asker).GetProperty("actions")[0].GetProperty("data").GetRawText())!.AsObject();
        foreach (var (input, value) in inputs)
        {
            data[input] = value;
        }

        return Task.FromResult(data);
    }
}
