using System.IO.Compression;

namespace TeamsCollab.Verification;

/// <summary>Unpacks a bundle into memory with suspicion: nothing is written to disk, and no file may be larger than a real one ever is.</summary>
public static class BundleReader
{
    private const int MostFiles = 200;
    private const long LargestFile = 64L << 20;
    private const long LargestBundle = 256L << 20;

    /// <exception cref="BundleRefusedException">It is no zip file, or one that no bundle is.</exception>
    public static IReadOnlyDictionary<string, byte[]> Read(Stream zip)
    {
        try
        {
            using var archive = new ZipArchive(zip, ZipArchiveMode.Read, leaveOpen: true);
            return Read(archive);
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new BundleRefusedException("这不是完好的 zip 文件。", "This is not a sound zip file.", fault);
        }
    }

    private static Dictionary<string, byte[]> Read(ZipArchive archive)
    {
        if (archive.Entries.Count > MostFiles)
        {
            throw new BundleRefusedException($"文件过多（{archive.Entries.Count} 个，上限 {MostFiles}），不是存证包。", $"It holds {archive.Entries.Count} files, more than the {MostFiles} of any bundle.");
        }

        var (files, total) = (new Dictionary<string, byte[]>(StringComparer.Ordinal), 0L);
        foreach (var entry in archive.Entries)
        {
            if (!IsPlain(entry.FullName))
            {
                throw new BundleRefusedException($"文件名不安全：{Shown(entry.FullName)}。", $"Unsafe file name: {Shown(entry.FullName)}.");
            }

            var content = Read(entry, Math.Min(LargestFile, LargestBundle - total));
            total += content.Length;
            if (!files.TryAdd(entry.FullName, content))
            {
                throw new BundleRefusedException($"同名文件出现两次：{entry.FullName}。", $"The same file twice: {entry.FullName}.");
            }
        }

        return files;
    }

    /// <summary>Counts what really comes out: the sizes that a zip file claims are not believed.</summary>
    private static byte[] Read(ZipArchiveEntry entry, long most)
    {
        using var content = entry.Open();
        using var read = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int count; (count = content.Read(buffer)) > 0;)
        {
            read.Write(buffer, 0, count);
            if (read.Length > most)
            {
                throw new BundleRefusedException($"解压后过大：{entry.FullName}。存证包不会这么大，可能是压缩炸弹。", $"{entry.FullName} unpacks to more than any bundle holds: this may be a zip bomb.");
            }
        }

        return read.ToArray();
    }

    private static bool IsPlain(string path) =>
        path.Length is > 0 and <= 200
        && !path.Contains('\\', StringComparison.Ordinal)
        && !path.Contains(':', StringComparison.Ordinal)
        && !path.Any(char.IsControl)
        && path.Split('/').All(part => part.Length > 0 && part is not ("." or ".."));

    private static string Shown(string path) => new([.. path.Take(80).Select(letter => char.IsControl(letter) ? '?' : letter)]);
}
