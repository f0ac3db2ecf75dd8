using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Process;
using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Benchmarks.CardTemplating;

/// <summary>
/// What a turn pays for its card: the sign-off card of the product drawn whole, from the record to the bytes that are sent, with the texts of its language,
/// the typed words marked and a refresh put in.
/// </summary>
internal static class DrawBenchmark
{
    public static void Run()
    {
        var cards = Path.GetFullPath(Path.Combine(Folder(), "..", "..", "..", "cards"));
        var library = CardLibrary.Load(cards);
        var data = JsonSerializer.Deserialize<MinutesSignOffCard>(File.ReadAllBytes(Path.Combine(cards, "minutes", "sign-off.head.sample.json")), CardLibrary.DataOptions)!;
        var host = new CardHost("MKT-2026-015", "7f3a9c2e51", new Notice("已收到。", "good"))
        {
            Refresh = CardRefresh.Of("overview.open", "MKT-2026-015", CardName.MinutesSignOff, null, ["29:1-wang", "29:1-li", "29:1-han"]),
        };
        var bytes = library.Draw(CardName.MinutesSignOff, data, Language.Chinese, host).Length;
        void Draw() => library.Draw(CardName.MinutesSignOff, data, Language.Chinese, host);

        Measured.CallsPerSecond(Draw, TimeSpan.FromSeconds(3));
        var rates = Enumerable.Range(0, 5).Select(_ => Measured.CallsPerSecond(Draw, TimeSpan.FromSeconds(1))).ToList();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"sign-off card, record to bytes {1e6 / Measured.Median(rates),7:N1} µs {Measured.BytesAllocated(Draw),10:N0} bytes allocated each, {bytes:N0} bytes long"));
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
