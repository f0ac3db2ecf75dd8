using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TeamsCollab.Office.Teams;

namespace TeamsCollab.Office.Page;

/// <summary>Scenarios that the practice page plays. The office knows none: whoever runs the bot beside it offers them.</summary>
/// <param name="Tell">How far the play is; true for English.</param>
/// <param name="Begin">Name of a scenario, and whether it goes on by itself to the end; why not, or null.</param>
/// <param name="GoOn">Plays the next scene, or all that are left; why not, or null.</param>
/// <param name="Leave">People go on by hand.</param>
public sealed record PagePlay(Func<bool, PlayProgress> Tell, Func<string, bool, string?> Begin, Func<bool, string?> GoOn, Action Leave)
{
    /// <summary>Where nobody offers any.</summary>
    internal static PagePlay None { get; } = new(_ => new PlayProgress([], null, 0, 0, false, string.Empty, null), (_, _) => NoneOffered, _ => NoneOffered, () => { });

    private const string NoneOffered = "这里没有演示。 No scenarios are offered here.";
}

/// <param name="Playing">Name of the scenario on stage; null where there is none.</param>
/// <param name="Played">Scenes that are over.</param>
/// <param name="Doing">Who does what just now, or did last.</param>
/// <param name="Failure">Why it stopped before its end.</param>
public sealed record PlayProgress(ImmutableArray<PlayOffer> Offered, string? Playing, int Played, int Scenes, bool IsActing, string Doing, string? Failure);

/// <param name="Says">What it shows, in one sentence.</param>
public sealed record PlayOffer(string Name, string Title, string Says);

/// <summary>The page's questions and buttons about plays.</summary>
internal sealed class PagePlays
{
    public PagePlay Play { get; set; } = PagePlay.None;

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("play", (string? language) => Results.Json(Play.Tell(language == "en"), OfficeJson.Options));
        routes.MapPost("play", async (HttpRequest request) => Answer(await BodyAsync(request) is { ValueKind: JsonValueKind.Object } body && body.TryGetProperty("name", out var name) && name.ValueKind is JsonValueKind.String
            ? Play.Begin(name.GetString()!, ToTheEnd(body))
            : "缺少 name。 name is missing."));
        routes.MapPost("play/on", async (HttpRequest request) => Answer(Play.GoOn(ToTheEnd(await BodyAsync(request)))));
        routes.MapDelete("play", () =>
        {
            Play.Leave();
            return Answer(null);
        });
    }

    private static async Task<JsonElement> BodyAsync(HttpRequest request) => OfficeJson.TryParse(await OfficeBody.ReadAsync(request)) ?? default;

    private static bool ToTheEnd(JsonElement body) => body.ValueKind is JsonValueKind.Object && body.TryGetProperty("toTheEnd", out var whole) && whole.ValueKind is JsonValueKind.True;

    private static IResult Answer(string? refusal) => refusal is null
        ? Results.Json(new { }, OfficeJson.Options)
        : Results.Json(new { error = new { message = refusal } }, OfficeJson.Options, statusCode: StatusCodes.Status409Conflict);
}
