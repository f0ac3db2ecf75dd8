using Azure.Core;
using TeamsCollab.Bot.Hosting;

namespace TeamsCollab.Bot.Proof;

/// <summary>Which key signs: <c>Signing:KeyVaultKey</c>, else <c>Signing:KeyFile</c>, else a file beside the SQLite data.</summary>
public static class SigningKeySettings
{
    /// <param name="identity">The bot's own identity, asked for only where a vault is configured.</param>
    /// <exception cref="StartUpRefusedException">The setting cannot be used; or nothing is set beside a shared store, whose instances must share one key.</exception>
    public static ISigningKey Open(IConfiguration configuration, Func<TokenCredential> identity, TimeProvider machine)
    {
        if (configuration["Signing:KeyVaultKey"] is { Length: > 0 } vault)
        {
            return new KeyVaultSigningKey(KeyVaultSigningKey.Address(vault), identity(), new SocketsHttpHandler(), machine);
        }

        return !string.IsNullOrEmpty(configuration["Signing:KeyFile"]) || string.IsNullOrEmpty(configuration["Store:Cosmos:Endpoint"])
            ? FileSigningKey.Open(FileOf(configuration))
            : throw new StartUpRefusedException(
                "使用 Cosmos DB 时请用 Signing:KeyVaultKey 指定签名密钥（或用 Signing:KeyFile 指定各实例共用的密钥文件）。 "
                + "With Cosmos DB name the signing key with Signing:KeyVaultKey, or a key file that all instances share with Signing:KeyFile.");
    }

    /// <summary>The key that <see cref="Open"/> would use; null where its file is not there yet, which is then not made.</summary>
    public static ISigningKey? Find(IConfiguration configuration, Func<TokenCredential> identity, TimeProvider machine) =>
        string.IsNullOrEmpty(configuration["Signing:KeyVaultKey"]) && !File.Exists(FileOf(configuration)) ? null : Open(configuration, identity, machine);

    /// <summary>One line for the report at start.</summary>
    public static string Say(ISigningKey key) => key switch
    {
        FileSigningKey { IsNew: true } => $"本机密钥文件，已新建，仅本人可读 / key file, just created, for its owner only: {key.Place}",
        FileSigningKey => $"本机密钥文件 / key file: {key.Place}",
        _ => $"密钥保管库 / Key Vault: {key.Place}",
    };

    private static string FileOf(IConfiguration configuration) =>
        configuration["Signing:KeyFile"] is { Length: > 0 } file ? Path.GetFullPath(file) : Path.ChangeExtension(StoreSettings.PathOf(configuration), ".signing-key.pem");
}
