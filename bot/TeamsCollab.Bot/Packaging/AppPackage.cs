using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TeamsCollab.Bot.Packaging;

/// <summary>The zip that a Teams administrator uploads. The same settings give the same bytes.</summary>
internal static partial class AppPackage
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The oldest moment that a zip can name: packages made on different days are equal.</summary>
    private static readonly DateTimeOffset NoTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Beside the program, as built and as published.</summary>
    public static string Folder => Path.Combine(AppContext.BaseDirectory, "manifest");

    public static byte[] Create(PackageSettings settings, string folder)
    {
        var manifest = Fill(JsonNode.Parse(File.ReadAllBytes(Path.Combine(folder, "manifest.json")))!, settings);
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "manifest.json", JsonSerializer.SerializeToUtf8Bytes(manifest, Readable));
            foreach (var name in FilesOf(manifest))
            {
                Add(zip, name, File.ReadAllBytes(Path.Combine(folder, name)));
            }
        }

        return bytes.ToArray();
    }

    /// <summary>Every file that the manifest names.</summary>
    private static IEnumerable<string> FilesOf(JsonNode manifest)
    {
        yield return (string)manifest["icons"]!["color"]!;
        yield return (string)manifest["icons"]!["outline"]!;
        foreach (var language in manifest["localizationInfo"]!["additionalLanguages"]!.AsArray())
        {
            yield return (string)language!["file"]!;
        }
    }

    private static void Add(ZipArchive zip, string name, byte[] content)
    {
        // Not compressed: what a compressor makes of bytes differs between its versions.
        var entry = zip.CreateEntry(name, CompressionLevel.NoCompression);
        entry.LastWriteTime = NoTime;
        entry.ExternalAttributes = 0;
        using var stream = entry.Open();
        stream.Write(content);
    }

    private static JsonNode Fill(JsonNode node, PackageSettings settings)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, member) in members.ToArray())
                {
                    members[name] = member is null ? null : Fill(member.DeepClone(), settings);
                }

                return members;
            case JsonArray items:
                return new JsonArray([.. items.Select(item => item is null ? null : Fill(item.DeepClone(), settings))]);
            case JsonValue value when value.GetValueKind() is JsonValueKind.String:
                return JsonValue.Create(Placeholder().Replace((string)value!, match => ValueOf(match.Groups["name"].Value, settings)));
            default:
                return node;
        }
    }

    private static string ValueOf(string name, PackageSettings settings) => name switch
    {
        nameof(settings.MicrosoftAppId) => settings.MicrosoftAppId,
        nameof(settings.TeamsAppId) => settings.TeamsAppId,
        nameof(settings.Host) => settings.Host,
        nameof(settings.Version) => settings.Version,
        nameof(settings.DeveloperName) => settings.DeveloperName,
        nameof(settings.WebsiteUrl) => settings.WebsiteUrl,
        nameof(settings.PrivacyUrl) => settings.PrivacyUrl,
        nameof(settings.TermsOfUseUrl) => settings.TermsOfUseUrl,
        _ => throw new InvalidDataException($"manifest.json 中的 ${{{name}}} 不是已知的设置。 manifest.json asks for ${{{name}}}, which is no known setting."),
    };

    [GeneratedRegex(@"\$\{(?<name>\w+)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
