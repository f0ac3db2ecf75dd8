using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Office.Connector;
using TeamsCollab.Office.Doors;
using TeamsCollab.Office.Graph;
using TeamsCollab.Office.Page;
using TeamsCollab.Office.People;
using TeamsCollab.Office.Record;
using TeamsCollab.Office.Teams;
using TeamsCollab.Office.Tokens;

namespace TeamsCollab.Office;

/// <summary>Puts the office together and opens its doors.</summary>
internal sealed class OfficeServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly OfficeTokens _tokens;

    private OfficeServer(SimulatedOfficeOptions options)
    {
        Options = options;
        Key = options.Key ?? RandomNumberGenerator.GetHexString(32, lowercase: true);
        Directory = OfficeDirectory.Load(options.PeopleFile);
        Record = new OfficeRecord(options.DataFile, DateOnly.FromDateTime(Directory.TimeZone.In(options.Clock.Now).Date));
        Calendar = new OfficeCalendar(Directory, Record.Opened);
        _tokens = new OfficeTokens(Address, options.Time);
        var observer = new OfficeObserver(options.Observe);
        Bot = new BotChannel(options, _tokens, observer);
        Chats = new TeamsChats(Directory, Record);
        var activities = new TeamsActivities(options, Directory, Address);
        Client = new TeamsClient(options, Record, Chats, activities, Bot, Files, Address);
        Installations = new TeamsInstallations(Directory, Record, Chats, activities, Bot);

        // An empty builder: the host's settings, environment and logging are no business of the office's, nor the other way round.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port, listen => listen.Use(Connections.Counted)));
        builder.Services.AddRoutingCore();
        _app = builder.Build();
        Open(new ServiceDoor(options, _tokens, observer));
    }

    public OfficeAddress Address { get; } = new();

    public string Key { get; }

    public SimulatedOfficeOptions Options { get; }

    public OfficeCalendar Calendar { get; }

    public OfficeDirectory Directory { get; }

    public OfficeRecord Record { get; }

    public OfficeFiles Files { get; } = new();

    public OpenConnections Connections { get; } = new();

    public BotChannel Bot { get; }

    public TeamsChats Chats { get; }

    public TeamsClient Client { get; }

    public TeamsInstallations Installations { get; }

    public PageTimeline Timeline { get; } = new();

    public PagePlays Plays { get; } = new();

    public static async Task<OfficeServer> StartAsync(SimulatedOfficeOptions options, CancellationToken cancellation)
    {
        var server = new OfficeServer(options);
        await server._app.StartAsync(cancellation);
        var bound = server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        server.Address.Bind(new Uri(bound).Port);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Bot.Dispose();
        Record.Dispose();
    }

    private void Open(ServiceDoor service)
    {
        _app.Use(new FrontDoor(Key, Address).PassAsync);
        _app.UseWhen(context => context.Request.Path.StartsWithSegments("/connector"), branch => branch.Use(service.ConnectorAsync));
        _app.UseWhen(context => context.Request.Path.StartsWithSegments("/graph"), branch => branch.Use(service.GraphAsync));
        _app.UseWhen(context => context.Request.Path.Value?.EndsWith("/oauth2/v2.0/token", StringComparison.Ordinal) is true, branch => branch.Use(service.TokenAsync));
        _app.Use(FaultReport.PassAsync);
        var files = new PageFiles();
        files.Serve(_app);
        _app.UseRouting();
        new TokenRoutes(Options, _tokens, Address).Map(_app);
        var connector = _app.MapGroup("/connector");
        var messages = new ConnectorMessages(Options, Record);
        var conversations = new ConversationRoutes(Options, Directory, Chats, messages, Address);
        conversations.Map(connector);
        new ActivityRoutes(Directory, Record, Chats, conversations, messages).Map(connector);
        new FileRoutes(Files).Map(_app);
        var graph = _app.MapGroup("/graph/v1.0");
        var calendar = Calendar;
        var mailboxes = new Mailboxes(Options, Directory, Record, calendar, Chats);
        new UserRoutes(Directory, calendar, Address, Options.Faults).Map(graph);
        new ScheduleRoute(Directory, calendar, mailboxes).Map(graph);
        new EventRoutes(Directory, calendar, mailboxes, Address).Map(graph);
        new MailRoute(Directory, mailboxes).Map(graph);
        new AppRoutes(Options, Directory, Chats, Installations, Address).Map(graph);
        graph.MapFallback(() => GraphRefusal.BadRequest("BadRequest", "Resource not found for the segment."));
        var page = _app.MapGroup("/office");
        Timeline.Map(page);
        Plays.Map(page);
        new PageRoutes(Options, Directory, Record, Chats, Client, Installations, new PageCalendar(Directory, calendar, mailboxes), new PageEvents(Record, Chats), files)
            .Map(page, _app.Lifetime.ApplicationStopping);
    }
}
