using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using TeamsCollab.Bot.Calendar;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Clock;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Bot.Dispute;
using TeamsCollab.Bot.Documents;
using TeamsCollab.Bot.Effects;
using TeamsCollab.Bot.Execution;
using TeamsCollab.Bot.Graph;
using TeamsCollab.Bot.Health;
using TeamsCollab.Bot.Materials;
using TeamsCollab.Bot.Meeting;
using TeamsCollab.Bot.Memorandum;
using TeamsCollab.Bot.Minutes;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Bot.People;
using TeamsCollab.Bot.Procedure;
using TeamsCollab.Bot.Proof;
using TeamsCollab.Bot.Request;
using TeamsCollab.Bot.Retrospective;
using TeamsCollab.Bot.Teams;
using TeamsCollab.Bot.Telemetry;
using TeamsCollab.BotFramework;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Bot.Hosting;

/// <summary>Puts the product together. What is simulated is reached over HTTP by its configured address; nothing else differs.</summary>
public static class BotHost
{
    /// <summary>The tenant of every practice run. Written here as well because published output does not contain the simulated office.</summary>
    public const string PracticeTenantId = "00000000-7ea1-4c0b-8a00-70726163746b";

    /// <summary>The app id of every practice run.</summary>
    internal const string PracticeAppId = "00000000-7ea1-4c0b-8a00-000000000b07";

