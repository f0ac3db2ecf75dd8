using System.Text.Json.Nodes;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>What came of pressing every button of a whole campaign wrongly, by the wrong people, twice, and too late.</summary>
public sealed class EveryButtonTests(EveryButton played) : IClassFixture<EveryButton>
{
    [Fact]
    public void Bad_input_in_every_field_is_refused_in_the_readers_language_and_stores_nothing()
    {
        AssertNone(played.BadInput.Faults);
        Assert.Empty(EveryButton.Verbs.Except(played.BadInput.Tried));
        Assert.True(played.BadInput.Answers > 900, $"{played.BadInput.Answers} answers");
    }

    [Fact]
    public void Another_collaborations_id_a_foreign_one_and_none_are_not_found()
    {
        AssertNone(played.Foreign.Faults);
        Assert.Empty(EveryButton.Verbs.Except(played.Foreign.Tried));
    }

    [Fact]
    public void Nobody_without_a_part_does_or_learns_anything_by_any_button()
    {
        AssertNone(played.Strangers.Faults);
        Assert.Empty(EveryButton.Verbs.Except(played.Strangers.Tried));
    }

    [Fact]
    public void Every_button_pressed_twice_or_delivered_twice_is_carried_out_once()
    {
        AssertNone(played.Twice.Faults);
        Assert.Empty(EveryButton.Verbs.Except(played.Twice.Tried));
    }

    [Fact]
    public void Every_old_card_pressed_when_all_is_over_changes_nothing_and_says_why()
    {
        AssertNone(played.Old.Faults);
        Assert.Empty(EveryButton.Verbs.Except(played.Old.Tried).Except(["request.submit"]));
    }

    [Fact]
    public async Task A_card_that_is_not_there_is_not_opened_from_the_work_list_either()
    {
        await using var office = await RunningOffice.StartAsync();
        var campaign = new Campaign(office);
        await campaign.SubmitAsync();
        var before = await office.CountEventsAsync();
        var press = await office.InvokeAsync(Campaign.Asker, "work.show", new JsonObject { ["collaboration"] = (await office.KeyAsync()).Id, ["card"] = "overview" });
        foreach (var field in Fields.Of["work.show"])
        {
            foreach (var value in Fields.Bad(field.Kind))
            {
                AssertNone(Press.Faults(await Press.WithAsync(office, press, field, value), Language.Chinese, press, field, value));
            }
        }

        Assert.Equal(before, await office.CountEventsAsync());
    }

    private static void AssertNone(IEnumerable<string> faults) => Assert.True(!faults.Any(), string.Join('\n', faults));
}
