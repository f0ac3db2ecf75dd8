[assembly: AssemblyFixture(typeof(TeamsCollab.Bot.Tests.FrontDoor.EndedCampaign))]

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>
/// An office in which one collaboration went from request to report, played when a test first asks for it and kept for the others: they look at it and copy from
/// it, and leave it as it is.
/// </summary>
public sealed class EndedCampaign : IAsyncDisposable
{
    private readonly Lazy<Task<RunningOffice>> _office = new(PlayAsync);

    internal Task<RunningOffice> OfficeAsync() => _office.Value;

    public async ValueTask DisposeAsync()
    {
        if (_office.IsValueCreated)
        {
            await (await _office.Value).DisposeAsync();
        }
    }

    private static async Task<RunningOffice> PlayAsync()
    {
        var office = await RunningOffice.StartAsync();
        await new Campaign(office).PlayAsync();
        return office;
    }
}
