using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Microsoft.Graph;
using Microsoft.Graph.Models.ODataErrors;
using TeamsCollab.Bot.Graph;
using TeamsCollab.Bot.People;
using TeamsCollab.Process;
using TeamsCollab.Process.Substitution;
using Person = TeamsCollab.Process.Person;

namespace TeamsCollab.Bot.Organisation;

/// <summary>
/// Whether heads are with the company and at work this moment, and who was named to sign for them (B19). Never remembered: a signature hangs on it. An
/// absence is what the mailbox's automatic replies announce; where a mailbox does not say, its owner is at work.
/// </summary>
public sealed class HeadsAtWork(GraphServiceClient graph, PersonRegister register, MailboxHours mailboxes, IOptions<OrganisationSettings> settings, TimeProvider machine)
{
    /// <exception cref="DirectorySilentException">Graph did not answer.</exception>
    public async Task<ImmutableArray<HeadFact>> ReadAsync(string tenant, IEnumerable<(Person Head, ImmutableArray<Department> Sides)> heads, CancellationToken cancellation) =>
        [.. await Task.WhenAll(heads.Select(each => ReadAsync(tenant, each.Head, each.Sides, cancellation)))];

    private async Task<HeadFact> ReadAsync(string tenant, Person head, ImmutableArray<Department> sides, CancellationToken cancellation)
    {
        var isGone = !await IsHereAsync(head, cancellation);
        NamedSubstitute[] named =
        [
            .. (await register.FindNowAsync(tenant, head, cancellation)).Substitute is { } own ? [new NamedSubstitute(own, "head")] : Array.Empty<NamedSubstitute>(),
            .. sides.Select(settings.Value.SubstituteOf).OfType<Person>().Select(person => new NamedSubstitute(person, "settings")),
        ];
        var here = await Task.WhenAll(named.DistinctBy(each => each.Person).Where(each => each.Person != head).Select(async each => (each, IsHere: await IsHereAsync(each.Person, cancellation))));
        ImmutableArray<NamedSubstitute> able = [.. here.Where(each => each.IsHere).Select(each => each.each)];

        // Without anybody to stand in nothing hangs on the absence.
        var (from, to) = isGone || able.IsEmpty ? (null, null) : await mailboxes.AwayNowAsync(head, cancellation);
        return new HeadFact(head, isGone, from, to, able, machine.GetUtcNow());
    }

    /// <summary>Whether the directory has an account of theirs that is not disabled.</summary>
    private async Task<bool> IsHereAsync(Person person, CancellationToken cancellation)
    {
        try
        {
            return await graph.Users[person.Id].GetAsync(request => request.QueryParameters.Select = ["id", "accountEnabled"], cancellation) is { } user && user.AccountEnabled is not false;
        }
        catch (ODataError error) when (error.ResponseStatusCode is 404)
        {
            return false;
        }
        catch (Exception failure) when (DirectorySilentException.IsSilence(failure, cancellation))
        {
            GraphPatience.NoteSilence();
            throw new DirectorySilentException(failure);
        }
    }
}
