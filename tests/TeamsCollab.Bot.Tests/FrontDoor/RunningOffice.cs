using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Clock;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Effects;
using TeamsCollab.Bot.Practice;
using TeamsCollab.Office;
using TeamsCollab.Office.Record;
using TeamsCollab.Office.Teams;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>The whole product in this process beside an office, with nothing running by itself: the test presses, drains and moves time.</summary>
internal sealed class RunningOffice : IAsyncDisposable
{
    public static readonly DateTimeOffset Beginning = At(6, 3, 9, 30);

    /// <summary>Parsing the templates takes as long as the rest of the start, and a library never changes.</summary>
    private static readonly Lazy<CardLibrary> Library = new(() => CardLibrary.Load(Path.Combine(AppContext.BaseDirectory, "cards")));

    private readonly DirectoryInfo _folder;
    private readonly PracticeMode _practice;

    private RunningOffice(DirectoryInfo folder, PracticeMode practice, Wire wire, PatientTime machine) => (_folder, _practice, Wire, Machine) = (folder, practice, wire, machine);

    public string StorePath => Path.Combine(_folder.FullName, "front.db");

    public string SigningKeyPath => Path.ChangeExtension(StorePath, ".signing-key.pem");

    private bool _isClosed;

    public Wire Wire { get; }

    public PatientTime Machine { get; }

    /// <summary>Where the bot itself listens.</summary>
    public Uri Address => new(_practice.App.Urls.First());

    public SimulatedOffice Office => _practice.Office;

    public PracticeClock Clock => _practice.Clock;

    public BusinessClock BusinessClock => _practice.App.Services.GetRequiredService<BusinessClock>();

    public ClockSweep Sweep => _practice.App.Services.GetRequiredService<ClockSweep>();

    public EffectPump Pump => _practice.App.Services.GetRequiredService<EffectPump>();

    public IServiceProvider Services => _practice.App.Services;

    public ICollaborationStore Store => _practice.App.Services.GetRequiredService<ICollaborationStore>();

    public static DateTimeOffset At(int month, int day, int hour, int minute = 0) => new(2024, month, day, hour, minute, 0, TimeSpan.FromHours(8));

    public static Task<RunningOffice> StartAsync(params (string Key, string Value)[] settings) =>
        StartAsync(Directory.CreateTempSubdirectory("teamscollab-front-"), new PracticeOptions(null, 0, Beginning, RunsInTheBackground: false, null), null, settings);

    /// <param name="logs">Hears everything that is logged, at every level.</param>
    public static Task<RunningOffice> StartAsync(ILoggerProvider logs) =>
        StartAsync(Directory.CreateTempSubdirectory("teamscollab-front-"), new PracticeOptions(null, 0, Beginning, RunsInTheBackground: false, null), logs, []);

    /// <param name="observe">Is told every exchange between the bot and the office.</param>
    public static Task<RunningOffice> StartAsync(Action<OfficeExchange> observe) =>
        StartAsync(Directory.CreateTempSubdirectory("teamscollab-front-"), new PracticeOptions(null, 0, Beginning, RunsInTheBackground: false, observe), null, []);

    /// <summary>An office that can be closed for the day and opened again with everything in it.</summary>
    public static Task<RunningOffice> StartAsync(DirectoryInfo folder, DateTimeOffset beginning, int port, params (string Key, string Value)[] settings) =>
        StartAsync(folder, new PracticeOptions(folder.FullName, port, beginning, RunsInTheBackground: false, null), null, settings);

