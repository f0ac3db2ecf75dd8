using System.Text.Json;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.People;
using TeamsCollab.Bot.Proof;
using TeamsCollab.BotFramework;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Documents;

/// <summary>
/// <c>fileConsent/invoke</c>: somebody allowed or refused a file that was offered. The file is made anew, of the version that was offered, and put where
/// Teams says; the offer is replaced by what came of it. A second delivery puts the same bytes there again.
/// </summary>
public sealed class FileConsents(CollaborationRunner runner, DocumentLibrary library, UploadDoor door, PersonRegister register, CardLibrary cards)
{
    public const string Invoke = "fileConsent/invoke";

    private const string InfoCard = "application/vnd.microsoft.teams.card.file.info";

    public async Task<InvokeResponse> AnswerAsync(TurnContext turn)
    {
        if (turn.Presser is not { } presser || turn.Activity.Value is not { ValueKind: JsonValueKind.Object } value)
        {
            return InvokeResponse.Ok;
        }

        var person = new Person(presser.ToLowerInvariant());
        var texts = cards.Texts((await register.FindAsync(turn.TenantId, person, turn.Cancellation)).Language);
        await SettleAsync(turn, Text(value, "action") == "accept" ? await AcceptAsync(turn, person, value, texts) : texts["documents.declined"]);
        return InvokeResponse.Ok;
    }

    /// <summary>Sends the file; answers what to say in the place of the offer.</summary>
    private async Task<string> AcceptAsync(TurnContext turn, Person person, JsonElement value, CardTexts texts)
    {
        if (!value.TryGetProperty("context", out var given) || FileContext.Read(given) is not { } context
            || !value.TryGetProperty("uploadInfo", out var place) || place.ValueKind is not JsonValueKind.Object)
        {
            return texts["documents.gone"];
        }

        var key = StreamKey.Collaboration(turn.TenantId, context.Collaboration);
        try
        {
            var state = (await runner.ReadAsync(key, turn.Cancellation)).State;
            if (!state.Exists || !state.Parties.Contains(person) || await library.MakeAsync(key, context.Kind, context.Version, turn.Cancellation) is not { } file)
            {
                return texts["documents.gone"];
            }

            if (!await door.PutAsync(Text(place, "uploadUrl"), file.Content, turn.Cancellation))
            {
                return texts["documents.failed"];
            }

            await turn.SendAsync(new Activity { Type = ActivityTypes.Message, Attachments = [Info(place, file)] });
            return $"{texts["documents.saved"]} {file.Name}";
        }
        catch (Exception fault) when (fault is SigningKeyUnavailableException or ConnectorException)
        {
            return texts["documents.failed"];
        }
    }

    private static Attachment Info(JsonElement place, DocumentFile file) => new()
    {
        ContentType = InfoCard,
        ContentUrl = Text(place, "contentUrl"),
        Name = Text(place, "name") ?? file.Name,
        Content = new RawJson(JsonSerializer.SerializeToUtf8Bytes(new { uniqueId = Text(place, "uniqueId"), fileType = Text(place, "fileType") })),
    };

    /// <summary>The offer's buttons work once; an offer that cannot be replaced stays and does no harm.</summary>
    private static async Task SettleAsync(TurnContext turn, string sentence)
    {
        var said = new Activity { Type = ActivityTypes.Message, Text = sentence };
        try
        {
            if (turn.Activity.ReplyToId is { Length: > 0 } offer)
            {
                await turn.UpdateAsync(offer, said);
            }
            else
            {
                await turn.SendAsync(said);
            }
        }
        catch (ConnectorException)
        {
            // The file is where it was wanted, or was not wanted: both can be seen without this sentence.
        }
    }

    private static string? Text(JsonElement value, string name) => value.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;
}
