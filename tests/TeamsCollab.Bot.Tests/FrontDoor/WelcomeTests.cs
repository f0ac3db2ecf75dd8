using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsCollab.Office;
using TeamsCollab.Office.Record;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>The first thing that people see of the product.</summary>
public sealed class WelcomeTests
{
    private const string Title = "您好，我是跨部门协作助手";

    private static OfficeMessage[] Welcomes(RunningOffice office, string person) =>
        [.. office.Office.MessagesOf(person).Where(message => message.FromPersonId is null && message.Cards.Any(card => Cards.TextsOf(card).Contains(Title)))];

    [Fact]
    public async Task Whoever_gets_the_app_is_told_in_their_own_chat_what_it_does_and_where_to_begin()
    {
        await using var office = await RunningOffice.StartAsync();

        var card = Assert.Single(Welcomes(office, Campaign.Asker)).Cards[0];

        Assert.Equal(3, card.GetProperty("body").GetArrayLength());
        Assert.Equal(["发起协作", "待我处理", "帮助"], card.GetProperty("actions").EnumerateArray().Select(action => action.GetProperty("title").GetString()));
        Assert.False(card.TryGetProperty("refresh", out _));
        // The very sentence that it gives as an example begins a request.
        Assert.NotNull(Cards.InputOf(await office.SayAsync(Campaign.Asker, "请销售部月底前提供门店名单"), "title"));
        var opened = await office.PressAsync(Campaign.Asker, "request.open");
        Assert.NotNull(Cards.InputOf(opened.Invoke!.Value.GetProperty("value"), "title"));
    }

    [Fact]
    public async Task Nobody_is_welcomed_twice_whatever_Teams_tells_again()
    {
        await using var office = await RunningOffice.StartAsync();
        var cancellation = TestContext.Current.CancellationToken;

        await office.Office.UninstallAsync(Campaign.Asker, cancellation);
        await office.Office.InstallAsync(Campaign.Asker, cancellation);
        await office.Office.BlockAsync(Campaign.Asker);
        await office.Office.UnblockAsync(Campaign.Asker, cancellation);
        foreach (var action in new[] { "add", "add-upgrade" })
        {
            await InstallAsync(office, "personal", action);
        }

        await office.DrainAsync();

        Assert.Single(Welcomes(office, Campaign.Asker));
    }

    /// <summary>Teams sends installationUpdate and conversationUpdate in no order; either welcomes, and both together once.</summary>
    [Theory]
    [InlineData("conversationUpdate", 1)]
    [InlineData("installationUpdate", 1)]
    [InlineData("message", 0)]
    public async Task The_first_word_of_an_installation_welcomes_and_a_first_text_is_answered_instead(string first, int welcomes)
    {
        await using var office = await RunningOffice.StartAsync();
        var message = await office.InvokeAsync(Campaign.Asker, "none", []);
        var newcomer = office.Wire.Again(message, activity =>
        {
            activity.Remove("name");
            activity.Remove("value");
            activity.Remove("replyToId");
            activity["from"]!["aadObjectId"] = "0b7c8f0e-1111-4f58-9c58-8d8f1f6a7c11";
            activity["text"] = "帮助";
        });
        string[] order = [first, "conversationUpdate", "installationUpdate"];

        foreach (var type in order)
        {
            Assert.Equal(200, (await office.Wire.SendAsync(office.Wire.Again(newcomer, activity =>
            {
                activity["type"] = type;
                activity["action"] = "add";
                activity["membersAdded"] = new JsonArray(activity["recipient"]!.DeepClone());
            }))).Status);
        }

        await office.DrainAsync();
        Assert.Equal(welcomes, Welcomes(office, Campaign.Asker).Length - 1);
    }

    [Theory]
    [InlineData("groupChat", "zh-CN", "大家好")]
    [InlineData("channel", "en-US", "Hello everybody")]
    public async Task A_group_is_greeted_in_one_sentence_when_the_app_is_added_and_not_when_it_is_updated(string kind, string locale, string said)
    {
        await using var office = await RunningOffice.StartAsync();
        await office.InvokeAsync(Campaign.Asker, "none", []);
        var before = office.Office.MessagesOf(Campaign.Asker).Count;

        await InstallAsync(office, kind, "add", locale);
        await InstallAsync(office, kind, "add-upgrade", locale);
        await InstallAsync(office, kind, "remove", locale);
        await office.DrainAsync();

        var added = Assert.Single(office.Office.MessagesOf(Campaign.Asker).Skip(before));
        Assert.StartsWith(said, added.Text, StringComparison.Ordinal);
        Assert.Empty(added.Cards);
    }

    private static async Task InstallAsync(RunningOffice office, string kind, string action, string locale = "zh-CN") =>
        Assert.Equal(200, (await office.Wire.SendAsync(office.Wire.Again(await office.InvokeAsync(Campaign.Asker, "none", []), activity =>
        {
            activity.Remove("name");
            activity.Remove("value");
            activity["type"] = "installationUpdate";
            activity["action"] = action;
            activity["locale"] = locale;
            activity["conversation"]!["conversationType"] = kind;
        }))).Status);
}
