using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace TeamsCollab.BotFramework;

/// <summary>Registers the protocol with a host.</summary>
public static class BotFrameworkRegistration
{
    /// <summary>
    /// Reads <see cref="BotFrameworkOptions"/> from the configuration's root and refuses to start with wrong ones. The host registers the
    /// <see cref="TimeProvider"/> (machine time), and a <see cref="LeaseOutboundShare"/> where several instances run.
    /// </summary>
    public static IServiceCollection AddBotFramework(this IServiceCollection services, IConfiguration configuration, Action<BotFrameworkOptions>? adjust = null)
    {
        services.AddOptions<BotFrameworkOptions>().Bind(configuration).Configure(options => adjust?.Invoke(options)).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BotFrameworkOptions>, BotFrameworkOptionsRules>());
        services.AddHttpClient(SigningKeys.HttpClientName, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(10);
            client.MaxResponseContentBufferSize = 1 << 20;
        }).ConfigurePrimaryHttpMessageHandler(NoRedirects);
        services.AddHttpClient(ConnectorPipe.HttpClientName, client =>
        {
            client.Timeout = TimeSpan.FromSeconds(20);
            client.MaxResponseContentBufferSize = 4 << 20;
        }).ConfigurePrimaryHttpMessageHandler(NoRedirects).RemoveAllLoggers();
        services.TryAddSingleton<ChannelTokenValidator>();
        services.TryAddSingleton<LeaseOutboundShare>(_ => ValueTask.FromResult(OutboundShare.Alone));
        services.TryAddSingleton<OutboundBudget>();
        services.TryAddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
            return new BotToken(options.CreateCredential(), options.ToChannelFromBotOAuthScope, provider.GetRequiredService<TimeProvider>());
        });
        services.TryAddSingleton(provider =>
        {
            var options = provider.GetRequiredService<IOptions<BotFrameworkOptions>>().Value;
            var trust = new ServiceUrlTrust(options.TrustedServiceUrlHosts);
            var pipe = new ConnectorPipe(
                provider.GetRequiredService<IHttpClientFactory>(), provider.GetRequiredService<BotToken>(),
                options.PaceOutbound ?? !trust.IsLoopbackOnly ? provider.GetRequiredService<OutboundBudget>() : null,
                trust, options.MaxMessageBytes, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<ConnectorPipe>>());
            return new ConnectorClient(pipe, options.SendRetries, isAnswer: false);
        });
        return services;
    }

    /// <summary>A redirect would carry our requests to a host nobody listed.</summary>
    private static SocketsHttpHandler NoRedirects() => new() { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) };
}
