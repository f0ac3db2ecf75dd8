using System.Collections.Immutable;
using System.Text.Json;
using TeamsCollab.Bot.Proof;
using TeamsCollab.Process;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Records;
using TeamsCollab.Verification;

namespace TeamsCollab.Bot.Documents;

/// <summary>
/// The bundle of B30: everything that proves a collaboration, verifiable on a machine without the bot. Equal to the byte each time: what is random
/// in it, the signatures, is made once and kept.
/// </summary>
public sealed class BundleWriter(Proofs proofs, SigningKeys keys)
{
    /// <exception cref="SigningKeyUnavailableException">The key cannot be reached now.</exception>
    public async Task<byte[]> WriteAsync(CollaborationRecord record, CancellationToken cancellation)
    {
        // The pump may not have come to the latest head yet.
        await proofs.SignHeadAsync(record.Key, record.Version, record.Head, record.State, cancellation);
        var named = record with { Names = await proofs.ReadNamesAsync(record.Key, cancellation) };
        var heads = (await proofs.ReadAsync(record.Key, cancellation)).OfType<ProofEvent.HeadSigned>().Where(head => head.Version <= record.Version).OrderBy(head => head.Version);
        var history = await keys.ReadHistoryAsync(record.Key.Tenant, cancellation);
        (string Path, byte[] Content)[] files =
        [
            .. Documents(named).Append((Path: BundleFiles.Readme, Content: BundleReadme.Of(named)))
                .Append((BundleFiles.Events, Lines(named)))
                .Append((BundleFiles.Heads, BundleJson.Array(heads.Select(BundleJson.Of))))
                .Append((BundleFiles.Keys, BundleJson.Array(history.Keys.Select(BundleJson.Of))))
                .Append((BundleFiles.Materials, BundleJson.Array(named.State.Request.AllMaterials.Select(material => BundleJson.Of(material, named.Words)))))
                .Append((BundleFiles.People, BundleJson.Array(named.State.Parties.OrderBy(person => person.Id, StringComparer.Ordinal).Select(person => BundleJson.Of(person, named.Names)))))
                .Append((BundleFiles.Words, BundleJson.Array(Sealed.DigestsIn(named.Events).OrderBy(digest => digest.Value, StringComparer.Ordinal).Select(digest => BundleJson.Of(digest, named.Words)))))
                .OrderBy(file => file.Item1, StringComparer.Ordinal),
        ];
        var manifest = BundleJson.Manifest(named, files);
        var signed = await proofs.SignManifestAsync(record.Key, record.Version, record.Head, Digest.Of(manifest), cancellation);
        return StoredZip.Of([.. files, (BundleFiles.Manifest, manifest), (BundleFiles.ManifestSignature, BundleJson.Of(signed))]);
    }

    /// <summary>The documents that there are by now, as they stand in the bundle.</summary>
    public static IEnumerable<(string Path, byte[] Content)> Documents(CollaborationRecord record)
    {
        if (MinutesPaper.Of(record) is { } minutes)
        {
            yield return ("documents/会议纪要.docx", minutes);
        }

        if (MemorandumPaper.Of(record) is { } memorandum)
        {
            yield return ("documents/跨部门协作备忘录.docx", memorandum);
        }

        foreach (var application in record.State.Procedures.Applications)
        {
            if (ProcedurePaper.NameOf(application.Kind) is { } name)
            {
                yield return ($"documents/{name}-{application.Id}.docx", ProcedurePaper.Of(application, name, record));
            }
        }

        foreach (var form in RecordForm.Of(record.Events, record.Words, record.Names, record.Calendar, Language.Chinese))
        {
            yield return (form.Meeting == 1 ? "documents/跨部门沟通协作记录表.docx" : "documents/跨部门沟通协作记录表-复盘会.docx", RecordFormPaper.Of(form, record));
        }
    }

    private static byte[] Lines(CollaborationRecord record)
    {
        using var lines = new MemoryStream();
        foreach (var stored in record.Stored)
        {
            lines.Write(stored.Body.Span);
            lines.WriteByte((byte)'\n');
        }

        return lines.ToArray();
    }
}
