using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TeamsCollab.Verification;

/// <summary>
/// Computes everything in a bundle anew, from the bytes in it and nothing else: digests of files, the chain, the words under their salts, what
/// each signature covers, and every signature of the organisation's keys.
/// </summary>
public sealed class BundleVerifier
{
    private static readonly string[] Needed = [BundleFiles.Events, BundleFiles.Words, BundleFiles.Heads, BundleFiles.Keys, BundleFiles.People, BundleFiles.Materials];

    private readonly IReadOnlyDictionary<string, byte[]> _files;
    private readonly List<Finding> _findings = [];
    private string _tenant = string.Empty;
    private string _collaboration = string.Empty;

    private BundleVerifier(IReadOnlyDictionary<string, byte[]> files) => _files = files;

    /// <param name="trusted">The id of the key that is known to be the organisation's; null where none is known.</param>
    /// <exception cref="BundleRefusedException">It is no bundle at all, or one of a format that this program does not know.</exception>
    public static Verdict Verify(IReadOnlyDictionary<string, byte[]> files, string? trusted) => new BundleVerifier(files).Verify(trusted);

    private Verdict Verify(string? trusted)
    {
        if (!_files.ContainsKey(BundleFiles.Manifest) || !_files.ContainsKey(BundleFiles.ManifestSignature))
        {
            throw new BundleRefusedException(
                $"这不是存证包：缺少 {BundleFiles.Manifest} 或 {BundleFiles.ManifestSignature}。", $"This is no bundle: {BundleFiles.Manifest} or {BundleFiles.ManifestSignature} is missing.");
        }

        var manifest = Read(BundleFiles.Manifest, default(JsonElement), manifest => manifest);
        var (number, isPractice, files) = Read(BundleFiles.Manifest, (null, false, 0), () => CheckManifest(manifest));
        var keys = Read(BundleFiles.Keys, [], json => KnownKey.ReadAll(json, _tenant, _findings));
        var chain = Read(BundleFiles.Events, null, () => Chain.Of(Bytes(BundleFiles.Events), _tenant, _collaboration));
        var heads = chain is null ? 0 : Read(BundleFiles.Heads, 0, json => CheckHeads(json, chain, keys));
        if (chain is not null)
        {
            Read(BundleFiles.Manifest, 0, () => CheckEnd(manifest, chain));
        }

        var events = chain is null ? [] : Read(BundleFiles.Events, [], () => Parsed(chain));
        var words = new SealedWords(_findings);
        Read(BundleFiles.Words, 0, json => words.Check(json, events));
        var names = Read(BundleFiles.People, [], People);
        var materials = Read(BundleFiles.Materials, default((int, int)), json => RecordedMaterials.Check(json, words, _findings));
        var signatures = chain is null ? [] : Read(BundleFiles.Events, [], () => Consents.Check(events, chain, _findings).ToArray());
        var signedBy = Read(BundleFiles.ManifestSignature, null, json => CheckManifestSignature(json, manifest, keys));
        bool? isTrusted = trusted is null ? null : signedBy is not null && IsReached(signedBy, trusted, keys);
        if (isTrusted is false)
        {
            _findings.Add(new Finding(BundleFiles.ManifestSignature, "签名所用的密钥不是您信任的那一把，也没有由它接替下来。", "The key that signed is not the one you trust, nor one that it vouches for."));
        }

        return new Verdict(
            _findings, number, isPractice, signedBy, isTrusted, files, events.Length, heads, keys.Count, keys.Values.Count(key => key is { Previous: not null, IsEndorsed: false }),
            words.Opened, words.Erased, materials,
            [.. signatures.Select(signature => Say(signature, words, names))]);
    }

