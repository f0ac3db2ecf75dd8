using System.Collections.Immutable;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;
using TeamsCollab.Verification;

namespace TeamsCollab.Bot.Proof;

/// <summary>Signs a collaboration's chain as it grows, and keeps the proof beside it. Everything here may be repeated without harm.</summary>
public sealed partial class Proofs(ICollaborationStore store, SigningKeys keys, StaffDirectory staff, ILogger<Proofs> logger)
{
    private readonly SmallStream<ProofEvent, ProofState> _streams = new(store, 1, ProofState.Empty, (state, happened) => state.Apply(happened));

    public Task<ImmutableArray<ProofEvent>> ReadAsync(StreamKey collaboration, CancellationToken cancellation) =>
        _streams.ReadEventsAsync(StreamKey.ProofOf(collaboration), cancellation);

    /// <summary>The names under which people took part, as far as they are known and were not erased.</summary>
    public async Task<ImmutableDictionary<Person, string>> ReadNamesAsync(StreamKey collaboration, CancellationToken cancellation)
    {
        var words = await store.ReadWordsAsync(StreamKey.ProofOf(collaboration), null, cancellation);
        return (await ReadAsync(collaboration, cancellation)).OfType<ProofEvent.NamesLearned>()
            .SelectMany(learned => learned.People)
            .DistinctBy(named => named.Person)
            .Where(named => words[named.Name] is not null)
            .ToImmutableDictionary(named => named.Person, named => words.Read(named.Name)!);
    }

    /// <summary>Signs one head of the chain (B15), and writes down the names of whoever is new in the collaboration.</summary>
    /// <exception cref="SigningKeyUnavailableException">The key cannot be reached now.</exception>
    public async Task SignHeadAsync(StreamKey collaboration, long version, Digest head, Collaboration state, CancellationToken cancellation)
    {
        var proof = StreamKey.ProofOf(collaboration);
        var operation = new OperationId($"head:{version}");
        if ((await store.LoadAsync(proof, operation, cancellation)).AlreadyRun)
        {
            return;
        }

        var known = (await _streams.ReadAsync(proof, cancellation)).Named.ToHashSet();
        var learned = await LearnAsync([.. state.Parties.Where(person => !known.Contains(person))], cancellation);
        var made = await keys.SignAsync(collaboration.Tenant, (at, key) => Statements.Head(collaboration.Tenant, collaboration.Id, version, head.Value, at, key), cancellation);
        var signed = new ProofEvent.HeadSigned(version, head, made.Key, made.Signature, made.At);
        await _streams.AppendAsync(
            proof,
            operation,
            _ => learned.IsEmpty ? [signed] : [signed, new ProofEvent.NamesLearned(learned, made.At)],
            learned.Select(named => named.Name),
            cancellation);
    }

    /// <summary>The signature over a manifest: the one that was made before, or a new one.</summary>
    /// <exception cref="SigningKeyUnavailableException">The key cannot be reached now.</exception>
    public async Task<ProofEvent.ManifestSigned> SignManifestAsync(StreamKey collaboration, long version, Digest head, Digest manifest, CancellationToken cancellation)
    {
        if (Find(await ReadAsync(collaboration, cancellation), manifest) is { } before)
        {
            return before;
        }

        var made = await keys.SignAsync(
            collaboration.Tenant, (at, key) => Statements.Manifest(collaboration.Tenant, collaboration.Id, version, head.Value, manifest.Value, at, key), cancellation);
        var signed = new ProofEvent.ManifestSigned(version, manifest, made.Key, made.Signature, made.At);
        await _streams.AppendAsync(StreamKey.ProofOf(collaboration), new OperationId($"manifest:{manifest.Value}"), _ => [signed], [], cancellation);
        return Find(await ReadAsync(collaboration, cancellation), manifest)!;
    }

    private static ProofEvent.ManifestSigned? Find(ImmutableArray<ProofEvent> proof, Digest manifest) =>
        proof.OfType<ProofEvent.ManifestSigned>().FirstOrDefault(signed => signed.Manifest == manifest);

    /// <summary>A directory that does not answer must not hold up a signature: the names are learned with a later head.</summary>
    private async Task<ImmutableArray<NamedPerson>> LearnAsync(ImmutableArray<Person> people, CancellationToken cancellation)
    {
        if (people.IsEmpty)
        {
            return [];
        }

        try
        {
            var names = await staff.NamesAsync(people, cancellation);
            var entropy = Unpredictable.Bytes();
            return [.. people.Where(names.ContainsKey).Select(person => new NamedPerson(person, Wording.Seal(entropy.Span, [("text", names[person])])))];
        }
        catch (Exception fault) when (fault is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            Log.NamesUnknown(logger, people.Length, fault);
            return [];
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "The names of {Count} people could not be read; they are read again with the next event.")]
        public static partial void NamesUnknown(ILogger logger, int count, Exception fault);
    }
}
