using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TeamsCollab.Benchmarks.Process;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Practice;
using TeamsCollab.Process;

namespace TeamsCollab.Benchmarks.Turns;

/// <summary>
/// The product in a process of its own. It obeys its standard input: makes collaborations ready for their first signature, tells what a
/// channel would send. Effects rest while turns are measured. The simulated office lives in the same process and is idle meanwhile.
/// </summary>
internal sealed class ProductUnderLoad
{
    public const string Signatory = "陈思远", Asker = "刘雅婷";
    private static readonly DateTimeOffset SigningDay = new(2024, 6, 11, 16, 0, 0, TimeSpan.FromHours(8));

    private readonly PracticeMode _practice;
    private readonly ConfirmedMinutes _minutes;
    private readonly SqliteCollaborationStore _store;
    private readonly CollaborationRunner _runner;
    private (string Chat, string Id) _pressed;

    private ProductUnderLoad(PracticeMode practice)
    {
        (_practice, _minutes) = (practice, new ConfirmedMinutes(practice));
        _store = (SqliteCollaborationStore)practice.App.Services.GetRequiredService<ICollaborationStore>();
        _runner = practice.App.Services.GetRequiredService<CollaborationRunner>();
    }

    public static async Task RunAsync(string store)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Logging.ClearProviders();
        builder.Configuration["Logging:LogLevel:Default"] = "None";
        builder.Configuration["Store:Sqlite:Path"] = store;
        await using var practice = await PracticeMode.StartAsync(builder, new PracticeOptions(null, 0, SigningDay, RunsInTheBackground: false, null), CancellationToken.None);
        var product = new ProductUnderLoad(practice);
        Console.WriteLine(JsonSerializer.Serialize(new { port = new Uri(practice.App.Urls.First()).Port }));
        while (await Console.In.ReadLineAsync() is { } command)
        {
            Console.WriteLine(JsonSerializer.Serialize(await product.ObeyAsync(command.Split(' '))));
        }
    }

    private async Task<object> ObeyAsync(string[] words) => words switch
    {
        ["capture", var person] => await CaptureAsync(person),
        ["confirmed", var first, var count] => await ConfirmedAsync(Number(first), Number(count)),
        ["held", var first, var count] => await HeldAsync(Number(first), Number(count)),
        ["signed", var first, var count] => await CountAsync(Number(first), Number(count), state => state.Minutes.Signatures.HasAgreed(ConfirmedMinutes.Named(_practice, Signatory)) ? 1 : 0),
        ["clauses", var first, var count] => await CountAsync(Number(first), Number(count), state => state.Minutes.Working.Length),
        ["commits"] => _store.Commits,
        _ => throw new ArgumentException($"No such command: {string.Join(' ', words)}"),
    };

    /// <summary>A text of a person as the channel sends it, with its token; the message that answers it stands in the person's chat.</summary>
    private async Task<object> CaptureAsync(string person)
    {
        await _practice.Office.SayAsync(person, "帮助");
        var message = _practice.Office.MessagesOf(person)[^1];
        _pressed = (message.ChatId, message.Id);
        var (token, body) = (string.Empty, string.Empty);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var listener = builder.Build();
        listener.Run(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            (token, body) = (http.Request.Headers.Authorization.ToString(), await reader.ReadToEndAsync());
        });
        await listener.StartAsync();
        _practice.Office.ConnectBot(new Uri(listener.Urls.First()));
        await _practice.Office.SayAsync(person, "帮助");
        _practice.Office.ConnectBot(new Uri(new Uri(_practice.App.Urls.First()), "/api/messages"));
        return new { token, activity = JsonNode.Parse(body), chat = message.ChatId, message = message.Id };
    }

    /// <summary>As if the pump had sent each signatory's card: the captured message, on which the press comes, is a known copy of it.</summary>
    private async Task<object> ConfirmedAsync(int first, int count)
    {
        await _minutes.WriteAsync(first, count);
        foreach (var number in Enumerable.Range(first, count))
        {
            var copy = new CardCopy(ConfirmedMinutes.Named(_practice, Signatory), CardName.MinutesSignOff, null, _pressed.Chat, _pressed.Id);
            await _store.RecordCopyAsync(_minutes.Key(number), copy, CancellationToken.None);
        }

        return Ids(first, count);
    }

    private async Task<object> HeldAsync(int first, int count)
    {
        await _minutes.WriteAsync(first, count, isConfirmed: false);
        return Ids(first, count);
    }

    private async Task<object> CountAsync(int first, int count, Func<Collaboration, int> of)
    {
        var sum = 0;
        foreach (var number in Enumerable.Range(first, count))
        {
            sum += of((await _runner.ReadAsync(_minutes.Key(number), CancellationToken.None)).State);
        }

        return sum;
    }

    private string[] Ids(int first, int count) => [.. Enumerable.Range(first, count).Select(number => _minutes.Key(number).Id)];

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
