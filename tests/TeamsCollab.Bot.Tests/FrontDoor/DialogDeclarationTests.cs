using System.Collections.Immutable;
using System.Text.Json;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Process;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>What a dialog declares fits the card that its steps are cut from, the verb that it ends in, and the texts.</summary>
public sealed class DialogDeclarationTests
{
    public static TheoryData<string> Names => [.. BotHost.Dialogs.Select(dialog => dialog.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_input_that_its_verb_reads_stands_on_a_step_and_every_input_of_a_step_on_its_card(string name)
    {
        var dialog = Of(name);
        var (onSteps, read) = (Inputs(dialog), Fields.Of[dialog.Verb].Select(field => field.Input).ToHashSet());

        // One that makes something new and one that changes what is there may share a verb.
        Assert.Empty(read.Except(BotHost.Dialogs.Where(other => other.Verb == dialog.Verb).SelectMany(Inputs)).Except([dialog.Version?.Input ?? string.Empty, "key"]));
        Assert.Empty(onSteps.Except(read));
        using var card = Template(dialog);
        Assert.Empty(read.Intersect(onSteps).Except(DrawnInput.In(card.RootElement).Select(input => input.Id)).Except(["choice", "earliest"]));
        Assert.Empty(dialog.TitledBy.Except(onSteps));
        Assert.All(dialog.Steps.SelectMany(step => step.Shows), id => Assert.Contains($"\"id\":\"{id}\"", card.RootElement.GetRawText().Replace(": ", ":", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_step_has_its_title_and_help_and_every_input_its_name_in_both_languages(string name)
    {
        var dialog = Of(name);
        string[] keys = [.. dialog.Steps.Select(step => step.Name).Append(Dialog.Review).SelectMany(step => new[] { $"dialogs.{name}.{step}", $"dialogs.{name}.{step}Help" }).Append($"dialogs.{name}.title"),
            .. dialog.Steps.SelectMany(step => step.Inputs).Select(input => $"fields.{input}")];

        Assert.All(Enum.GetValues<Language>(), language => Assert.Equal(keys, keys.Where(CardTexts.Load(Cards, language).Has)));
    }

    [Fact]
    public void On_the_way_forward_a_step_that_may_stay_empty_is_shown_once_and_what_is_finished_is_passed_over()
    {
        var form = Form(("needed", "Input.Text", true, ""), ("also", "Input.Text", true, ""), ("may", "Input.Text", false, ""));

        Assert.Equal("one", form.NextOpen(null));
        Assert.Equal("three", With(form, ("needed", "x"), ("also", "y")).NextOpen("one"));
        Assert.Equal(Dialog.Review, With(form, ("needed", "x"), ("also", "y")).NextOpen("three"));
        Assert.Equal("one", With(form, ("also", "y")).NextOpen("three"));
        Assert.Equal(Dialog.Review, With(form, ("needed", "x"), ("also", "y"), ("may", "z")).NextOpen("one"));
    }

    [Fact]
    public void What_a_card_offers_is_taken_for_an_answer_but_nothing_that_was_answered_is_replaced()
    {
        var form = With(Form(("needed", "Input.Text", true, "offered"), ("also", "Input.Text", true, "offered"), ("may", "Input.Toggle", false, "false")), ("also", "mine"));

        Assert.Equal([("also", "mine"), ("needed", "offered")], form.Offered.Select(answer => (answer.Key, answer.Value)));
        Assert.Equal("false", (form with { Version = 1 }).Offered["may"]);
    }

    private static HashSet<string> Inputs(Dialog dialog) => [.. dialog.Steps.SelectMany(step => step.Inputs)];

    private static string Cards => Path.Combine(AppContext.BaseDirectory, "cards");

    private static Dialog Of(string name) => BotHost.Dialogs.Single(dialog => dialog.Name == name);

    private static JsonDocument Template(Dialog dialog) => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Cards, CardLibrary.PathOf(dialog.Card))));

    private static StepForm With(StepForm form, params (string Input, string Answer)[] answers) => form with { Answers = answers.ToImmutableSortedDictionary(answer => answer.Input, answer => answer.Answer) };

    private static StepForm Form(params (string Id, string Type, bool IsRequired, string Value)[] inputs) => new(
        new Dialog("sample", "sample.send", CardName.ProcedureForm, [new DialogStep("one", "needed"), new DialogStep("two", "also"), new DialogStep("three", "may")]) { TakesOffers = true },
        JsonSerializer.SerializeToElement(new { body = inputs.Select(input => new { id = input.Id, type = input.Type, isRequired = input.IsRequired, value = input.Value }) }),
        ImmutableSortedDictionary<string, string>.Empty,
        TimeZoneInfo.Utc);
}
