using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Operator;
using TeamsCollab.Bot.Proof;
using TeamsCollab.Bot.Tests.Proof;
using TeamsCollab.Office;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;
using TeamsCollab.Verification;

namespace TeamsCollab.Bot.Tests.FrontDoor;

/// <summary>
/// Somebody who could write an export file tries to have our key sign what never happened. They have no private key of ours; everything else in the
/// file they make consistent: chains, heads, keys, totals.
/// </summary>
public sealed class ImportTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("import-");
    private readonly StringWriter _output = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string FilePath => Path.Combine(_folder.FullName, "tenant.jsonl");

    private string CopyPath => Path.Combine(_folder.FullName, "copy.db");

    public void Dispose()
    {
        _output.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_history_chained_anew_under_the_genuine_heads_is_refused_and_the_effect_that_wants_it_signed_does_not_help()
    {
        await using var office = await ExportedAsync();
        await ForgeAsync(Rewritten);
        await RefusedAsync(office, "it was rewritten");
    }

    [Fact]
    public async Task A_history_whose_heads_a_forger_signed_with_a_key_of_their_own_is_refused()
    {
        await using var office = await ExportedAsync();
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var id = Statements.KeyId(forger.ExportSubjectPublicKeyInfo());
        await ForgeAsync(stream => stream.Kind switch
        {
            StreamKind.Collaboration => Rewritten(stream),
            StreamKind.Organisation when stream.Id == "signing-keys" => Forged<KeyEvent>(stream, [new KeyEvent.Introduced(id, Convert.ToBase64String(forger.ExportSubjectPublicKeyInfo()), id, null, null, DateTimeOffset.UnixEpoch)]),
            _ => stream,
        });
        await SignHeadsAsync(forger, id);
        await RefusedAsync(office, TrustedKey.Fingerprint(id));
    }

    [Fact]
    public async Task A_head_signed_by_somebody_else_in_our_keys_name_is_refused()
    {
        await using var office = await ExportedAsync();
        using var forger = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await ForgeAsync(stream => stream.Kind is StreamKind.Collaboration ? Rewritten(stream) : stream);
        await SignHeadsAsync(forger, null);
        await RefusedAsync(office, "was not made by the organisation's key");
    }

    [Fact]
    public async Task Without_its_signatures_a_history_is_taken_in_only_when_the_operator_repeats_how_many_and_that_is_recorded()
    {
        await using var office = await ExportedAsync();
        await ForgeAsync(stream => stream.Kind switch
        {
            StreamKind.Collaboration => Rewritten(stream),
            StreamKind.Proof => null,
            _ => stream,
        });
        await RefusedAsync(office, "--accept-unproven 1");
        Assert.Contains("第 ", _output.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await ImportAsync(office, "--accept-unproven", "2"));
        Assert.Equal(0, await ImportAsync(office, "--accept-unproven", "1"));
        Assert.Equal(0, await ImportAsync(office, "--accept-unproven", "1"));

        var again = Path.Combine(_folder.FullName, "again.jsonl");
        Assert.Equal(0, await RunAsync("export", "--to", again, "--Store:Sqlite:Path", CopyPath));
        Assert.Contains((await office.KeyAsync()).Id, (await File.ReadAllLinesAsync(again, Cancellation)).Single(line => line.Contains("import.trusted.v1", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_file_wants_sent_waits_for_the_operator_and_nothing_is_signed_because_a_file_asks_for_it()
    {
        await using var office = await ExportedAsync();
        var key = await office.KeyAsync();
        await ForgeAsync(stream => stream.Kind is not StreamKind.Collaboration ? stream : stream with
        {
            Effects =
            [
                Pending(new Effect.SignHead(stream.Version, Digest.Of("forged"u8.ToArray())), "a", "person:x"),
                Pending(new Effect.CancelMeeting(1) { EventId = "somebody-elses" }, "b", "person:x"),
            ],
        });
        Assert.Equal(0, await ImportAsync(office));
        Assert.Contains("1 effects were parked", _output.ToString(), StringComparison.Ordinal);

        await using var store = await SqliteCollaborationStore.OpenAsync(CopyPath, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, Cancellation);
        var effects = (await store.ReadStreamAsync(key, Cancellation))!.Effects;
        Assert.Equal([(EffectState.Parked, "calendar:1")], effects.Select(each => (each.State, each.Effect.Target)));
        Assert.Empty(await store.ClaimEffectsAsync(DateTimeOffset.MaxValue.AddDays(-9), TimeSpan.FromMinutes(1), 99, Cancellation));
    }

    [Fact]
    public async Task Another_installations_record_is_taken_in_once_its_key_is_named()
    {
        await using var office = await ExportedAsync();
        var id = Assert.Single((await office.Services.Keys().ReadHistoryAsync(PracticeTenant.Id, Cancellation)).Keys).Key;
        Assert.Equal(1, await RunAsync("import", "--from", FilePath, "--Store:Sqlite:Path", CopyPath));
        Assert.Contains(TrustedKey.Fingerprint(id), _output.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.ChangeExtension(CopyPath, ".signing-key.pem")), "Asking made a key.");
        Assert.Equal(1, await RunAsync("import", "--from", FilePath, "--Store:Sqlite:Path", CopyPath, "--key", "my key"));
        Assert.Equal(0, await RunAsync("import", "--from", FilePath, "--Store:Sqlite:Path", CopyPath, "--key", TrustedKey.Fingerprint(id)));
    }

    /// <summary>One event says something else; every hash after it, the tip and an effect that wants the new head signed follow.</summary>
    private static ExportedStream Rewritten(ExportedStream stream)
    {
        if (stream.Kind is not StreamKind.Collaboration)
        {
            return stream;
        }

        var forged = Chained(stream, stream.Events.Select(each => each.Body.Replace("\\\"MKT-", "\\\"SAL-", StringComparison.Ordinal).Replace("\"number\":\"MKT", "\"number\":\"SAL", StringComparison.Ordinal)));
        Assert.NotEqual(stream.ChainHead, forged.ChainHead);
        return forged with { Effects = [.. forged.Effects, Pending(new Effect.SignHead(forged.Version, new Digest(forged.ChainHead)), "forged", "proof")] };
    }

    private static ExportedStream.Pending Pending(Effect effect, string id, string target) =>
        new(id, target, null, Encoding.UTF8.GetString(EffectRows.Of(effect, id).Body.Span), EffectState.Ready, 0, null);

    private static ExportedStream Forged<T>(ExportedStream stream, IEnumerable<T> events) =>
        Chained(stream, events.Select(each => JsonSerializer.Serialize(each, StoredEvents.Options)));

    private static ExportedStream Chained(ExportedStream stream, IEnumerable<string> bodies)
    {
        var head = EventChain.Start(new StreamKey(PracticeTenant.Id, stream.Kind, stream.Id));
        var events = bodies.Select(body => new ExportedStream.Event((head = EventChain.Next(head, Encoding.UTF8.GetBytes(body))).Value, body)).ToArray();
        return stream with { Events = [.. events], Version = events.Length, ChainHead = head.Value };
    }

    /// <summary>Signs every head of every history anew, under a name.</summary>
    private async Task SignHeadsAsync(ECDsa forger, string? id)
    {
        var histories = (await ReadAsync()).Where(stream => stream.Kind is StreamKind.Collaboration).ToDictionary(stream => stream.Id);
        await ForgeAsync(stream => stream.Kind is not StreamKind.Proof ? stream : Forged(stream, stream.Events.Select(each => JsonSerializer.Deserialize<ProofEvent>(each.Body, StoredEvents.Options)!).Select(said =>
        {
            if (said is not ProofEvent.HeadSigned head)
            {
                return said;
            }

            var (hash, name) = (histories[stream.Id].Events[(int)head.Version - 1].Hash, id ?? head.Key);
            var statement = Statements.Head(PracticeTenant.Id, stream.Id, head.Version, hash, Statements.At(head.At), name);
            return head with { Head = new Digest(hash), Key = name, Signature = System.Buffers.Text.Base64Url.EncodeToString(forger.SignData(statement, HashAlgorithmName.SHA256)) };
        })));
    }

    private async Task<RunningOffice> ExportedAsync()
    {
        var office = await RunningOffice.StartAsync();
        await new Campaign(office).RequestAsync();
        Assert.Equal(0, await RunAsync("export", "--to", FilePath, "--Store:Sqlite:Path", office.StorePath));
        return office;
    }

    private async Task<ExportedStream[]> ReadAsync() =>
        [.. (await File.ReadAllLinesAsync(FilePath, Cancellation)).Select(line => ExportFile.Read(line).Stream).OfType<ExportedStream>()];

    private async Task ForgeAsync(Func<ExportedStream, ExportedStream?> forge)
    {
        var totals = TenantTotals.None;
        var lines = new List<string>();
        foreach (var line in (await File.ReadAllLinesAsync(FilePath, Cancellation)).Select(ExportFile.Read))
        {
            var forged = line.Stream is { } stream ? line with { Stream = forge(stream) } : line;
            if (line.Stream is not null && forged.Stream is null)
            {
                continue;
            }

            totals = forged.Stream is { } each ? totals.With(each, each.ToUtf8()) : forged.Number is { } number ? totals.WithNumber(ExportFile.Of(number)) : totals;
            lines.Add(Encoding.UTF8.GetString(ExportFile.Of(forged with { Totals = forged.Totals is null ? null : totals })));
        }

        await File.WriteAllLinesAsync(FilePath, lines, Cancellation);
    }

    private async Task RefusedAsync(RunningOffice office, string why)
    {
        Assert.Equal(1, await ImportAsync(office));
        Assert.Contains(why, _output.ToString(), StringComparison.Ordinal);
        await using var store = await SqliteCollaborationStore.OpenAsync(CopyPath, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance, Cancellation);
        await foreach (var key in store.ReadStreamsAsync(PracticeTenant.Id, Cancellation))
        {
            Assert.Fail($"{key} was stored.");
        }
    }

    private Task<int> ImportAsync(RunningOffice office, params string[] more) =>
        RunAsync(["import", "--from", FilePath, "--Store:Sqlite:Path", CopyPath, "--Signing:KeyFile", office.SigningKeyPath, .. more]);

    private Task<int> RunAsync(params string[] typed) => OperatorCommand.RunAsync(typed, _output, _output, Cancellation);
}