    private (string? Number, bool IsPractice, int Files) CheckManifest(JsonElement manifest)
    {
        if (Json.Text(manifest, "format") != BundleFiles.Format)
        {
            throw new BundleRefusedException("存证包的格式版本未知，请使用更新版本的验证程序。", "The format of this bundle is unknown: use a newer version of this program.");
        }

        (_tenant, _collaboration) = (Json.Text(manifest, "tenant"), Json.Text(manifest, "collaboration"));
        var listed = new HashSet<string>(StringComparer.Ordinal) { BundleFiles.Manifest, BundleFiles.ManifestSignature };
        foreach (var file in Json.Items(manifest.GetProperty("files")))
        {
            var path = Json.Text(file, "path");
            if (!listed.Add(path))
            {
                _findings.Add(new Finding(BundleFiles.Manifest, $"{path} 列出了两次。", $"{path} is listed twice."));
            }
            else if (!_files.TryGetValue(path, out var content))
            {
                _findings.Add(new Finding(path, "文件缺失。", "The file is missing."));
            }
            else if (content.Length != Json.Number(file, "size") || System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(content)) != Json.Text(file, "sha256"))
            {
                _findings.Add(new Finding(path, "文件内容已被改动。", "The file was changed."));
            }
        }

        foreach (var needed in Needed.Where(needed => !listed.Contains(needed)))
        {
            _findings.Add(new Finding(BundleFiles.Manifest, $"清单中没有 {needed}。", $"{needed} is not in the manifest."));
        }

        foreach (var extra in _files.Keys.Where(path => !listed.Contains(path)))
        {
            _findings.Add(new Finding(extra, "文件不在清单中。", "The file is not in the manifest."));
        }

