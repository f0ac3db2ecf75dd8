using System.Globalization;
using System.Runtime.InteropServices;
using TeamsCollab.FakeCosmos;

#pragma warning disable RS0030 // The one clock of this program.
var options = new FakeCosmosOptions(TimeProvider.System);
#pragma warning restore RS0030
if (args is not ([] or [_] or [_, _]) || !Array.TrueForAll(args, each => int.TryParse(each, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
{
    await Console.Error.WriteLineAsync("usage: TeamsCollab.FakeCosmos [port] [ranges]");
    return 2;
}

await using var server = await FakeCosmosServer.StartAsync(options with
{
    Port = args is [var port, ..] ? int.Parse(port, CultureInfo.InvariantCulture) : 0,
    Ranges = args is [_, var ranges] ? int.Parse(ranges, CultureInfo.InvariantCulture) : 1,
});
await Console.Out.WriteLineAsync($"Store:Cosmos:Endpoint={server.Endpoint} Store:Cosmos:Key={FakeCosmosOptions.PublishedKey}");
var stop = new TaskCompletionSource();
using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
await stop.Task;
return 0;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.TrySetResult();
}
