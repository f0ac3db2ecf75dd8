using System.Text.Json;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.People;
using TeamsCollab.Bot.Proof;
using TeamsCollab.Bot.Teams;
using TeamsCollab.BotFramework;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Documents;

/// <summary>
/// Offers a file in a person's own chat with the bot: Teams asks whether it may put it into their OneDrive, and the file is made and sent when they
/// say yes. Teams knows this in personal chats only, so wherever somebody asks, the offer comes there.
/// </summary>
public sealed partial class FileOffers(DocumentLibrary library, PersonRegister register, ConnectorClient connector, CardLibrary cards, ILogger<FileOffers> logger)
{
    private const string ConsentCard = "application/vnd.microsoft.teams.card.file.consent";

    /// <summary>Null when it was offered; else why not. That the presser takes part is the caller's to know.</summary>
    public async Task<Refusal?> OfferAsync(StreamKey key, DocumentKind kind, Presser presser, CancellationToken cancellation)
    {
        try
        {
            if (await library.MakeAsync(key, kind, null, cancellation) is not { } file)
            {
                return new Refusal(Because.NoSuchDocumentYet);
            }

            if ((await register.FindAsync(presser.Tenant, presser.Person, cancellation)).Reference is not { } own)
            {
                return new Refusal(Because.OnlyInPrivate);
            }

            var context = new FileContext(key.Id, kind, file.Version);
            var content = JsonSerializer.SerializeToUtf8Bytes(new
            {
                description = cards.Texts(presser.Language)["documents.description"],
                sizeInBytes = file.Content.Length,
                acceptContext = context,
                declineContext = context,
            });
            var offer = new Attachment { ContentType = ConsentCard, Name = file.Name, Content = new RawJson(content) };
            await connector.SendToConversationAsync(own, new Activity { Type = ActivityTypes.Message, Attachments = [offer] }, cancellation);
            return null;
        }
        catch (Exception fault) when (fault is SigningKeyUnavailableException or ConnectorException)
        {
            Log.NotOffered(logger, key.Id, fault);
            return new Refusal(Because.FileNotReady);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A file of {Collaboration} could not be offered.")]
        public static partial void NotOffered(ILogger logger, string collaboration, Exception fault);
    }
}
