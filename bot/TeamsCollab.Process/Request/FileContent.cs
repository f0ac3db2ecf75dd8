using System.Buffers;
using System.Globalization;

namespace TeamsCollab.Process.Request;

/// <summary>What a file held when the bot read it once: enough to tell later whether it is still the same (R14, B30). The file itself is never kept.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits, as <c>sha256sum</c> prints them.</param>
public sealed record FileContent(long Size, string Sha256)
{
    /// <summary>Digits of the hash that a card shows; the documents and the bundle have all of them.</summary>
    private const int ShownDigits = 12;

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>Null where these are no size and no hash, as for a link of which nobody read the content.</summary>
    public static FileContent? Read(string? size, string? sha256) =>
        long.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && sha256 is { Length: 64 } && !sha256.AsSpan().ContainsAnyExcept(Digits)
            ? new FileContent(bytes, sha256)
            : null;

    /// <summary>Such as 2.3 MB, 1 MB being 1024 KB.</summary>
    public string SizeInWords => Size switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{Size} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{Size / 1024.0:0.#} KB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Size / (1024.0 * 1024):0.#} MB"),
    };

    /// <summary>For a line of a card.</summary>
    public string InShort => $"{SizeInWords} · SHA-256 {Sha256[..ShownDigits]}…";

    internal (string Name, string Text)[] Fields => [("size", Size.ToString(CultureInfo.InvariantCulture)), ("sha256", Sha256)];
}
