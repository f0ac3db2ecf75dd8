using System.Diagnostics;
using System.Globalization;

namespace TeamsCollab.EndToEnd.Tests.Faults;

/// <summary>
/// Nothing is lost and nothing is doubled under what really happens. The short one runs with every <c>dotnet test</c>; the long one by hand:
/// <c>CAMPAIGN_COLLABORATIONS=2000 CAMPAIGN_KILLS=60 [CAMPAIGN_SEED=n]</c>.
/// </summary>
public sealed class FaultCampaignTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Random_people_under_faults_and_kills_leave_a_store_and_chats_that_agree()
    {
        var (collaborations, kills, seed) = (Setting("COLLABORATIONS", 3), Setting("KILLS", 2), Setting("SEED", 20261122));
        var (clock, journal) = (Stopwatch.StartNew(), new CampaignJournal());
        await using var stage = await Stage.SetAsync();
        await new FaultCampaign(stage, journal, seed).RunAsync(collaborations, kills, collaborations > 10 ? TimeSpan.FromHours(2) : TimeSpan.FromSeconds(18));
        await SettleAsync(stage, Math.Max(1, collaborations / 20));
        await stage.Bot.KillAsync();

        var auditor = new CampaignAuditor(stage.DataFile, journal, ChatOf);
        var findings = auditor.Audit();
        var commands = journal.Commands;
        output.WriteLine($"""
            seed {seed}, {collaborations} collaborations, {clock.Elapsed.TotalSeconds:F0} s
            commands   {commands.Count} ({commands.Count(command => command.Accepted is true)} accepted, {commands.Count(command => command.Accepted is false)} refused, {commands.Count(command => command.Accepted is null)} without an answer), {journal.Presses} presses
            faults     {string.Join(", ", journal.Faults.Select(fault => $"{fault.Key} {fault.Value}"))}
            stored     {auditor.Events} events, {auditor.Notices} notices, {auditor.SecondCopies} second copies; {string.Join(", ", auditor.Stages.Select(reached => $"{reached.Key} {reached.Value}"))}
            refused    {string.Join("; ", journal.Refusals.Select(refused => $"{refused.Key} ×{refused.Value}"))}
            findings   {findings.Count}
            """);

        Assert.True(findings.Count == 0, string.Join('\n', findings.Take(40)));
        Assert.True(commands.Count(command => command.Accepted is true) > collaborations * 4, "The campaign hardly did anything, so it proved nothing.");
        Assert.True(journal.Kills > 0 || kills == 0, "Nothing was killed, so this proved less than it says.");

        IReadOnlyList<string> ChatOf(string person) =>
        [
            .. stage.Office.MessagesOf(stage.Office.People.Single(one => one.Id == person).Name)
                .Where(message => message.Kind == "chat" && message.FromPersonId is null && !journal.OwnMessages.Contains(message.Id))
                .SelectMany(message => message.CardsFor(person).Take(1))
                .Select(card => card.GetRawText())
                .Where(card => !card.Contains("\"fallbackText\":\"我的协作\"", StringComparison.Ordinal)),
        ];
    }

    /// <summary>What failed waits for its next try; the last ones are a few minutes away at most.</summary>
    private static async Task SettleAsync(Stage stage, int times)
    {
        for (var time = 0; time < times && DataFileReading.EffectsLeft(stage.DataFile) > 0; time++)
        {
            try
            {
                await stage.SettledAsync();
            }
            catch (Xunit.Sdk.XunitException) when (time + 1 < times)
            {
                // Again.
            }
        }

        await stage.SettledAsync();
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable($"CAMPAIGN_{name}"), CultureInfo.InvariantCulture, out var set) ? set : otherwise;
}
