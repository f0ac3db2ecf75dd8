using System.Text.Json.Nodes;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Office;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>A press of the campaign, as the text command that does the same (B17).</summary>
internal static class TypedCampaign
{
    /// <summary>Commands that need choices or several fields: typed, they open the card that asks for the rest, or begin the dialog that does.</summary>
    public static readonly string[] OpenTheCard =
        ["request.handOver", "meeting.arrange", "meeting.move", "meeting.end", "minutes.writeTask", "minutes.writeDispute", "memorandum.propose", "minutes.recordOa",
        "procedure.applyForResource", "procedure.applyForBudget", "procedure.record", "procedure.proposeChange", "execution.report", "retrospective.arrange", "retrospective.hold", "retrospective.answer", "meeting.dispute"];

    /// <summary>A text fills one field; a press that fills others too cannot be typed. A typed report plans no improvement and so ends everything.</summary>
    public static bool SaysMore(CardVerb verb, JsonObject press) => verb.Name is "retrospective.report"
        || (verb.Name is "meeting.fillRow" && Press.DataOf(press)["owner"] is not null)
        || (verb.Name is "minutes.write" && Press.DataOf(press)["agreed"]?.ToString() is { Length: > 0 });

    public static CardVerb? VerbOf(JsonObject press) =>
        Press.VerbOf(press) is { } name && BotHost.Verbs.Single(verb => verb.Name == name) is { Words.Length: > 0 } verb && !EveryButton.OnlyShow.Contains(name) ? verb : null;

    public static async Task<string> NumberAsync(RunningOffice office, JsonObject press) =>
        (await office.StateAsync(StreamKey.Collaboration(PracticeTenant.Id, Press.DataOf(press)["collaboration"]!.GetValue<string>()))).Request.Number!;

    public static string DraftOf(JsonObject press) => Press.DataOf(press)["draft"]?.ToString() ?? "1";

    public static string NameOf(RunningOffice office, JsonObject press) =>
        office.Office.People.Single(person => person.Id == press["from"]!["aadObjectId"]!.GetValue<string>()).Name;

    /// <summary>The whole command, by the last of its words where the person reads English.</summary>
    public static string CommandFor(CardVerb verb, JsonObject press, string number, bool inEnglish)
    {
        var data = Press.DataOf(press);
        var word = inEnglish ? verb.Words[^1] : verb.Words[0];
        var draft = verb.Binds ? $" v{DraftOf(press)}" : string.Empty;
        var key = (data["key"] ?? data["clause"] ?? data["clauses"])?.ToString() is { Length: > 1 } id && verb.KeyLetters.Contains(id[0], StringComparison.Ordinal) && char.IsAsciiDigit(id[1]) ? $" {id}" : string.Empty;
        var words = verb.TextInput is { } input && data[input]?.ToString() is { Length: > 0 } typed ? $" {typed}" : string.Empty;
        return $"{word} {number}{draft}{key}{words}";
    }

    /// <summary>The bot's newest card in the chat, as an answer to a press would carry it.</summary>
    public static Answered AsAnswer(RunningOffice office, string person) => new(200, new JsonObject
    {
        ["statusCode"] = 200,
        ["type"] = "application/vnd.microsoft.card.adaptive",
        ["value"] = JsonNode.Parse(office.NewestCard(person).GetRawText()),
    }.ToJsonString());
}
