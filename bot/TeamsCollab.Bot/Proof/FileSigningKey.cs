using System.Collections.Immutable;
using System.Security.Cryptography;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Verification;

namespace TeamsCollab.Bot.Proof;

/// <summary>
/// A key in a PEM file that only its owner may read: for practice and for a bot on one machine. The first private key in the file signs;
/// one that stands below it vouches for its successor once, which is how such a key is rotated.
/// </summary>
public sealed class FileSigningKey : ISigningKey
{
    private readonly KeyInUse[] _keys;
    private readonly Dictionary<string, ECParameters> _private;

    private FileSigningKey(string path, bool isNew, ECParameters[] keys)
    {
        (Place, IsNew) = (path, isNew);
        _keys = [.. keys.Select(Public)];
        _private = _keys.Zip(keys).DistinctBy(pair => pair.First.Id).ToDictionary(pair => pair.First.Id, pair => pair.Second);
    }

    public string Place { get; }

    /// <summary>The file was not there and was created.</summary>
    public bool IsNew { get; }

    /// <summary>Opens the file; creates it, with a new key, where it is missing.</summary>
    /// <exception cref="StartUpRefusedException">The file holds no such key, or cannot be read or written.</exception>
    public static FileSigningKey Open(string path)
    {
        try
        {
            var isNew = !File.Exists(path) && Create(path);
            var keys = Read(File.ReadAllText(path)).ToArray();
            return keys.Length > 0 ? new FileSigningKey(path, isNew, keys) : throw Refused(path, "no key");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw Refused(path, fault.Message);
        }
    }

    public Task<KeyInUse> ReadCurrentAsync(CancellationToken cancellation) => Task.FromResult(_keys[0]);

    public Task<ImmutableArray<KeyInUse>> ReadHeldAsync(CancellationToken cancellation) => Task.FromResult(ImmutableArray.Create(_keys));

    public Task<byte[]?> SignAsync(string reference, byte[] statement, CancellationToken cancellation)
    {
        if (!_private.TryGetValue(reference, out var parameters))
        {
            return Task.FromResult<byte[]?>(null);
        }

        using var key = ECDsa.Create(parameters);
        return Task.FromResult<byte[]?>(key.SignData(statement, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }

    /// <summary>Written whole under another name first, so that two starts at once end with one key. False where the other was first.</summary>
    private static bool Create(string path)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var draft = $"{path}.{Environment.ProcessId}.new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            // On Windows the user's own folder keeps others out.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var writer = new StreamWriter(draft, options))
        {
            writer.WriteLine(key.ExportPkcs8PrivateKeyPem());
        }

        try
        {
            File.Move(draft, path, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
            return false;
        }
    }

    private static IEnumerable<ECParameters> Read(string pem)
    {
        while (PemEncoding.TryFind(pem, out var found))
        {
            if (pem[found.Label].EndsWith("PRIVATE KEY", StringComparison.Ordinal))
            {
                using var key = ECDsa.Create();
                key.ImportFromPem(pem[found.Location]);
                var parameters = key.ExportParameters(includePrivateParameters: true);
                if (parameters.Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
                {
                    throw new CryptographicException("The curve is not P-256.");
                }

                yield return parameters;
            }

            pem = pem[found.Location.End..];
        }
    }

    private static KeyInUse Public(ECParameters parameters)
    {
        using var key = ECDsa.Create(parameters);
        var info = key.ExportSubjectPublicKeyInfo();
        var id = Statements.KeyId(info);
        return new KeyInUse(id, info, id);
    }

    private static StartUpRefusedException Refused(string path, string why) => new(
        $"签名密钥文件不可用：{path}（{why}）。请恢复原文件；确认不再需要时移走它，下次启动会生成新密钥。 "
        + "This signing key file cannot be used: restore it; move it away only if it is no longer needed, and the next start makes a new key.");
}