    private static async Task<RunningOffice> StartAsync(DirectoryInfo folder, PracticeOptions options, ILoggerProvider? logs, (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development, ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        builder.Configuration["Logging:LogLevel:Default"] = "None";
        builder.Configuration["Store:Sqlite:Path"] = Path.Combine(folder.FullName, "front.db");
        if (logs is not null)
        {
            // A rule for one provider counts before every level that is set for a category.
            builder.Logging.AddProvider(logs);
            builder.Services.Configure<LoggerFilterOptions>(options => options.Rules.Add(new LoggerFilterRule(logs.GetType().FullName, null, LogLevel.Trace, null)));
        }

        foreach (var (key, value) in settings)
        {
            builder.Configuration[key] = value;
        }

        var machine = new PatientTime();
        builder.Services.AddSingleton<TimeProvider>(machine).AddSingleton(Library.Value);
        var practice = await PracticeMode.StartAsync(builder, options, TestContext.Current.CancellationToken);
        var wire = await Wire.StartAsync(new Uri(new Uri(practice.App.Urls.First()), "/api/messages"));
        practice.Office.ConnectBot(new Uri(wire.Address, "/api/messages"));
        var office = new RunningOffice(folder, practice, wire, machine);
        // Everybody has been welcomed before a test begins.
        await office.DrainAsync();
        return office;
    }

    public string Id(string name) => Office.Person(name).Id;

    /// <summary>Presses the newest such button and carries out what follows. A refusal fails the test.</summary>
    public async Task<PressResult> PressAsync(string person, string verb, params (string Input, string Value)[] inputs)
    {
        var result = await TryPressAsync(person, verb, inputs);
        if (!result.Accepted || result.Invoke is not { } invoke || Cards.StyleOf(invoke.GetProperty("value")) is "attention")
        {
            Assert.Fail($"{person} {verb}: HTTP {result.Status} {result.Toast} {(result.Invoke is { } said ? Cards.SentenceOf(said.GetProperty("value")) : null)}");
        }

        return result;
    }

    /// <summary>Opens a card of the asker's newest collaboration on a message of the person's, as a button of the overview does.</summary>
    public async Task OpenAsync(string person, string card, string? key = null)
    {
        var data = JsonSerializer.SerializeToElement(new { verb = "card.open", collaboration = (await KeyAsync()).Id, card, key });
        var opened = await Office.PressAsync(person, NewestMessage(person).Id, new OfficeAction("Action.Execute", null, "card.open", data), TestContext.Current.CancellationToken);
        Assert.True(opened.Accepted);
    }

    public async Task<PressResult> TryPressAsync(string person, string verb, params (string Input, string Value)[] inputs)
    {
        var result = await Office.PressAsync(person, verb, inputs.ToDictionary(input => input.Input, input => input.Value), TestContext.Current.CancellationToken);
        await DrainAsync();
        return result;
    }

    /// <summary>Allows (accept) or refuses (decline) the newest file that the bot offers to a person.</summary>
    public async Task PressFileAsync(string person, string action)
    {
        var pressed = await Office.PressAsync(person, $"fileConsent.{action}", new Dictionary<string, string>(), TestContext.Current.CancellationToken);
        Assert.True(pressed.Accepted);
        await DrainAsync();
    }

    /// <summary>Writes to the bot; answers the card that came back.</summary>
    public async Task<JsonElement> SayAsync(string person, string text)
    {
        var said = await Office.SayAsync(person, text, TestContext.Current.CancellationToken);
        Assert.Equal(200, said.Status);
        var answer = NewestCard(person);
        await DrainAsync();
        return answer;
    }

    public JsonElement NewestCard(string person) => NewestMessage(person).CardsFor(Id(person))[0];

    /// <summary>The newest that has such a button.</summary>
    public JsonElement NewestCard(string person, string verb) =>
        Office.MessagesOf(person).SelectMany(message => message.CardsFor(Id(person))).Last(card => card.GetRawText().Contains($"\"{verb}\"", StringComparison.Ordinal));

    public OfficeMessage NewestMessage(string person) => Office.MessagesOf(person).Last(message => message.Kind == "chat" && message.FromPersonId is null && message.Cards.Count > 0);

    public Task<int> DrainAsync() => Pump.DrainAsync(TestContext.Current.CancellationToken);

    /// <summary>What the pump would do when the delays of its retries are over, without waiting for them.</summary>
    public async Task CarryOutLaterAsync(TimeSpan later)
    {
        var (services, cancellation) = (_practice.App.Services, TestContext.Current.CancellationToken);
        var worker = services.GetRequiredService<EffectWorker>();
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow() + later;
        while (await Store.ClaimEffectsAsync(now, TimeSpan.FromMinutes(2), 1, cancellation) is [var claimed])
        {
            if (await worker.CarryOutAsync(claimed, cancellation) is { } outcome)
            {
                await Store.FinishEffectAsync(claimed, outcome, cancellation);
                if (outcome is EffectOutcome.Waiting waiting)
                {
                    await worker.SettleWaitAsync(claimed, waiting, cancellation);
                }
            }
        }
    }

    /// <summary>Graph answers nothing any more until it is let go, and a turn's patience with it ends as it does in the product.</summary>
    public OfficeHang HangGraph(string? pathPart = null)
    {
        Machine.Passing = TimeSpan.FromSeconds(2.5);
        return Office.Faults.Hang(OfficeDoor.Graph, pathPart);
    }

    public Task UntilAsync(int month, int day, int hour, int minute = 0) => Clock.MoveToAsync(At(month, day, hour, minute), TestContext.Current.CancellationToken);

    /// <summary>Everything stored, of every collaboration.</summary>
    public async Task<int> CountEventsAsync()
    {
        var count = 0;
        foreach (var key in await KeysAsync())
        {
            count += (int)(await Store.LoadAsync(key, default, TestContext.Current.CancellationToken)).Tip!.Version;
        }

        return count;
    }

    public async Task<ImmutableArray<StreamKey>> KeysAsync() =>
        [.. await ((ICollaborationArchive)Store).ReadStreamsAsync(PracticeTenant.Id, TestContext.Current.CancellationToken)
            .Where(key => key.Kind is StreamKind.Collaboration)
            .ToListAsync(TestContext.Current.CancellationToken)];

    /// <summary>The one collaboration there is, or the newest of its initiator.</summary>
    public async Task<StreamKey> KeyAsync(string initiator = Campaign.Asker) =>
        (await Store.ReadCollaborationsOfAsync(PracticeTenant.Id, new Person(Id(initiator)), 1, TestContext.Current.CancellationToken))[0];

    public async Task<ImmutableArray<CollaborationEvent>> EventsAsync(StreamKey key) =>
        [.. (await Store.ReadEventsAsync(key, TestContext.Current.CancellationToken)).Select(stored => StoredEvents.Read(stored.Body.Span))];

    public async Task<Collaboration> StateAsync(StreamKey key) => Collaboration.Empty.Apply(await EventsAsync(key));

    /// <summary>An invoke as Teams would send it for this person, with a message of theirs as the pressed one.</summary>
    public async Task<JsonObject> InvokeAsync(string person, string verb, JsonObject data)
    {
        var told = await TemplateAsync(person);
        return Wire.Again(told, activity =>
        {
            activity.Remove("text");
            activity["type"] = "invoke";
            activity["name"] = "adaptiveCard/action";
            activity["replyToId"] = "1";
            activity["value"] = new JsonObject { ["action"] = new JsonObject { ["type"] = "Action.Execute", ["verb"] = verb, ["data"] = data }, ["trigger"] = "manual" };
        });
    }

    private readonly Dictionary<string, JsonObject> _templates = [];

    private async Task<JsonObject> TemplateAsync(string person)
    {
        if (!_templates.TryGetValue(person, out var template))
        {
            var (before, after) = (Wire.Before, Wire.After);
            (Wire.Before, Wire.After) = (null, null);
            await Office.SayAsync(person, "帮助", TestContext.Current.CancellationToken);
            (Wire.Before, Wire.After) = (before, after);
            _templates[person] = template = Wire.Last!;
        }

        return template;
    }

    /// <summary>Stops everything; the data stays until the office is disposed of.</summary>
    public async Task CloseAsync()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            await Wire.DisposeAsync();
            await _practice.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Delete(recursive: true);
    }
}