    public static async Task<WebApplication> BuildAsync(WebApplicationBuilder builder, CancellationToken cancellation, bool runsInTheBackground = true)
    {
        SettingsDocument.Add(builder.Configuration);
        SettingsCheck.Refuse(builder.Configuration);
        if (string.IsNullOrEmpty(builder.Configuration["MicrosoftAppId"]))
        {
            throw new StartUpRefusedException(
                "未配置 MicrosoftAppId：请按 infra/README.md 创建 Azure Bot 并填写配置；想在本机体验，请以 Development 环境运行。 "
                + "MicrosoftAppId is not set: create the Azure Bot as infra/README.md says; to practise on this machine run in the Development environment.");
        }

        // Before the store is opened: Cosmos DB is reached with this identity, and a data file is not made for a bot that cannot run.
        if (StoreSettings.Bot(builder.Configuration).Validate() is { Count: > 0 } problems)
        {
            throw new StartUpRefusedException(string.Join(Environment.NewLine, problems));
        }

        TelemetryExport.Add(builder, () => StoreSettings.Bot(builder.Configuration).CreateCredential());
        var calendar = ChineseHolidays.Load(builder.Configuration.GetSection("Calendar"));
        var logging = LoggerFactory.Create(early => early.AddConfiguration(builder.Configuration.GetSection("Logging")).AddConsole());
        var store = await StoreSettings.OpenAsync(builder.Configuration, logging, cancellation);
        if (!builder.Environment.IsDevelopment() && await ((ICollaborationArchive)store).ReadStreamsAsync(PracticeTenantId, cancellation).AnyAsync(cancellation))
        {
            await ((IAsyncDisposable)store).DisposeAsync();
            throw new StartUpRefusedException(
                $"{StoreSettings.Say(builder.Configuration)} 中有体验环境的数据，不能用于正式运行；请用 Store:Sqlite:Path 或 Store:Cosmos:Container 指定其他存储。 "
                + "This store holds practice data and cannot serve production: name another one with Store:Sqlite:Path or Store:Cosmos:Container.");
        }

        // Whoever asks learns nothing about what answers.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        AddServices(builder, calendar, store, runsInTheBackground);
        var app = builder.Build();
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        CheckLimits(app.Services.GetRequiredService<IOptions<TimeLimits>>().Value);
        await app.Services.GetRequiredService<CalendarAdoption>().AnnounceAsync(cancellation);
        TurnMeasure.Use(app, "/api/messages", app.Services.GetRequiredService<BotMeter>(), MachineTime.Real);
        app.MapBotMessages("/api/messages", app.Services.GetRequiredService<TeamsTurns>().Router);
        app.Services.GetRequiredService<ISigningKey>();
        HealthPages.Map(app);
        AboutPages.Map(app);
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder, WorkingCalendar calendar, ICollaborationStore store, bool runsInTheBackground)
    {
        var services = builder.Services;
        services.TryAddSingleton(MachineTime.Real);
        services.AddSingleton(calendar);
        services.AddSingleton<ICollaborationStore>(_ => store);
        services.AddSingleton((ICollaborationArchive)store);
        services.AddOptions<TimeLimits>().BindConfiguration("Limits");
        services.AddOptions<OrganisationSettings>().BindConfiguration("Organisation");
        services.AddOptions<DraftSettings>().BindConfiguration("Drafts").Validate(drafts => drafts is { KeptDays: >= 1 and <= 365, Most: >= 1 and <= 20 }, "Drafts:KeptDays 应为 1 到 365 天，Drafts:Most 应为 1 到 20。 Drafts:KeptDays is 1 to 365 days, Drafts:Most 1 to 20.").ValidateOnStart();
        services.AddOptions<MaterialSettings>().BindConfiguration("Materials").Validate(materials => materials is { MostMegabytes: >= 1 and <= 2048, SecondsToRead: >= 1 and <= 12 }, "Materials:MostMegabytes 应为 1 到 2048，Materials:SecondsToRead 应为 1 到 12 秒。 Materials:MostMegabytes is 1 to 2048, Materials:SecondsToRead 1 to 12 seconds.").ValidateOnStart();
        services.AddOptions<ContactSettings>().BindConfiguration("Contact");
        services.AddSingleton<OutboundShares>();
        services.AddSingleton<LeaseOutboundShare>(provider => provider.GetRequiredService<OutboundShares>().LeaseAsync);
        services.AddBotFramework(builder.Configuration, options => options.Credential = LoopbackCredential.For(options, MachineTime.Real));
        services.AddSingleton(provider =>
        {
            var bot = provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
            return GraphClients.Of(bot, builder.Configuration["Graph:BaseAddress"]);
        });

        services.AddSingleton(provider => SigningKeySettings.Open(
            builder.Configuration,
            () => provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value.CreateCredential(),
            MachineTime.Real));
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<Proofs>();
        services.AddSingleton<RecordReader>();
        services.AddSingleton<BundleWriter>();
        services.AddSingleton<DocumentLibrary>();
        services.AddSingleton<FileOffers>();
        services.AddSingleton<UploadDoor>();
        services.AddSingleton<DownloadDoor>();
        services.AddSingleton<SentFiles>();
        services.AddSingleton<FileConsents>();
        services.AddSingleton<BotMeter>();
        services.AddSingleton<EffectSamples>();
        services.AddSingleton<Heartbeats>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<StartUpCheck>();
        services.AddSingleton<BusinessClock>();
        services.AddSingleton<StaffDirectory>();
        services.AddSingleton<FactsGatherer>();
        services.AddSingleton<CollaborationRunner>();
        services.AddSingleton<PersonRegister>();
        services.TryAddSingleton(_ => CardLibrary.Load(Path.Combine(AppContext.BaseDirectory, "cards")));
        services.AddSingleton<CardComposer>();
        services.AddSingleton(provider => SentenceForm.ReaderFor(provider.GetRequiredService<IOptions<OrganisationSettings>>().Value, calendar));
        services.AddSingleton<GeneralCards>();
        services.AddSingleton(new VerbTable(Verbs));
        services.AddSingleton(provider => new DialogTable(Dialogs, provider.GetRequiredService<VerbTable>()));
        services.AddSingleton<Drafts>();
        services.AddSingleton<DraftLines>();
        services.AddSingleton<DialogCards>();
        services.AddSingleton<DialogBeginnings>();
        services.AddSingleton<DialogTurns>();
        services.AddSingleton<HeardText>();
        services.AddSingleton<Searches>();
        services.AddSingleton<CardPresses>();
        services.AddSingleton<TextMessages>();
        services.AddSingleton<Substitutes>();
        services.AddSingleton<TypedSearches>();
        services.AddSingleton<TeamsTurns>();
        services.AddSingleton<FirstContact>();
        services.AddSingleton<CalendarEvents>();
        services.AddSingleton<RoomDirectory>();
        services.AddSingleton<FreeTimes>();
        services.AddSingleton<DepartmentLoads>();
        services.AddSingleton<OpenImprovements>();
        services.AddSingleton<ImprovementReviews>();
        services.AddSingleton<OutlookWatch>();
        services.AddSingleton<MailboxHours>();
        services.AddSingleton<HeadsAtWork>();
        services.AddSingleton<ChatCards>();
        services.AddSingleton<PersonalCards>();
        services.AddSingleton<MeetingBookings>();
        services.AddSingleton<EffectWorker>();
        services.AddSingleton<EffectBell>();
        services.AddSingleton<EffectPump>();
        services.AddSingleton<CalendarAdoption>();
        services.AddSingleton<MorningRounds>();
        services.AddSingleton<ClockSweep>();
        if (runsInTheBackground)
        {
            services.AddHostedService(provider => provider.GetRequiredService<EffectPump>());
            services.AddHostedService<ClockWorker>();
            services.AddHostedService(provider => provider.GetRequiredService<EffectSamples>());
            services.AddHostedService(provider => provider.GetRequiredService<StartUpCheck>());
        }
    }

    /// <summary>Every verb of every stage.</summary>
    public static ImmutableArray<CardVerb> Verbs =>
        [.. RequestActions.All, .. MeetingActions.All, .. LiveActions.All, .. MinutesActions.All, .. MemorandumActions.All, .. ProcedureActions.All, .. DisputeActions.All, .. ExecutionActions.All, .. RetrospectiveActions.All, .. OverviewActions.All, .. DocumentActions.All, .. DialogActions.All, .. GeneralActions.All];

    /// <summary>Every dialog, each declared in one file.</summary>
    public static ImmutableArray<Dialog> Dialogs => [RequestDialog.Steps, PaperworkDialog.Steps, ArrangeDialog.Steps, ArrangeDialog.Move, ResourceDialog.Steps, BudgetDialog.Steps, MemorandumDialog.Steps, TaskDialog.New, TaskDialog.Change, MinutesDisputeDialog.New, MinutesDisputeDialog.Change];

    private static void CheckLimits(TimeLimits limits)
    {
        if (limits.Validate() is { IsEmpty: false } problems)
        {
            throw new StartUpRefusedException(string.Join(Environment.NewLine, problems.Select(problem => $"Limits:{problem.Chinese} Limits:{problem.English}")));
        }
    }
}
