using static TeamsCollab.Benchmarks.Process.Figures;

namespace TeamsCollab.Benchmarks.Turns;

/// <summary>5,000 texts, 64 at once, while the connector answers 429 to every tenth send: each text is answered once, and memory stays where it was.</summary>
internal static class Burst
{
    private const int Activities = 5_000, Together = 64;

    public static async Task RunAsync(StubChannel stub)
    {
        using var bot = await BotProcess.DotNetAsync("echo", stub.Address);
        await TurnLoad.RunAsync(bot.Port, $"Bearer {stub.Token()}", Together, TurnBodies.Messages(stub, Activities, isOneConversation: false), TurnsBenchmark.IsEmptyOk);
        var before = bot.Megabytes;
        stub.RefusesEveryTenth = true;
        var sent = await TurnLoad.RunAsync(bot.Port, $"Bearer {stub.Token()}", Together, TurnBodies.Messages(stub, Activities, isOneConversation: false), TurnsBenchmark.IsEmptyOk);
        stub.RefusesEveryTenth = false;
        var (lost, doubled) = (Activities - stub.Texts.Count, stub.Texts.Values.Count(times => times > 1));
        Print($"burst of {Activities} at {Together}: {sent.Seconds:F1} s, {lost} lost, {doubled} doubled, {sent.Failed} refused, memory {before:F0} -> {bot.Megabytes:F0} MB");
        TurnsBenchmark.Demand(lost is 0 && doubled is 0 && sent.Failed is 0, $"{lost} lost, {doubled} doubled, {sent.Failed} refused.");
        Console.WriteLine();
    }
}
