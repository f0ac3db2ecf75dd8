using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;

namespace TeamsCollab.Benchmarks.Store;

/// <summary>
/// A sign-off as the store sees it: one event of 400 bytes, a tip of 6 KB, three effects to three people, and three lines of work that change.
/// The same bytes go into the bare loop.
/// </summary>
internal static class StoreSignOff
{
    public const string Tenant = "6f1c2d3e-0000-4000-8000-000000000001";
    public const int WorkPerPerson = 12;
    private const int EventBytes = 400, TipBytes = 6 * 1024, EffectBytes = 160;

    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8));

    public static StreamKey Key(int number) => StreamKey.Collaboration(Tenant, Name("collaboration", number));

    public static Person Person(int number) => new(Name("person", number));

    /// <summary>One of forty departments; about as many as a large company has.</summary>
    public static string Department(int number) => string.Create(CultureInfo.InvariantCulture, $"第{number % 40}事业部");

    /// <summary>Words that many titles share, and one that few do.</summary>
    public static string Title(int number) => string.Create(CultureInfo.InvariantCulture, $"{2020 + (number % 7)}年Q{1 + (number % 4)}新品上市营销活动协作 批次{number / 100}");

    /// <summary>With everything that a search finds it by, and nothing still to be sent.</summary>
    public static Append Create(int number, int people, int events, DateTimeOffset due)
    {
        var turn = Turn(number, people, null, events, due);
        var day = DateOnly.FromDateTime(Start.Date).AddDays(-(number % 2500));
        return turn with
        {
            Effects = [],
            Index = turn.Index with
            {
                Terms =
                [
                    .. turn.Index.People.Select(SearchTerms.Of), SearchTerms.Of(new Department(Department(number))), SearchTerms.Of(new Department(Department(number + 1))),
                    SearchTerms.OfDay(day), SearchTerms.OfMonth(day.Year, day.Month), SearchTerms.OfYear(day.Year), SearchTerms.OfNumber(turn.Index.Number!),
                ],
                TextTerms = SearchTerms.OfText(Title(number)),
            },
        };
    }

    /// <param name="people">How many there are in all; three of them are asked in each collaboration, so that everybody has about as much to do.</param>
    public static Append Turn(int number, int people, Tip? basis, int events, DateTimeOffset due)
    {
        var stored = ImmutableArray.CreateBuilder<StoredEvent>(events);
        var (version, head) = (basis?.Version ?? 0, basis?.ChainHead ?? EventChain.Start(Key(number)));
        for (var place = 0; place < events; place++)
        {
            var body = Filled(EventBytes, number, version + 1);
            head = EventChain.Next(head, body);
            stored.Add(new(++version, body, head));
        }

        var asked = ImmutableArray.CreateRange(Enumerable.Range(0, 3).Select(place => Person(((number * 3) + place) % people)));
        var turn = string.Create(CultureInfo.InvariantCulture, $"{version}");
        return new Append(
            basis,
            new OperationId($"a:1xNw-conversation-{number}|{turn}"),
            stored.MoveToImmutable(),
            [],
            new Tip(version, Filled(TipBytes, number, version), 1, head, ""),
            [.. asked.Select((person, place) => new EffectToDo($"{Name("collaboration", number)}-{turn}-{place}", $"person:{person.Id}", null, Filled(EffectBytes, number, version)))],
            new StreamIndex(
                string.Create(CultureInfo.InvariantCulture, $"MKT-2026-{number:D7}"), Stage.Minutes, due, asked,
                [.. asked.Select(person => new Awaiting(person, CardName.MinutesSignOff, turn, due))])
            {
                Terms = [.. asked.Select(SearchTerms.Of), SearchTerms.Of(new Department(Department(number))), SearchTerms.Of(new Department(Department(number + 1)))],
            });
    }

    /// <summary>The shape of a GUID, from a number.</summary>
    private static string Name(string kind, int number) => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(kind + number.ToString(CultureInfo.InvariantCulture))).AsSpan(0, 16)).ToString();

    private static byte[] Filled(int bytes, int number, long version)
    {
        var start = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"type":"minutes.signedOff.v1","number":{{number}},"version":{{version}},"filler":"x"""));
        var body = new byte[bytes];
        Array.Fill(body, (byte)'x');
        start.CopyTo(body, 0);
        "\"}"u8.CopyTo(body.AsSpan(bytes - 2));
        return body;
    }
}
