using Microsoft.Extensions.DependencyInjection;
using TeamsCollab.Bot.Proof;

namespace TeamsCollab.Bot.Tests.Proof;

internal static class ProofServices
{
    public static Proofs Proofs(this IServiceProvider services) => services.GetRequiredService<Proofs>();

    public static SigningKeys Keys(this IServiceProvider services) => services.GetRequiredService<SigningKeys>();
}
