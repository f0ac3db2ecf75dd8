using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TeamsCollab.Office.People;
using TeamsCollab.Office.Teams;

namespace TeamsCollab.Office.Graph;

/// <summary>The app in the catalogue and with each person (A13).</summary>
internal sealed class AppRoutes(SimulatedOfficeOptions options, OfficeDirectory directory, TeamsChats chats, TeamsInstallations installations, OfficeAddress address)
{
    private string ExternalId => options.ManifestId ?? options.BotAppId;

    private string CatalogId => CatalogAppId.Of(options);

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("appCatalogs/teamsApps", (HttpRequest request) => GraphList.Answer(request, address, [App()]));
        const string Installed = "users/{id}/teamwork/installedApps";
        routes.MapGet(Installed, (string id, HttpRequest request) => With(id, person => List(person, request)));
        routes.MapPost(Installed, InstallAsync);
        routes.MapGet(Installed + "/{installation}", (string id, string installation, HttpRequest request) => With(id, installation, person => Json(Installation(person, request))));
        routes.MapGet(Installed + "/{installation}/chat", (string id, string installation) => With(id, installation, person => Json(new JsonObject
        {
            ["id"] = chats.Personal(person).Id,
            ["chatType"] = "oneOnOne",
            ["topic"] = null,
            ["tenantId"] = options.TenantId,
        })));
        routes.MapDelete(Installed + "/{installation}", async (string id, string installation) =>
        {
            var answer = With(id, installation, _ => Results.NoContent());
            if (answer is not GraphRefusal)
            {
                await installations.UninstallAsync(directory.Find(id)!, CancellationToken.None);
            }

            return answer;
        });
    }

    private IResult List(OfficePerson person, HttpRequest request)
    {
        // The app can be asked for although it is told only with $expand.
        JsonObject[] apps = chats.Installation(person).Installed ? [With(Installation(person, request), "teamsApp", App())] : [];
        var expands = Expands(request);
        return GraphList.Answer(request, address, apps, shape: app =>
        {
            var shown = app.DeepClone().AsObject();
            if (!expands)
            {
                shown.Remove("teamsApp");
            }

            return shown;
        });
    }

    private async Task<IResult> InstallAsync(string id, HttpRequest request)
    {
        if (directory.Find(id) is not { } person)
        {
            return GraphRefusal.NoUser(id);
        }

        var app = (await OfficeBody.ReadObjectAsync(request))?.Text("teamsApp@odata.bind");
        return app is null ? GraphRefusal.BadRequest("BadRequest", "Bad Request: teamsApp@odata.bind is required.")
            : !app.EndsWith("/appCatalogs/teamsApps/" + CatalogId, StringComparison.OrdinalIgnoreCase) ? new GraphRefusal(404, "NotFound", "The app was not found in the catalogue.")
            : chats.Installation(person).Installed ? new GraphRefusal(409, "Conflict", "App is already installed in the user's personal scope.")
            : !directory.Installable(person) ? new GraphRefusal(403, "Forbidden", "The app is blocked by app permission policy for this user.")
            : Installed(person);
    }

    private IResult Installed(OfficePerson person)
    {
        installations.InstallSoon(person);
        return Results.StatusCode(StatusCodes.Status201Created);
    }

    private JsonObject App() => new() { ["id"] = CatalogId, ["externalId"] = ExternalId, ["displayName"] = options.AppName, ["distributionMethod"] = "organization" };

    private JsonObject Installation(OfficePerson person, HttpRequest request)
    {
        var installation = new JsonObject { ["id"] = InstallationId(person) };
        return Expands(request) ? With(installation, "teamsApp", App()) : installation;
    }

    private string InstallationId(OfficePerson person) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{person.Id}##{CatalogId}"));

    private static bool Expands(HttpRequest request) => request.Query["$expand"].ToString().Contains("teamsApp", StringComparison.OrdinalIgnoreCase);

    private static JsonObject With(JsonObject value, string name, JsonNode member)
    {
        value[name] = member;
        return value;
    }

    private IResult With(string id, Func<OfficePerson, IResult> answer) => directory.Find(id) is { } person ? answer(person) : GraphRefusal.NoUser(id);

    private IResult With(string id, string installation, Func<OfficePerson, IResult> answer) => With(id, person =>
        chats.Installation(person).Installed && Uri.UnescapeDataString(installation) == InstallationId(person) ? answer(person) : new GraphRefusal(404, "NotFound", "The app is not installed for this user."));

    private static IResult Json(JsonObject body) => Results.Json(body, OfficeJson.Options);
}
