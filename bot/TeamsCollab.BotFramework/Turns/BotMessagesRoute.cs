using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace TeamsCollab.BotFramework;

/// <summary>Puts the messaging endpoint into an application.</summary>
public static class BotMessagesRoute
{
    /// <summary>
    /// Answers POST at <paramref name="pattern"/> (others get 405): 415 not JSON or a packed body, 413 too large, 401 no token, 403 a wrong one, 400 not an
    /// activity, 501 an invoke nobody handles, 503 when a handler says so or the connector is down, 500 for a fault, with a sentence for whoever pressed a card; else the handler's answer or an empty 200.
    /// </summary>
    public static IEndpointConventionBuilder MapBotMessages(this IEndpointRouteBuilder routes, string pattern, ActivityRouter router) =>
        routes.MapPost(pattern, ActivatorUtilities.CreateInstance<BotMessagesEndpoint>(routes.ServiceProvider, router).HandleAsync);
}
