using System.Text.Json;
using System.Text.Json.Nodes;
using TeamsCollab.Office.Page;
using TeamsCollab.Office.People;
using TeamsCollab.Office.Record;
using TeamsCollab.Office.Teams;

namespace TeamsCollab.Office;

/// <summary>
/// A Microsoft 365 for practice: people, chats, calendars and mail of a small company, on 127.0.0.1 only. The bot reaches it over HTTP, as
/// it reaches the real one, and is reached over HTTP with tokens that pass its whole check.
/// </summary>
public sealed class SimulatedOffice : IAsyncDisposable
{
    private readonly OfficeServer _server;

    private SimulatedOffice(OfficeServer server) => _server = server;

    /// <summary>http://127.0.0.1:port/</summary>
    public Uri Address => _server.Address.Root;

    public string Key => _server.Key;

    /// <summary>The start-up address: it opens the practice page once and leaves the key in a cookie.</summary>
    public Uri PracticePage => new(Address, "?key=" + Uri.EscapeDataString(Key));

    public string TenantId => _server.Options.TenantId;

    /// <summary>What activities name as <c>serviceUrl</c>; ends in a slash.</summary>
    public string ServiceUrl => _server.Address.ServiceUrl;

    /// <summary>Base address for the Graph client, without a slash at the end.</summary>
    public Uri GraphAddress => new(_server.Address.Graph);

    /// <summary>Issuer of the tokens that the bot receives.</summary>
    public string TokenIssuer => Address.ToString();

    public Uri OpenIdMetadata => new(Address, "v1/.well-known/openidconfiguration");

    /// <summary>Client credentials; scopes are Microsoft's own: https://api.botframework.com/.default and https://graph.microsoft.com/.default.</summary>
    public Uri TokenEndpoint => new(Address, $"{TenantId}/oauth2/v2.0/token");

    /// <summary>What an administrator of the real tenant would read off the catalogue, to let the bot install itself for people.</summary>
    public string CatalogAppId => Graph.CatalogAppId.Of(_server.Options);

    public OfficeFaults Faults => _server.Options.Faults;

    /// <summary>What people let the bot put into their OneDrive.</summary>
    public OfficeFiles Files => _server.Files;

    public IReadOnlyList<OfficePerson> People => _server.Directory.People;

    public IReadOnlyList<OfficeDepartment> Departments => _server.Directory.Departments;

    public static async Task<SimulatedOffice> StartAsync(SimulatedOfficeOptions options, CancellationToken cancellation) =>
        new(await OfficeServer.StartAsync(options, cancellation));

    /// <summary>Where activities go from now on. Nothing is posted by this alone.</summary>
    public void ConnectBot(Uri messagesEndpoint) => _server.Bot.Connect(messagesEndpoint);

    /// <summary>Who tells the practice page how collaborations go. Asked again whenever a person's chat changes.</summary>
    public void ShowTimeline(Func<TimelineQuestion, CancellationToken, Task<OfficeTimeline>> teller) => _server.Timeline.Teller = teller;

    /// <summary>What the practice page can play.</summary>
    public void OfferPlays(PagePlay play) => _server.Plays.Play = play;

    /// <summary>Tells the bot of everybody who has the app and of whom it was not told yet; a second call tells nothing again.</summary>
    public Task AnnounceInstallationsAsync(CancellationToken cancellation = default) => _server.Installations.AnnounceAllAsync(cancellation);

    /// <summary>When the bot has been told of every installation that Graph accepted.</summary>
    public Task SettledAsync() => _server.Installations.SettledAsync();

    /// <summary>How many connections were opened to the office so far: what <see cref="LeftAloneAsync"/> wants to know.</summary>
    public int Connections => _server.Connections.Opened;

    /// <summary>
    /// Completes when all who connected after so many others are gone: after a bot was killed, nothing that it had sent can still be carried out.
    /// A call of our own comes first; when it is answered, whoever had knocked before has been let in and counts.
    /// </summary>
    public async Task LeftAloneAsync(int after, CancellationToken cancellation = default)
    {
        using (var http = new HttpClient())
        using (var call = new HttpRequestMessage(HttpMethod.Get, Address))
        {
            call.Headers.ConnectionClose = true;
            using var answer = await http.SendAsync(call, cancellation);
        }

        await _server.Connections.EndedAsync(after).WaitAsync(cancellation);
    }

    /// <summary>By object id, Teams id, mail address or full name.</summary>
    /// <exception cref="OfficeRefusalException">Nobody of that name works here.</exception>
    public OfficePerson Person(string name) =>
        _server.Directory.Find(name) ?? throw new OfficeRefusalException($"这里没有 {name}。 Nobody here is called {name}.");

    /// <summary>Somebody leaves the company: their account is disabled, and their reports go to a successor.</summary>
    public void Leave(string person, string? successor = null) => _server.Directory.Leave(Person(person), successor is null ? null : Person(successor));

