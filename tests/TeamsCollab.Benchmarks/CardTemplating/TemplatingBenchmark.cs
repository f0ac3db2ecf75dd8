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
/// Processor time, not the clock, because the machine may be busy; for the same reason the three take turns.
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
        var escaped = JsonSerializer.SerializeToElement(record, JsonSerializerOptions.Web);
        var data = JsonSerializer.SerializeToElement(record, Relaxed);
        var options = new ExpandOptions { Culture = CultureInfo.GetCultureInfo("zh-CN") };
        var output = new ArrayBufferWriter<byte>(16 * 1024);
        void Expand()
        {
            output.ResetWrittenCount();
            template.Expand(output, data, options);
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

        Measure(ExpandEscaped, WarmUp);
        Measure(Expand, WarmUp);
        Measure(Write, WarmUp);
        var (ours, fromEscaped, plain, theirs) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(Measure(Expand, Round));
            fromEscaped.Add(Measure(ExpandEscaped, Round));
            plain.Add(Measure(Write, Round));
            if (round % 3 == 0 && AskNode(data) is { } answer)
            {
                theirs.Add(answer);
            }
        }

        Report(card.Length, ours, fromEscaped, plain, theirs, Allocated(Expand), Allocated(Write));
        return 0;
    }

    private static double Measure(Action action, TimeSpan duration)
    {
        var clock = Stopwatch.StartNew();
        var spent = Environment.CpuUsage.TotalTime;
        long count = 0;
        while (clock.Elapsed < duration)
        {
            for (var i = 0; i < 100; i++)
            {
                action();
            }

            count += 100;
        }

        return count / (Environment.CpuUsage.TotalTime - spent).TotalSeconds;
    }

    private static long Allocated(Action action)
    {
        const int Times = 1_000;
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++)
        {
            action();
        }

        return (GC.GetAllocatedBytesForCurrentThread() - before) / Times;
    }

    private static double? AskNode(JsonElement data)
    {
        var folder = Path.GetFullPath(Path.Combine(Folder(), "..", "..", "TeamsCollab.CardTemplating.Tests", "node"));
        var start = new ProcessStartInfo("node", "benchmark.mjs") { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, StandardInputEncoding = new UTF8Encoding(false) };
        try
        {
            using var node = System.Diagnostics.Process.Start(start)!;
            node.StandardInput.Write($"{{\"template\":{File.ReadAllText(Path.Combine(Folder(), "memorandum.json"))},\"data\":{data.GetRawText()}}}");
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

    private static void Report(int bytes, List<double> ours, List<double> fromEscaped, List<double> plain, List<double> theirs, long oursAllocated, long plainAllocated)
    {
        var (fast, hand) = (Median(ours), Median(plain));
        Line($"card                        {bytes,10:N0} bytes");
        Line($"our templates               {fast,10:N0} cards/s {oursAllocated,10:N0} bytes allocated each");
        Line($"  data in \\u escapes         {Median(fromEscaped),10:N0} cards/s");
        Line($"hand-written Utf8JsonWriter {hand,10:N0} cards/s {plainAllocated,10:N0} bytes allocated each");
        Line($"time against hand-written   {hand / fast,10:N2} (goal: at most 3)");
        if (theirs.Count > 0)
        {
            Line($"official engine in Node     {Median(theirs),10:N0} cards/s");
            Line($"speed against it            {fast / Median(theirs),10:N0} (goal: at least 50)");
        }
        else
        {
            Line($"official engine: not measured; Node or its packages are missing (npm ci in tests/TeamsCollab.CardTemplating.Tests/node)");
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
