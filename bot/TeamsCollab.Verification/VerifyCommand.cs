namespace TeamsCollab.Verification;

/// <summary>
/// <c>verify &lt;bundle&gt; [--key &lt;public key file or fingerprint&gt;]</c>. Exit code 0 when everything holds, 1 when something does not (or
/// another key than the trusted one signed), 2 when nothing could be verified: a wrong call, no such file, or a file that is refused.
/// </summary>
public static class VerifyCommand
{
    /// <summary>How it is called.</summary>
    public const string Usage = "用法 / usage: verify <bundle.zip> [--key <公钥文件或完整指纹 / public key file or whole fingerprint>]";

    /// <summary>Verifies; asked for help, it says how it is called, with exit code 0.</summary>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        if (args is ["--help" or "-h" or "-?"])
        {
            output.WriteLine(Usage);
            return 0;
        }

        var (path, key) = args switch
        {
            [var only] when !only.StartsWith("--", StringComparison.Ordinal) => (only, null),
            [var first, "--key", var named] => (first, named),
            ["--key", var named, var last] => (last, named),
            _ => ((string?)null, (string?)null),
        };
        if (path is null)
        {
            error.WriteLine(Usage);
            return 2;
        }

        var trusted = key is null ? null : TrustedKey.IdOf(key);
        if (key is not null && trusted is null)
        {
            error.WriteLine("--key 既不是 PEM 公钥文件，也不是 64 位十六进制的完整指纹。 --key is neither a public key file in PEM nor a whole fingerprint of 64 hexadecimal digits.");
            return 2;
        }

        try
        {
            using var zip = File.OpenRead(path);
            var verdict = BundleVerifier.Verify(BundleReader.Read(zip), trusted);
            VerdictText.Write(verdict, output);
            return verdict.Holds ? 0 : 1;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"无法读取 {path}。 {path} cannot be read: {fault.Message}");
            return 2;
        }
        catch (BundleRefusedException refused)
        {
            error.WriteLine(refused.Message);
            return 2;
        }
    }
}