    /// <summary>Somebody who left is with the company again.</summary>
    public void Return(string person) => OfficeDirectory.Return(Person(person));

    /// <summary>Somebody sets an automatic reply for some time.</summary>
    public void Announce(string person, DateTimeOffset from, DateTimeOffset to, string reply) => _server.Calendar.Announce(Person(person), from, to, reply);

    public OfficeInstallation Installation(string person) => _server.Chats.Installation(Person(person));

    /// <summary>Writes to the bot in the person's own chat.</summary>
    public Task<PressResult> SayAsync(string person, string text, CancellationToken cancellation = default) =>
        _server.Client.SayAsync(Person(person), _server.Chats.Personal(Person(person)), text, cancellation);

    /// <summary>Sends a file to the bot in the person's own chat.</summary>
    public Task<PressResult> SendFileAsync(string person, string name, byte[] content, string text = "", CancellationToken cancellation = default) =>
        _server.Client.SendFileAsync(Person(person), _server.Chats.Personal(Person(person)), name, content, text, cancellation);

    /// <summary>Mentions the bot in a group chat.</summary>
    public Task<PressResult> SayInGroupAsync(string person, string chatId, string text, CancellationToken cancellation = default) =>
        _server.Client.SayAsync(Person(person), _server.Chats.Find(chatId) ?? throw new OfficeRefusalException($"没有群聊 {chatId}。 No such chat."), text, cancellation);

    public Task<PressResult> PressAsync(string person, string messageId, OfficeAction action, CancellationToken cancellation = default) =>
        _server.Client.PressAsync(Person(person), messageId, action, cancellation);

    /// <summary>Presses the button with this verb on the newest card that offers it, with the card's own inputs and these.</summary>
    /// <exception cref="OfficeRefusalException">No card offers it, a required input is empty, or the card has no such input.</exception>
    public Task<PressResult> PressAsync(string person, string verb, IReadOnlyDictionary<string, string>? inputs = null, CancellationToken cancellation = default) =>
        PressAsync(person, verb, _ => true, inputs, cancellation);

    /// <summary>The same where cards of several matters may offer the button.</summary>
    /// <param name="meant">Which of them, by the button's JSON.</param>
    /// <exception cref="OfficeRefusalException">No card offers it, a required input is empty, or the card has no such input.</exception>
    public Task<PressResult> PressAsync(string person, string verb, Func<JsonElement, bool> meant, IReadOnlyDictionary<string, string>? inputs = null, CancellationToken cancellation = default) =>
        _server.Client.PressAsync(Person(person), verb, inputs ?? new Dictionary<string, string>(), meant, cancellation);

    /// <summary>Posts an activity that was delivered before once more, with the same id, as the channel does that had no answer.</summary>
    /// <returns>HTTP status of the bot.</returns>
    public async Task<int> RedeliverAsync(OfficeExchange delivered, CancellationToken cancellation = default) =>
        (await _server.Bot.PostAsync(JsonObject.Create(delivered.RequestBody ?? throw new ArgumentException("The exchange holds no activity."))!, cancellation)).Status;

    public Task<PressResult> RefreshAsync(string person, string messageId, CancellationToken cancellation = default) =>
        _server.Client.RefreshAsync(Person(person), messageId, cancellation);

    /// <summary>Everything this person can read, mail and invitations included, oldest first.</summary>
    public IReadOnlyList<OfficeMessage> MessagesOf(string person) => _server.Record.MessagesOf(Person(person).Id);

    public Task InstallAsync(string person, CancellationToken cancellation = default) => _server.Installations.InstallAsync(Person(person), cancellation);

    public Task UninstallAsync(string person, CancellationToken cancellation = default) => _server.Installations.UninstallAsync(Person(person), cancellation);

    public Task BlockAsync(string person)
    {
        _server.Installations.Block(Person(person));
        return Task.CompletedTask;
    }

    public Task UnblockAsync(string person, CancellationToken cancellation = default) => _server.Installations.UnblockAsync(Person(person), cancellation);

    /// <summary>A group chat that people made; a bot cannot make one (E3).</summary>
    /// <param name="withApp">Whether they added the app.</param>
    /// <returns>The conversation id.</returns>
    public string CreateGroupChat(string topic, IReadOnlyList<string> people, bool withApp) =>
        _server.Chats.Group(topic, [.. people.Select(name => Person(name).Id)], withApp).Id;

    /// <summary>The chat of a Teams meeting, by the meeting's link.</summary>
    public static string MeetingChat(string joinUrl) => TeamsChats.MeetingChatOf(joinUrl);

    /// <summary>Somebody adds the app to a chat of several; until then the bot may not write there.</summary>
    public Task AddAppAsync(string person, string chatId, CancellationToken cancellation = default) => _server.Installations.AddToChatAsync(
        Person(person), _server.Chats.Find(chatId) ?? throw new OfficeRefusalException($"没有群聊 {chatId}。 No such chat."), cancellation);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
