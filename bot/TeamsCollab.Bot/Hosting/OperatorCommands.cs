namespace TeamsCollab.Bot.Hosting;

/// <summary>What a command of an operator's reads its settings from: the bot's own; nothing configured means the practice data, as it does for the bot.</summary>
internal static class OperatorCommands
{
    /// <summary>The settings alone, for commands that need no more: appsettings.json beside the program, the environment, SettingsJson, the command line.</summary>
    /// <exception cref="StartUpRefusedException">SettingsJson is no document.</exception>
    public static IConfiguration Read(string[] args, IDictionary<string, string>? switches = null)
    {
        var configuration = new ConfigurationManager();
        configuration.SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables();
        SettingsDocument.Add(configuration);
        configuration.AddCommandLine(args, switches);
        return configuration;
    }

    public static WebApplicationBuilder Configure(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration["Logging:LogLevel:Default"] = "Warning";
        SettingsDocument.Add(builder.Configuration);
        if (string.IsNullOrEmpty(builder.Configuration["MicrosoftAppId"]) && builder.Environment.IsDevelopment() && !StoreSettings.IsRemote(builder.Configuration))
        {
            builder.Configuration["MicrosoftAppId"] = BotHost.PracticeAppId;
            builder.Configuration["MicrosoftAppPassword"] = "practice";
            builder.Configuration["MicrosoftAppTenantId"] = builder.Configuration["tenant"] ?? BotHost.PracticeTenantId;
            builder.Configuration["Store:Sqlite:Path"] ??=
                Path.Combine(builder.Configuration["Practice:Folder"] ?? Path.Combine(StoreSettings.DataFolder, "practice"), "collaborations.db");
        }

        return builder;
    }
}