        return (Json.Text(manifest, "number"), Json.IsTrue(manifest, "practice"), listed.Count);
    }

    private int CheckHeads(JsonElement heads, Chain chain, Dictionary<string, KnownKey> keys)
    {
        var (count, before, isBroken) = (0, 0L, false);
        foreach (var item in Json.Items(heads))
        {
            var (version, head, at, key) = (Json.Number(item, "version"), Json.Text(item, "head"), Json.Text(item, "at"), Json.Text(item, "key"));
            var place = string.Create(CultureInfo.InvariantCulture, $"{BundleFiles.Heads} {version}");
            if (version <= before)
            {
                throw new FormatException("The heads are not in the order of their events.");
            }

            count++;
            if (!keys.TryGetValue(key, out var known) || !known.Verifies(Statements.Head(_tenant, _collaboration, version, head, at, key), Json.Text(item, "signature")))
            {
                _findings.Add(new Finding(place, "链头签名无效。", "The signature over this head does not hold."));
            }
            else if (version < 1 || version > chain.Hashes.Length || chain.Hashes[version - 1] != head)
            {
                if (!isBroken)
                {
                    _findings.Add(new Finding(
                        string.Create(CultureInfo.InvariantCulture, $"{BundleFiles.Events} {before + 1}–{version}"),
                        "事件已被改动、删去或加入：与签过名的链头不符。",
                        "An event here was changed, taken out or put in: the chain does not lead to the head that was signed."));
                }

                isBroken = true;
            }

            before = version;
        }

        if (before < chain.Hashes.Length)
        {
            _findings.Add(new Finding(
                string.Create(CultureInfo.InvariantCulture, $"{BundleFiles.Events} {before + 1}–{chain.Hashes.Length}"), "末尾的事件没有签名覆盖。", "The last events are under no signed head."));
        }

        return count;
    }

    private int CheckEnd(JsonElement manifest, Chain chain)
    {
        if (Json.Number(manifest, "version") != chain.Hashes.Length || chain.Hashes.LastOrDefault() != Json.Text(manifest, "head"))
        {
            _findings.Add(new Finding(BundleFiles.Events, "事件链的末端与清单所记不符。", "The chain does not end where the manifest says."));
        }

        return 0;
    }

    private string CheckManifestSignature(JsonElement signature, JsonElement manifest, Dictionary<string, KnownKey> keys)
    {
        var (key, at, made) = (Json.Text(signature, "key"), Json.Text(signature, "at"), Json.Text(signature, "signature"));
        if (!_files[BundleFiles.ManifestSignature].AsSpan().SequenceEqual(Encoding.UTF8.GetBytes($$"""{"key":"{{key}}","at":"{{at}}","signature":"{{made}}"}""" + "\n")))
        {
            throw new FormatException("More or other than a key, a time and a signature.");
        }

        var digest = System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(_files[BundleFiles.Manifest]));
        if (!keys.TryGetValue(key, out var known)
            || !known.Verifies(Statements.Manifest(_tenant, _collaboration, Json.Number(manifest, "version"), Json.Text(manifest, "head"), digest, at, key), made))
        {
            _findings.Add(new Finding(
                $"{BundleFiles.Manifest}, {BundleFiles.ManifestSignature}", "清单的签名无效：清单、其签名或所用公钥被改动过。", "The signature over the manifest does not hold: the manifest, its signature or the key was changed."));
        }

        return key;
    }

    /// <summary>Whether a key is the trusted one, or follows from it by endorsements.</summary>
    private static bool IsReached(string key, string trusted, Dictionary<string, KnownKey> keys)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (key != trusted)
        {
            if (!seen.Add(key) || !keys.TryGetValue(key, out var known) || known is not { IsEndorsed: true, Previous: { } previous })
            {
                return false;
            }

            key = previous;
        }

        return true;
    }

    private static JsonElement[] Parsed(Chain chain) => [.. chain.Bodies.Select((body, at) =>
    {
        try
        {
            return Json.Parse(body);
        }
        catch (FormatException fault)
        {
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{at + 1}: {fault.Message}"), fault);
        }
    })];

    private static Dictionary<string, string> People(JsonElement json) =>
        Json.Items(json).ToDictionary(item => Json.Text(item, "person"), item => Json.OptionalText(item, "name") ?? string.Empty, StringComparer.Ordinal);

    private static string Say(SignatureFound signature, SealedWords words, Dictionary<string, string> names)
    {
        var name = (signature.Name is { } digest ? words.Text(digest) : null) ?? names.GetValueOrDefault(signature.By) ?? signature.By;
        if (signature.OnBehalf is { } behalf)
        {
            name += $"（代 {words.Text(behalf.Name) ?? names.GetValueOrDefault(behalf.Head) ?? behalf.Head}）";
        }

        return string.Create(
            CultureInfo.InvariantCulture,
            $"{(signature.Document.Length == 0 ? string.Empty : $"{signature.Document} ")}{name}{(signature.Departments.Length == 0 ? string.Empty : $"（{string.Join('、', signature.Departments)}）")} v{signature.Draft} {signature.At.Split('.')[0]} · {signature.Version} · {TrustedKey.Fingerprint(signature.Fingerprint)[..19]}{Reservation(signature, words)}");
    }

    private static string Reservation(SignatureFound signature, SealedWords words) =>
        signature.Reserved.Length == 0 ? string.Empty : $" · 保留意见 {string.Join('、', signature.Reserved)}：{(signature.Reservation is { } digest ? words.Text(digest) : null) ?? "（内容已按要求删除）"}";

    private byte[] Bytes(string path) => _files.GetValueOrDefault(path) ?? throw new FormatException("The file is missing.");

    private T Read<T>(string path, T otherwise, Func<JsonElement, T> read) => Read(path, otherwise, () => read(Json.Parse(Bytes(path))));

    /// <summary>A file that cannot be read as what it should be is a finding, and the others are looked at all the same.</summary>
    private T Read<T>(string path, T otherwise, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception fault) when (fault is FormatException or KeyNotFoundException or InvalidOperationException or ArgumentException or CryptographicException)
        {
            _findings.Add(new Finding(path, $"内容不符合格式（{fault.Message}）。", "This is not in the form it should have."));
            return otherwise;
        }
    }
}
