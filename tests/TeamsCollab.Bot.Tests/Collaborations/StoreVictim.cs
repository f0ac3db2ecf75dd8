using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging.Abstractions;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Tests.Collaborations;

/// <summary>
/// The process that <see cref="StoreKillTests"/> kills: this assembly once more, told by an environment variable which file to write. It appends to
/// eight streams at once, for ever, and says of each append that was confirmed: stream, version.
/// </summary>
internal static class StoreVictim
{
    public const string FileVariable = "TEAMSCOLLAB_TESTS_STORE_VICTIM";

    /// <summary>After so many confirmations it kills itself; where empty, somebody else does.</summary>
    public const string DiesAtVariable = FileVariable + "_DIES_AT";
    public const int Streams = 8;

    public static StreamKey Stream(int number) => StoreTurn.Collaboration(string.Create(CultureInfo.InvariantCulture, $"victim-{number}"));

    /// <summary>Every version is written by one operation and demands one effect.</summary>
    public static string Operation(long version) => string.Create(CultureInfo.InvariantCulture, $"turn-{version}");

    // Before the test runner's own Main. Everything is waited for on this thread: no other may enter this assembly while it begins.
    [ModuleInitializer]
    internal static void RunWhereAsked()
    {
        if (Environment.GetEnvironmentVariable(FileVariable) is { } file)
        {
            Append(SqliteCollaborationStore.OpenAsync(file, NullLogger.Instance, CancellationToken.None).GetAwaiter().GetResult());
        }
    }

    private static void Append(SqliteCollaborationStore store)
    {
        using var itself = System.Diagnostics.Process.GetCurrentProcess();
        var diesAt = int.TryParse(Environment.GetEnvironmentVariable(DiesAtVariable), CultureInfo.InvariantCulture, out var set) ? set : int.MaxValue;
        var output = Console.Out;
        while (true)
        {
            var appends = new Task<bool>[Streams];
            var versions = new long[Streams];
            for (var number = 0; number < Streams; number++)
            {
                var tip = store.LoadAsync(Stream(number), default, CancellationToken.None).GetAwaiter().GetResult().Tip;
                versions[number] = (tip?.Version ?? 0) + 1;
                var operation = Operation(versions[number]);
                var index = StoreTurn.Index(null, StoreTurn.Monday.AddTicks(versions[number]), [StoreTurn.Ma], new Awaiting(StoreTurn.Ma, CardName.ExecutionTask, operation, null));
                appends[number] = store.TryAppendAsync(
                    Stream(number), StoreTurn.Of(tip, operation, 1, index, [StoreTurn.Words(operation)], StoreTurn.Effect(operation)), CancellationToken.None);
            }

            for (var number = 0; number < Streams; number++)
            {
                if (appends[number].GetAwaiter().GetResult())
                {
                    output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{number} {versions[number]}"));
                    output.Flush();
                    if (--diesAt == 0)
                    {
                        itself.Kill();
                    }
                }
            }
        }
    }
}
