using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Proof;
using TeamsCollab.Verification;

namespace TeamsCollab.Bot.Operator;

/// <summary>Whom an import believes: the keys that this installation signs with itself, and what the operator takes upon themselves.</summary>
/// <param name="Own">Ids of the keys at hand here.</param>
/// <param name="Named">Ids of keys that the operator knows to be the organisation's.</param>
/// <param name="Unproven">How many histories without proof the operator said they accept.</param>
internal sealed record ImportTrust(ImmutableArray<string> Own, ImmutableArray<string> Named, int Unproven)
{
    /// <exception cref="InvalidDataException">An option cannot be meant so.</exception>
    /// <exception cref="SigningKeyUnavailableException">The key cannot be reached now.</exception>
    public static async Task<ImportTrust> ReadAsync(IConfiguration settings, CancellationToken cancellation)
    {
        var held = SigningKeySettings.Find(settings, () => StoreSettings.IdentityOf(settings), MachineTime.Real);
        using var open = held as IDisposable;
        return new ImportTrust(
            held is null ? [] : [.. (await held.ReadHeldAsync(cancellation)).Select(key => key.Id)],
            [.. (settings["key"] ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(KeyOf)],
            settings["accept-unproven"] is not { } count ? 0 : int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var accepted)
                ? accepted
                : throw new InvalidDataException($"--accept-unproven 后须写条数：{count}。 --accept-unproven takes a number."));
    }

    private static string KeyOf(string given) => TrustedKey.IdOf(given) ?? throw new InvalidDataException(
        $"--key 须为公钥文件或完整指纹：{given}。 --key takes public key files or whole fingerprints (signing-key prints both).");
}
