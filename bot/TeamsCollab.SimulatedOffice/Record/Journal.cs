using System.Text.Json;

namespace TeamsCollab.Office.Record;

/// <summary>
/// One JSON line for each thing as it now stands; the last line about a thing wins. Written through to the operating system at once, so
/// that a killed process loses nothing; a torn last line is left out. Not flushed to the disk itself: this is practice, and a power cut may cost a moment of it.
/// </summary>
internal sealed class Journal : IDisposable
{
    private readonly FileStream _file;

    private Journal(FileStream file) => _file = file;

    /// <param name="apply">Called for each line that stands.</param>
    /// <param name="lines">Afterwards: what is to be kept. What was superseded takes no room after a restart.</param>
    /// <exception cref="InvalidOperationException">Another process has the file.</exception>
    public static Journal Open(string path, Action<Line> apply, Func<IEnumerable<Line>> lines)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        using (var old = Exclusive(path))
        using (var reader = new StreamReader(old))
        {
            while (reader.ReadLine() is { } text)
            {
                if (Read(text) is { } line)
                {
                    apply(line);
                }
            }
        }

        // Beside the old file and then in its place, so that a kill leaves the one or the other, whole.
        using (var fresh = Exclusive(path + ".new"))
        {
            fresh.SetLength(0);
            foreach (var line in lines())
            {
                WriteTo(fresh, line);
            }
        }

        File.Move(path + ".new", path, overwrite: true);
        var journal = new Journal(Exclusive(path));
        journal._file.Seek(0, SeekOrigin.End);
        return journal;
    }

    public void Append(Line line)
    {
        using var one = new MemoryStream();
        WriteTo(one, line);
        _file.Write(one.GetBuffer().AsSpan(0, (int)one.Length));
        _file.Flush();
    }

    public void Dispose() => _file.Dispose();

    private static FileStream Exclusive(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException fault)
        {
            throw new InvalidOperationException($"体验数据 {path} 正被另一个进程使用。 The practice data is in use by another process.", fault);
        }
    }

    private static void WriteTo(Stream stream, Line line)
    {
        JsonSerializer.Serialize(stream, line, OfficeJson.Options);
        stream.WriteByte((byte)'\n');
    }

    private static Line? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Line>(text, OfficeJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    internal sealed record Line(string Kind, JsonElement Value)
    {
        public static Line Of<T>(string kind, T value) => new(kind, JsonSerializer.SerializeToElement(value, OfficeJson.Options));

        public T As<T>() => Value.Deserialize<T>(OfficeJson.Options)!;
    }
}
