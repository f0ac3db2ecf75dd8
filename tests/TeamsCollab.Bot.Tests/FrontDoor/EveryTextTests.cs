using TeamsCollab.Bot.Hosting;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>Every text command (B17), typed right and typed wrongly, by readers of either language.</summary>
public sealed class EveryTextTests
{
    private static IEnumerable<string> Typed => BotHost.Verbs.Where(verb => verb.Words.Length > 0).Select(verb => verb.Name).Except(EveryButton.OnlyShow);

    [Fact]
    public async Task A_whole_campaign_is_played_by_text_and_each_text_delivered_twice_counts_once()
    {
        await using var office = await RunningOffice.StartAsync();
        var (faults, tried) = (new List<string>(), new HashSet<string>());
        office.Wire.Instead = async press =>
        {
            if (TypedCampaign.VerbOf(press) is not { } verb || TypedCampaign.SaysMore(verb, press))
            {
                return null;
            }

            var command = TypedCampaign.CommandFor(verb, press, await TypedCampaign.NumberAsync(office, press), inEnglish: false);
            var (person, typed, before) = (TypedCampaign.NameOf(office, press), office.Wire.Typed(press, command), await office.CountEventsAsync());
            await office.Wire.SendAsync(typed);
            var answer = TypedCampaign.AsAnswer(office, person);
            var once = await office.CountEventsAsync();
            await office.Wire.SendAsync(typed);
            var again = TypedCampaign.AsAnswer(office, person);
            var onlyOpens = TypedCampaign.OpenTheCard.Contains(verb.Name);
            var begins = BotHost.Dialogs.Any(dialog => dialog.Verb == verb.Name && !dialog.TextIsWhole);
            if ((begins ? !answer.Body.Contains("dialog.next", StringComparison.Ordinal) || answer.Says != again.Says : (answer.Style, again.Style) != (onlyOpens ? ("attention", "attention") : ("good", "good")))
                || (onlyOpens ? once != before : once <= before)
                || await office.CountEventsAsync() != once)
            {
                faults.Add($"{command}: events {before} → {once} → {await office.CountEventsAsync()}; {answer.Says} / {again.Says}");
            }

            if (begins)
            {
                // The campaign presses on; so many drafts as it has texts nobody may keep.
                await office.SayAsync(person, "取消");
            }

            tried.Add(verb.Name);
            return onlyOpens || answer.Style is not "good" ? null : answer;
        };
        await new Campaign(office).PlayAsync();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Empty(Typed.Except(tried).Except(["retrospective.report"]));
    }

    /// <summary>
    /// Every wrong text is typed by a reader of one language or the other. Those who read English here chose it although their clients are Chinese; so a press
    /// with bad input in each field is theirs too.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_is_typed_wrongly_is_answered_in_the_readers_language_and_stores_nothing(bool inEnglish)
    {
        await using var office = await RunningOffice.StartAsync();
        foreach (var person in inEnglish ? (string[])[.. Campaign.Everybody, Campaign.Asker, "何美玲", "冯志强"] : [])
        {
            await office.SayAsync(person, "English");
        }

        var language = inEnglish ? Language.English : Language.Chinese;
        var (faults, tried, texts) = (new List<string>(), new HashSet<string>(), 0);
        office.Wire.Before = async press =>
        {
            if (Press.VerbOf(press) is not { } name || !Fields.Of.TryGetValue(name, out var fields) || !tried.Add(name))
            {
                return;
            }

            var before = await office.CountEventsAsync();
            foreach (var field in inEnglish ? fields : [])
            {
                foreach (var value in Fields.Bad(field.Kind).TakeLast(1))
                {
                    faults.AddRange(Press.Faults(await Press.WithAsync(office, press, field, value, "zh-CN"), language, press, field, value));
                }
            }

            if (TypedCampaign.VerbOf(press) is { } verb)
            {
                var (number, word) = (await TypedCampaign.NumberAsync(office, press), inEnglish ? verb.Words[^1] : verb.Words[0]);
                var wrong = Fields.BadTexts(number, TypedCampaign.DraftOf(press), verb.Binds, verb.TextInput is not null, verb.KeyLetters);
                foreach (var rest in wrong.Where((_, place) => inEnglish == ((place + tried.Count) % 2 == 0)))
                {
                    texts++;
                    await office.Wire.SendAsync(office.Wire.Typed(press, $"{word} {rest}"));
                    var answer = TypedCampaign.AsAnswer(office, TypedCampaign.NameOf(office, press));
                    if (answer.Style != "attention" || !Sentences.Refuses(language, answer.Says!))
                    {
                        faults.Add($"{word} {(rest.Length > 60 ? rest[..60] + "…" : rest)}: {answer.Style} {answer.Says}");
                    }
                }
            }

            if (await office.CountEventsAsync() != before)
            {
                faults.Add($"{name}: something was stored");
            }
        };
        await new Campaign(office).PlayAsync();

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Empty(Typed.Except(tried));
        Assert.True(texts > 100, $"{texts} texts");
    }
}
