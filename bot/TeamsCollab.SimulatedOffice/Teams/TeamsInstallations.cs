using System.Globalization;
using TeamsCollab.Office.People;
using TeamsCollab.Office.Record;

namespace TeamsCollab.Office.Teams;

/// <summary>Installing, blocking and removing the app, and telling the bot as Teams does.</summary>
internal sealed class TeamsInstallations(OfficeDirectory directory, OfficeRecord record, TeamsChats chats, TeamsActivities activities, BotChannel bot)
{
    private readonly Lock _lock = new();
    private Task _told = Task.CompletedTask;

    public async Task InstallAsync(OfficePerson person, CancellationToken cancellation)
    {
        if (!chats.Installation(person).Installed)
        {
            record.Put(new OfficeInstallation(person.Id, Installed: true, Blocked: false, Announced: false));
            await AnnounceAsync(person, cancellation);
        }
    }

    /// <summary>As <see cref="InstallAsync"/>, but the caller does not wait for the bot: Graph answers before the bot hears of it.</summary>
    public void InstallSoon(OfficePerson person)
    {
        record.Put(new OfficeInstallation(person.Id, Installed: true, Blocked: false, Announced: false));
        lock (_lock)
        {
            _told = TellAfterAsync(_told, person);
        }
    }

    /// <summary>When everything begun by <see cref="InstallSoon"/> has been told to the bot.</summary>
    public Task SettledAsync()
    {
        lock (_lock)
        {
            return _told;
        }
    }

    /// <summary>Somebody adds the app to a chat of several, such as a meeting's.</summary>
    public async Task AddToChatAsync(OfficePerson person, OfficeChat chat, CancellationToken cancellation)
    {
        if (!chat.People.Contains(person.Id))
        {
            throw new OfficeRefusalException($"{person.Name} 不在这个群聊里。 This person is not in the chat.");
        }

        if (!chat.HasApp)
        {
            record.Put(chat with { HasApp = true });
            await bot.PostAsync(activities.Installation(person, chat, NextId(), added: true), cancellation);
            await bot.PostAsync(activities.Members(person, chat, NextId(), added: true), cancellation);
        }
    }

    public async Task UninstallAsync(OfficePerson person, CancellationToken cancellation)
    {
        var stands = chats.Installation(person);
        if (stands.Installed)
        {
            record.Put(stands with { Installed = false, Blocked = false, Announced = false });
            await TellAsync(person, added: false, cancellation);
        }
    }

    /// <summary>Teams tells nobody: the bot finds out from 403 MessageWritesBlocked.</summary>
    public void Block(OfficePerson person) => record.Put(chats.Installation(person) with { Blocked = true });

    /// <summary>The bot hears of it as of an installation.</summary>
    public async Task UnblockAsync(OfficePerson person, CancellationToken cancellation)
    {
        var stands = chats.Installation(person);
        if (stands.Blocked)
        {
            record.Put(stands with { Blocked = false, Announced = false });
            await AnnounceAsync(person, cancellation);
        }
    }

    /// <summary>Tells the bot of everybody who has the app and of whom it was not told yet.</summary>
    public async Task AnnounceAllAsync(CancellationToken cancellation)
    {
        foreach (var person in directory.People.Where(person => chats.Installation(person) is { Installed: true, Announced: false }))
        {
            await AnnounceAsync(person, cancellation);
        }
    }

    private async Task AnnounceAsync(OfficePerson person, CancellationToken cancellation)
    {
        if (bot.Connected)
        {
            await TellAsync(person, added: true, cancellation);
            record.Put(chats.Installation(person) with { Announced = true });
        }
    }

    private async Task TellAfterAsync(Task before, OfficePerson person)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        try
        {
            await AnnounceAsync(person, CancellationToken.None);
        }
        catch (OfficeRefusalException)
        {
            // The installation stands unannounced, and AnnounceAllAsync tells it when the bot is back.
        }
    }

    private async Task TellAsync(OfficePerson person, bool added, CancellationToken cancellation)
    {
        var chat = chats.Personal(person);
        await bot.PostAsync(activities.Installation(person, chat, NextId(), added), cancellation);
        await bot.PostAsync(activities.Members(person, chat, NextId(), added), cancellation);
    }

    private string NextId() => "f:" + record.NextSerial().ToString(CultureInfo.InvariantCulture);
}
