using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Models.ODataErrors;
using Microsoft.Graph.Users.Item.SendMail;
using Microsoft.Kiota.Abstractions;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Bot.People;
using Person = TeamsCollab.Process.Person;

namespace TeamsCollab.Bot.Effects;

/// <summary>
/// Tries to reach somebody who cannot be written to (B21): installs the app for them where that is permitted, else writes a mail. Says in a
/// code what was tried; the notice itself waits until they can be reached.
/// </summary>
public sealed partial class FirstContact(GraphServiceClient graph, StaffDirectory staff, IOptions<ContactSettings> settings, ILogger<FirstContact> logger)
{
    /// <summary>
    /// Called once for each time a notice begins to wait: a waiting one comes back only when its person was heard from. A later attempt means
    /// that the earlier ones were cut off before this, or that Graph did not say.
    /// </summary>
    /// <param name="isPatient">While true, null is answered where Graph says neither yes nor no: asking again soon may reach them after all.</param>
    public async Task<string?> TryAsync(Person person, Reach reach, bool isPatient, CancellationToken cancellation)
    {
        if (reach is not Reach.Blocked && settings.Value.CatalogAppId is { Length: > 0 } app)
        {
            switch (await InstallAsync(person, app, cancellation))
            {
                case true: return "installing";
                case null when isPatient: return null;
            }
        }

        if (settings.Value.MailSender is { Length: > 0 } sender)
        {
            switch (await MailAsync(person, sender, cancellation))
            {
                case true: return "mailed";
                case null when isPatient: return null;
            }
        }

        return "nobodyTold";
    }

    /// <summary>Null where Graph does not say.</summary>
    private async Task<bool?> InstallAsync(Person person, string app, CancellationToken cancellation)
    {
        try
        {
            await graph.Users[person.Id].Teamwork.InstalledApps.PostAsync(
                new UserScopeTeamsAppInstallation
                {
                    AdditionalData = new Dictionary<string, object>
                    {
                        ["teamsApp@odata.bind"] = GraphClients.Reference(graph, $"appCatalogs/teamsApps/{app}"),
                    },
                },
                cancellationToken: cancellation);
            return true;
        }
        catch (ODataError error) when (error.ResponseStatusCode is 409)
        {
            // They have it, and no installation is going to be told: the bot was down at that moment, or the chat is gone since. Only they can make themselves heard.
            return false;
        }
        catch (Exception failed) when (DirectorySilentException.IsSilence(failed, cancellation))
        {
            Log.NotInstalled(logger, StatusOf(failed));
            return IsBusy(failed) || failed is HttpRequestException ? null : false;
        }
    }

    private async Task<bool?> MailAsync(Person person, string sender, CancellationToken cancellation)
    {
        try
        {
            if (await staff.FindAsync(person, cancellation) is not { Mail: { } address })
            {
                return false;
            }

            await graph.Users[sender].SendMail.PostAsync(
                new SendMailPostRequestBody
                {
                    SaveToSentItems = false,
                    Message = new Message
                    {
                        Subject = "跨部门协作助手：有一项协作等您处理 / A collaboration is waiting for you",
                        Body = new ItemBody
                        {
                            ContentType = BodyType.Text,
                            Content = "您好：\n\n有一项跨部门协作等您处理，但助手无法在 Teams 中给您发消息。请在 Teams 中安装（或解除屏蔽）TeamsCollab，之后消息会自动送达。\n\n"
                                + "Hello,\n\na collaboration is waiting for you, but the assistant cannot write to you in Teams. Please install (or unblock) TeamsCollab there; the message then arrives by itself.",
                        },
                        ToRecipients = [new Recipient { EmailAddress = new EmailAddress { Address = address } }],
                    },
                },
                cancellationToken: cancellation);
            return true;
        }
        catch (DirectorySilentException)
        {
            return null;
        }
        catch (Exception failed) when (DirectorySilentException.IsSilence(failed, cancellation))
        {
            // Without an answer it may have gone out, and a second mail would be one too many.
            Log.NotMailed(logger, StatusOf(failed));
            return IsBusy(failed) ? null : false;
        }
    }

    private static bool IsBusy(Exception failed) => failed is ApiException { ResponseStatusCode: 429 or 503 };

    /// <summary>0 where there was no answer.</summary>
    private static int StatusOf(Exception failed) => (failed as ApiException)?.ResponseStatusCode ?? 0;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The app could not be installed for somebody: Graph answered {Status}.")]
        public static partial void NotInstalled(ILogger logger, int status);

        [LoggerMessage(2, LogLevel.Warning, "A mail could not be sent: Graph answered {Status}.")]
        public static partial void NotMailed(ILogger logger, int status);
    }
}
