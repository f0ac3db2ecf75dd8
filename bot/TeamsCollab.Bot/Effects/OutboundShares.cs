using System.Text.Json;
using Microsoft.Extensions.Options;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.BotFramework;

namespace TeamsCollab.Bot.Effects;

/// <summary>
/// Divides Teams' limits among the instances that run, through a note in the store. An instance alone has nine tenths and newcomers start with half
/// of what is left, so that nobody waits for a share; within a minute all have equal ones. A share that has ended counts against the others for
/// as long as Teams may still count what was sent with it.
/// </summary>
public sealed class OutboundShares(ICollaborationStore store, IOptions<BotFrameworkOptions> bot, TimeProvider machine)
{
    private const string Note = "outbound-shares";
    private const double Given = 0.9;
    private const int Tries = 8;

    /// <summary>Whoever sends nothing asks for nothing, and their part goes to the others.</summary>
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(10);

    /// <summary>Teams' longest window but the hour's, which no burst of ours fills.</summary>
    private static readonly TimeSpan Remembered = TimeSpan.FromSeconds(30);

    private readonly string _self = Convert.ToHexString(Unpredictable.Bytes().Span[..8]);

    private sealed record Grant(string Instance, double Part, DateTimeOffset Until);

    /// <summary>This instance's share from now on.</summary>
    /// <exception cref="StoreUnavailableException">The store is down, or others write without a pause.</exception>
    public async ValueTask<OutboundShare> LeaseAsync(CancellationToken cancellation)
    {
        var tenant = bot.Value.MicrosoftAppTenantId;
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var note = await store.ReadNoteAsync(tenant, Note, cancellation);
            var now = machine.GetUtcNow();
            Grant[] grants = [.. Read(note).Where(grant => now < grant.Until + Remembered)];
            var mine = new Grant(_self, PartOf(grants), now + Lease);
            if (await store.TryWriteNoteAsync(tenant, Note, note, JsonSerializer.Serialize(grants.Append(mine)), cancellation))
            {
                return new OutboundShare(mine.Part, mine.Until);
            }
        }

        throw new StoreUnavailableException("无法与其他实例约定发送份额，稍后自动重试。 No share of the outbound limits could be agreed with the other instances; trying again.");
    }

    private double PartOf(Grant[] grants)
    {
        var others = grants.Where(grant => grant.Instance != _self).GroupBy(grant => grant.Instance).ToArray();
        var left = 1 - others.Sum(other => other.Max(grant => grant.Part));
        var equal = Given / (others.Length + 1);
        return left >= equal ? equal : left / 2;
    }

    private static Grant[] Read(SharedNote? note) => note is null ? [] : JsonSerializer.Deserialize<Grant[]>(note.Text) ?? [];
}
