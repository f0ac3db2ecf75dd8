using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.BotFramework;
using TeamsCollab.Verification;

namespace TeamsCollab.Bot.Proof;

/// <summary>
/// <c>signing-key</c>: prints the fingerprint and the public key with which bundles verify, for an administrator to publish where it can be trusted.
/// Needs neither the store nor that the bot is stopped. Exit code 0, or 1 where the key cannot be read.
/// </summary>
internal static class SigningKeyCommand
{
    internal const string Usage = "用法 / usage: signing-key [--Signing:KeyFile <file.pem> | --Signing:KeyVaultKey <address>]";

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            var builder = OperatorCommands.Configure(args[1..]);
            builder.Services.AddSingleton(MachineTime.Real);
            builder.Services.AddBotFramework(builder.Configuration, options => options.Credential = LoopbackCredential.For(options, MachineTime.Real));
            await using var app = builder.Build();
            var key = SigningKeySettings.Open(
                builder.Configuration, () => app.Services.GetRequiredService<IOptions<BotFrameworkOptions>>().Value.CreateCredential(), MachineTime.Real);
            var current = await key.ReadCurrentAsync(default);
            await output.WriteLineAsync($"{SigningKeySettings.Say(key)}");
            await output.WriteLineAsync($"指纹 / fingerprint: {TrustedKey.Fingerprint(current.Id)}");
            await output.WriteLineAsync(PemEncoding.WriteString("PUBLIC KEY", current.PublicKey));
            return 0;
        }
        catch (Exception refusal) when (StartUpReport.Explain(refusal) is { } words)
        {
            await error.WriteLineAsync(words);
            return 1;
        }
        catch (SigningKeyUnavailableException unavailable)
        {
            await error.WriteLineAsync(unavailable.Message);
            return 1;
        }
    }
}
