namespace TeamsCollab.Bot.Hosting;

/// <summary>What a command of an operator's reads its settings from: the bot's own; nothing configured means the practice data, as it does for the bot.</summary>
internal static class OperatorCommands
{
    public static WebApplicationBuilder Configure(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration["Logging:LogLevel:Default"] = "Warning";
        if (string.IsNullOrEmpty(builder.Configuration["MicrosoftAppId"]) && builder.Environment.IsDevelopment())
        {
            builder.Configuration["MicrosoftAppId"] = "practice";
            builder.Configuration["MicrosoftAppPassword"] = "practice";
            builder.Configuration["MicrosoftAppTenantId"] = BotHost.PracticeTenantId;
            builder.Configuration["Store:Sqlite:Path"] ??=
                Path.Combine(builder.Configuration["Practice:Folder"] ?? Path.Combine(StoreSettings.DataFolder, "practice"), "collaborations.db");
        }

        return builder;
    }
}
