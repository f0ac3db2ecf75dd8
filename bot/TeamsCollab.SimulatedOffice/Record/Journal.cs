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

    public static Journal Open(string path, Action<Line> apply)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }

        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
        }
        catch (IOException fault)
        {
            throw new InvalidOperationException($"体验数据 {path} 正被另一个进程使用。 The practice data is in use by another process.", fault);
        }

        using var reader = new StreamReader(file, leaveOpen: true);
        while (reader.ReadLine() is { } text)
        {
            if (Read(text) is { } line)
            {
                apply(line);
            }
        }

        return new Journal(file);
    }

    /// <summary>Replaces the whole content: what was superseded takes no room after a restart.</summary>
    public void Rewrite(IEnumerable<Line> lines)
    {
        _file.Position = 0;
        using var whole = new MemoryStream();
        foreach (var line in lines)
        {
            WriteTo(whole, line);
        }

        // A longer old tail is cut only after the new content stands; a kill in between leaves old lines that say the same or less, never half a file.
        whole.Position = 0;
        whole.CopyTo(_file);
        _file.SetLength(_file.Position);
        _file.Flush();
    }

    public void Append(Line line)
    {
        using var one = new MemoryStream();
        WriteTo(one, line);
        _file.Write(one.GetBuffer().AsSpan(0, (int)one.Length));
        _file.Flush();
    }

    public void Dispose() => _file.Dispose();

    private static void WriteTo(MemoryStream stream, Line line)
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
