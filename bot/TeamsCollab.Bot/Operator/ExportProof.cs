using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Documents;
using TeamsCollab.Bot.Proof;
using TeamsCollab.Process;
using TeamsCollab.Verification;

namespace TeamsCollab.Bot.Operator;

/// <summary>
/// Whether the organisation's key stands behind what an export tells (B15). Whatever is imported, our key signs on with the next event of it, and thereby
/// vouches for all that went before: so the whole file is looked at before anything of it is stored, and nothing is believed because the file says so.
/// </summary>
internal sealed class ExportProof
{
    private readonly Dictionary<string, KnownKey> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Line, ProofEvent Said)>> _said = new(StringComparer.Ordinal);
    private readonly List<(int Line, string Collaboration)> _unproven = [];
    private readonly string _path;
    private readonly string _tenant;

    private ExportProof(string path, string tenant) => (_path, _tenant) = (path, tenant);

    /// <summary>Collaborations whose last event is under no head that a trusted key signed, each with its line.</summary>
    public IReadOnlyList<(int Line, string Collaboration)> Unproven => _unproven;

    /// <exception cref="InvalidDataException">The file is not whole, a chain or a signature in it does not hold, or a key in it is not trusted. Says which line, and what to do.</exception>
    public static async Task<ExportProof> CheckAsync(string path, string tenant, ImportTrust trust, CancellationToken cancellation)
    {
        var proof = new ExportProof(path, tenant);
        await proof.CheckWholeAsync(trust, cancellation);
        await proof.CheckSignaturesAsync(cancellation);
        await proof.CheckHistoriesAsync(cancellation);
        return proof;
    }

    private async Task CheckWholeAsync(ImportTrust trust, CancellationToken cancellation)
    {
        var (totals, said) = (TenantTotals.None, default(TenantTotals));
        await foreach (var (number, line) in ExportFile.LinesAsync(_path, cancellation))
        {
            if (line.Stream is { } stream)
            {
                if (!stream.IsChained(_tenant))
                {
                    throw Refused(number, $"{stream.Kind}/{stream.Id} 的记录链不完整或被改动", $"the chain of {stream.Kind}/{stream.Id} is broken or was changed");
                }

                totals = totals.With(stream, stream.ToUtf8());
                if (stream.In(_tenant).Key == SigningKeys.StreamOf(_tenant))
                {
                    CheckKeys(number, stream, trust);
                }
            }
            else if (line.Number is { } reserved)
            {
                totals = totals.WithNumber(ExportFile.Of(reserved));
            }

            said = line.Totals ?? said;
        }

        if (said is null)
        {
            throw new InvalidDataException("导出文件不完整：没有末行。请重新导出。 The export was cut off: its last line is missing. Export again.");
        }

        if (said != totals)
        {
            throw new InvalidDataException($"文件各行与末行合计不一致，未导入。请重新导出。\n They differ, the lines and their totals: nothing was imported. Export again.\n{said}\n{totals}");
        }
    }

    private void CheckKeys(int number, ExportedStream stream, ImportTrust trust)
    {
        try
        {
            var introduced = Read<KeyEvent>(stream).OfType<KeyEvent.Introduced>().ToArray();
            var findings = new List<Finding>();
            using var json = JsonDocument.Parse(BundleJson.Array(introduced.Select(BundleJson.Of)));
            var keys = KnownKey.ReadAll(json.RootElement, _tenant, findings);
            if (findings is [var finding, ..])
            {
                throw Refused(number, finding.Chinese.TrimEnd('。'), finding.English.TrimEnd('.'));
            }

            foreach (var id in introduced.Select(each => each.Key))
            {
                // One that a trusted key vouched for is as good as that.
                if (!trust.Own.Contains(id) && !trust.Named.Contains(id) && !(keys[id] is { IsEndorsed: true, Previous: { } previous } && _keys.ContainsKey(previous)))
                {
                    throw new InvalidDataException(
                        $"第 {number} 行：签名密钥不是本安装信任的密钥，未导入：{TrustedKey.Fingerprint(id)}。若与本单位公布的指纹一致，请一并带来密钥文件，或加 --key \"<指纹>\"。 "
                        + $"Line {number}: this installation does not trust this signing key, nothing was imported. If it is the fingerprint that your organisation published, bring the key file along or add --key \"<fingerprint>\".");
                }

                _keys[id] = keys[id];
            }
        }
        catch (Exception broken) when (broken is FormatException or JsonException)
        {
            throw Refused(number, "签名密钥的记录无法读取", $"the record of signing keys cannot be read ({broken.Message})");
        }
    }

    private async Task CheckSignaturesAsync(CancellationToken cancellation)
    {
        await foreach (var (number, line) in ExportFile.LinesAsync(_path, cancellation))
        {
            if (line.Stream is not { Kind: StreamKind.Proof } stream)
            {
                continue;
            }

            if (!_said.TryGetValue(stream.Id, out var said))
            {
                _said[stream.Id] = said = [];
            }

            foreach (var each in Read<ProofEvent>(stream))
            {
                if (each is ProofEvent.HeadSigned head && !Verifies(head.Key, Statements.Head(_tenant, stream.Id, head.Version, head.Head.Value, Statements.At(head.At), head.Key), head.Signature))
                {
                    throw Refused(number, $"{stream.Id} 第 {head.Version} 条的链头签名不是本单位密钥所签", $"the signature over head {head.Version} of {stream.Id} was not made by the organisation's key");
                }

                if (each is not ProofEvent.NamesLearned)
                {
                    said.Add((number, each));
                }
            }
        }
    }

    private async Task CheckHistoriesAsync(CancellationToken cancellation)
    {
        var orphans = _said.Keys.ToHashSet(StringComparer.Ordinal);
        await foreach (var (number, line) in ExportFile.LinesAsync(_path, cancellation))
        {
            if (line.Stream is not { Kind: StreamKind.Collaboration } stream)
            {
                continue;
            }

            orphans.Remove(stream.Id);
            var said = _said.GetValueOrDefault(stream.Id) ?? [];
            var proven = 0L;
            foreach (var (_, each) in said)
            {
                proven = Math.Max(proven, each switch
                {
                    ProofEvent.HeadSigned head when HashAt(stream, head.Version) == head.Head.Value => head.Version,
                    ProofEvent.ManifestSigned made when HashAt(stream, made.Version) is { } hash
                        && Verifies(made.Key, Statements.Manifest(_tenant, stream.Id, made.Version, hash, made.Manifest.Value, Statements.At(made.At), made.Key), made.Signature) => made.Version,
                    _ => throw Refused(number, $"{stream.Id} 的记录与签过名的链头不符，已被改写", $"the history of {stream.Id} is not the one whose heads were signed: it was rewritten"),
                });
            }

            if (proven < stream.Events.Length || stream.Events.IsEmpty)
            {
                _unproven.Add((number, stream.Id));
            }
        }

        if (orphans.FirstOrDefault() is { } orphan)
        {
            throw Refused(_said[orphan].Select(each => each.Line).FirstOrDefault(), $"{orphan} 只有签名而没有记录", $"there are signatures for {orphan} but no history");
        }
    }

    private bool Verifies(string key, byte[] statement, string signature) =>
        Base64Url.IsValid(signature) && _keys.TryGetValue(key, out var known) && known.Verifies(statement, signature);

    private static string? HashAt(ExportedStream stream, long version) => version >= 1 && version <= stream.Events.Length ? stream.Events[(int)version - 1].Hash : null;

    private static IEnumerable<T> Read<T>(ExportedStream stream) =>
        stream.Events.Select(each => JsonSerializer.Deserialize<T>(Encoding.UTF8.GetBytes(each.Body), StoredEvents.Options)!);

    private static InvalidDataException Refused(int line, string chinese, string english) => new(
        $"第 {line} 行：{chinese}，未导入任何内容。请从原处重新导出；仍不符时，原处的记录已被改动，请勿使用。 "
        + $"Line {line}: {english}; nothing was imported. Export again at the source; if it still does not agree, the record there was tampered with and must not be used.");
}
