using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using TeamsCollab.CardTemplating;

namespace TeamsCollab.Benchmarks.CardTemplating;

/// <summary>
/// Expansions of one card per second of processor time and bytes allocated by each, three ways side by side: our templates, hand-written Utf8JsonWriter code
/// that gives the same bytes, and the official engine in Node. Goals: within 3 times of the hand-written code, 50 times the official engine.
/// The official engine gets its data as objects of its own language and ours as <see cref="CardData"/>; the line that parses the data each time is what the product does.
/// Processor time, not the clock, because the machine may be busy; for the same reason all take turns.
/// </summary>
internal static class TemplatingBenchmark
{
    private const int Rounds = 7;

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    private static readonly JsonSerializerOptions Relaxed = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static int Run()
    {
        var template = CardTemplate.Parse("memorandum.json", File.ReadAllBytes(Path.Combine(Folder(), "memorandum.json")));
        var record = MemorandumData.Sample;
        var escaped = CardData.Parse(JsonSerializer.SerializeToUtf8Bytes(record, JsonSerializerOptions.Web));
        var json = JsonSerializer.SerializeToUtf8Bytes(record, Relaxed);
        var data = CardData.Parse(json);
        var room = new CardDataBuffer();
        var options = new ExpandOptions { Culture = CultureInfo.GetCultureInfo("zh-CN") };
        var output = new ArrayBufferWriter<byte>(16 * 1024);
        void Expand()
        {
            output.ResetWrittenCount();
            template.Expand(output, data, options);
        }

        void ParseAndExpand()
        {
            output.ResetWrittenCount();
            room.Clear();
            room.Write(json);
            template.Expand(output, room.Parse(), options);
        }

        void ExpandEscaped()
        {
            output.ResetWrittenCount();
            template.Expand(output, escaped, options);
        }

        void Write()
        {
            output.ResetWrittenCount();
            HandWritten.Write(output, record);
        }

        Expand();
        var card = output.WrittenSpan.ToArray();
        Write();
        if (!output.WrittenSpan.SequenceEqual(card))
        {
            Console.Error.WriteLine($"Not the same bytes:\n{Encoding.UTF8.GetString(card)}\n{Encoding.UTF8.GetString(output.WrittenSpan)}");
            return 1;
        }

        Measured.CallsPerSecond(ExpandEscaped, WarmUp);
        Measured.CallsPerSecond(Expand, WarmUp);
        Measured.CallsPerSecond(Write, WarmUp);
        Measured.CallsPerSecond(ParseAndExpand, WarmUp);
        var (ours, fromBytes, fromEscaped, plain, theirs) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(Measured.CallsPerSecond(Expand, Round));
            fromBytes.Add(Measured.CallsPerSecond(ParseAndExpand, Round));
            fromEscaped.Add(Measured.CallsPerSecond(ExpandEscaped, Round));
            plain.Add(Measured.CallsPerSecond(Write, Round));
            if (round % 3 == 0 && AskNode(json) is { } answer)
            {
                theirs.Add(answer);
            }
        }

        Report(card.Length, ours, fromBytes, fromEscaped, plain, theirs, (Measured.BytesAllocated(Expand), Measured.BytesAllocated(ParseAndExpand), Measured.BytesAllocated(Write)));
        DrawBenchmark.Run();
        return 0;
    }

    private static double? AskNode(byte[] data)
    {
        var folder = Path.GetFullPath(Path.Combine(Folder(), "..", "..", "TeamsCollab.CardTemplating.Tests", "node"));
        var start = new ProcessStartInfo("node", "benchmark.mjs") { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false) };
        try
        {
            using var node = System.Diagnostics.Process.Start(start)!;
            node.StandardInput.Write($"{{\"template\":{File.ReadAllText(Path.Combine(Folder(), "memorandum.json"))},\"data\":{Encoding.UTF8.GetString(data)}}}");
            node.StandardInput.Close();
            var answer = node.StandardOutput.ReadToEnd();
            node.WaitForExit();
            return node.ExitCode == 0 ? double.Parse(answer, CultureInfo.InvariantCulture) : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static void Report(int bytes, List<double> ours, List<double> fromBytes, List<double> fromEscaped, List<double> plain, List<double> theirs, (long Ours, long FromBytes, long Plain) allocated)
    {
        var (fast, hand) = (Measured.Median(ours), Measured.Median(plain));
        Line($"card                        {bytes,10:N0} bytes");
        Line($"our templates               {fast,10:N0} cards/s {allocated.Ours,10:N0} bytes allocated each");
        Line($"  data parsed each time      {Measured.Median(fromBytes),10:N0} cards/s {allocated.FromBytes,10:N0} bytes allocated each");
        Line($"  data in \\u escapes         {Measured.Median(fromEscaped),10:N0} cards/s");
        Line($"hand-written Utf8JsonWriter {hand,10:N0} cards/s {allocated.Plain,10:N0} bytes allocated each");
        Line($"time against hand-written   {hand / fast,10:N2} (goal: at most 3)");
        if (theirs.Count > 0)
        {
            Line($"official engine in Node     {Measured.Median(theirs),10:N0} cards/s");
            Line($"speed against it            {fast / Measured.Median(theirs),10:N0} (goal: at least 50)");
        }
        else
        {
            Line($"official engine: not measured; Node or its packages are missing (npm ci in tests/TeamsCollab.CardTemplating.Tests/node)");
        }
    }

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
