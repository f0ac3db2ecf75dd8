using System.Collections;
using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Graph.Users.Item.Calendar.GetSchedule;
using Microsoft.Graph.Users.Item.Events.Item.Cancel;
using Microsoft.Graph.Users.Item.SendMail;
using Microsoft.Kiota.Abstractions.Serialization;
using TeamsCollab.Office;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>
/// Everything that goes to Microsoft Graph and comes back, held against the models of Microsoft's own SDK: a body is read into its model, nothing in it is
/// unknown there, and written again it is the same. So a name that is misspelt on either side cannot pass in silence.
/// </summary>
public sealed partial class GraphModelTests
{
    private static readonly (string Method, string Path, ParsableFactory<IParsable>? Sent, ParsableFactory<IParsable>? Answered)[] Models =
    [
        ("POST", "/users/*/events", Event.CreateFromDiscriminatorValue, Event.CreateFromDiscriminatorValue),
        ("GET", "/users/*/events", null, EventCollectionResponse.CreateFromDiscriminatorValue),
        ("GET", "/users/*/events/*", null, Event.CreateFromDiscriminatorValue),
        ("PATCH", "/users/*/events/*", Event.CreateFromDiscriminatorValue, Event.CreateFromDiscriminatorValue),
        ("POST", "/users/*/events/*/cancel", CancelPostRequestBody.CreateFromDiscriminatorValue, null),
        ("POST", "/users/*/calendar/getSchedule", GetSchedulePostRequestBody.CreateFromDiscriminatorValue, GetSchedulePostResponse.CreateFromDiscriminatorValue),
        ("POST", "/users/*/sendMail", SendMailPostRequestBody.CreateFromDiscriminatorValue, null),
        ("POST", "/users/*/teamwork/installedApps", UserScopeTeamsAppInstallation.CreateFromDiscriminatorValue, null),
        ("GET", "/users/*/mailboxSettings", null, MailboxSettings.CreateFromDiscriminatorValue),
        ("GET", "/users", null, UserCollectionResponse.CreateFromDiscriminatorValue),
        ("GET", "/users/*", null, User.CreateFromDiscriminatorValue),
        ("GET", "/places/graph.room", null, RoomCollectionResponse.CreateFromDiscriminatorValue),
    ];

    [Fact]
    public async Task Every_body_sent_and_answered_is_known_to_the_models_of_the_sdk_both_ways()
    {
        var exchanges = new ConcurrentQueue<OfficeExchange>();
        await using var office = await RunningOffice.StartAsync(exchanges.Enqueue);
        await PlayAsync(office);

        var (faults, told) = (new List<string>(), new HashSet<string>());
        foreach (var exchange in exchanges.Where(exchange => exchange.Kind is OfficeExchangeKind.Graph && exchange.Status < 300))
        {
            var path = Version().Replace(exchange.UrlOrPath.Split('?')[0], string.Empty);
            if (Array.Find(Models, model => model.Method == exchange.Method && Fits(model.Path, path)) is not { Method: not null } known)
            {
                faults.Add($"{exchange.Method} {path}: nobody told this test its models");
                continue;
            }

            told.Add($"{known.Method} {known.Path}");
            var name = $"{known.Method} {known.Path}";
            faults.AddRange(await FaultsAsync($"{name} sent", known.Sent, exchange.RequestBody?.ToString(), same: true));
            faults.AddRange(await FaultsAsync($"{name} answered", known.Answered, exchange.ResponseBody?.ToString(), same: false));
        }

        Assert.Empty(faults.Distinct());
        Assert.Empty(Models.Select(model => $"{model.Method} {model.Path}").Except(told));
    }

    /// <summary>Every call that the product makes: people, rooms, free times, an installation, a mail, a meeting booked, looked at, moved and called off.</summary>
    private static async Task PlayAsync(RunningOffice office)
    {
        await new Campaign(office).SubmitAsync("客服部", $"客服部|{office.Id("罗丹")}");
        await new Campaign(office).SubmitAsync("产品部", $"产品部|{office.Id("郑伟")}");
        await new Campaign(office).RequestAsync();
        var rooms = await office.Services.GetRequiredService<GraphServiceClient>().Places.GraphRoom.GetAsync(cancellationToken: TestContext.Current.CancellationToken);
        await office.PressAsync(
            Campaign.Asker, "meeting.arrange", ("date", "2024-06-06"), ("start", "14:00"), ("minutes", "60"), ("form", "online"), ("room", rooms!.Value![0].EmailAddress!));
        await office.OpenAsync(Campaign.Asker, "meetingArrange", string.Empty);
        await office.PressAsync(Campaign.Asker, "meeting.move", ("newDate", "2024-06-07"), ("newStart", "10:00"), ("moveReason", "会议室检修"));
        await office.UntilAsync(6, 3, 16);
        await office.OpenAsync(Campaign.Asker, "meetingArrange", string.Empty);
        await office.PressAsync(Campaign.Asker, "meeting.callOff", ("reason", "王总监当天出差"));
    }

    private static async Task<IEnumerable<string>> FaultsAsync(string name, ParsableFactory<IParsable>? factory, string? body, bool same)
    {
        if (body is not { Length: > 0 })
        {
            return factory is null ? [] : [$"{name}: nothing"];
        }

        if (factory is null)
        {
            return same ? [$"{name}: a body that nobody expected"] : [];
        }

        var model = (await KiotaJsonSerializer.DeserializeAsync(body, factory))!;
        var faults = Unknown(model, name).ToList();
        if (same)
        {
            var again = await KiotaJsonSerializer.SerializeAsStringAsync(model, serializeOnlyChangedValues: false);
            if (!JsonNode.DeepEquals(JsonNode.Parse(again), JsonNode.Parse(body)))
            {
                faults.Add($"{name}: written again it is {again}, and it was {body}");
            }
        }

        return faults;
    }

    /// <summary>Whatever a model has no property for, but annotations such as <c>@odata.etag</c>.</summary>
    private static IEnumerable<string> Unknown(object? value, string where) => value switch
    {
        IParsable model =>
        [
            .. model is IAdditionalDataHolder { AdditionalData: { } more } ? more.Keys.Where(key => !key.Contains("@odata.", StringComparison.Ordinal)).Select(key => $"{where}: {key} is unknown") : [],
            .. model.GetType().GetProperties().Where(property => property.GetIndexParameters().Length == 0 && property.Name is not ("AdditionalData" or "BackingStore"))
                .SelectMany(property => Unknown(property.GetValue(model), $"{where}.{property.Name}")),
        ],
        string => [],
        IEnumerable many => many.Cast<object?>().SelectMany(each => Unknown(each, where)),
        _ => [],
    };

    private static bool Fits(string pattern, string path) => Regex.IsMatch(path, $"^{Regex.Escape(pattern).Replace("\\*", "[^/]+", StringComparison.Ordinal)}$", RegexOptions.IgnoreCase);

    [GeneratedRegex("^.*/v1\\.0")]
    private static partial Regex Version();
}
