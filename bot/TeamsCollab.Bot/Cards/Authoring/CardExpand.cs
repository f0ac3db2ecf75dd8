using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;
using TeamsCollab.CardTemplating;

namespace TeamsCollab.Bot.Cards.Authoring;

/// <summary>
/// Expands any template with any data, exactly as the language says: nothing of this product is added, so <c>$host</c> is only what
/// <c>--host</c> names, and without it every path into it stays as text.
/// </summary>
internal static class CardExpand
{
    private const string Usage = "用法 Usage: cards expand <template.json> <data.json> [--host <host.json>] [--culture <zh-CN>]";

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        if (!TryRead(args, out var files, out var hostFile, out var culture, out var problem))
        {
            error.WriteLine(problem);
            error.WriteLine(Usage);
            return 2;
        }

        try
        {
            var template = CardTemplate.Parse(files[0], File.ReadAllBytes(files[0]));
            var options = new ExpandOptions { Culture = culture, Host = hostFile is null ? null : ReadJson(hostFile) };
            output.WriteLine(Encoding.UTF8.GetString(template.Expand(ReadJson(files[1]), options)));
            return 0;
        }
        catch (Exception unusable) when (unusable is CardTemplateException or ExpansionException or InvalidDataException)
        {
            error.WriteLine(unusable.Message);
            return 1;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"无法读取文件，请检查路径与权限。 The file cannot be read, check its path and rights: {unreadable.Message}");
            return 2;
        }
    }

    private static bool TryRead(string[] args, out List<string> files, out string? host, out CultureInfo culture, [NotNullWhen(false)] out string? problem)
    {
        (files, host, culture, problem) = ([], null, CultureInfo.GetCultureInfo("en-US"), null);
        for (var at = 0; at < args.Length; at++)
        {
            switch (args[at])
            {
                case "--host" or "--culture" when at + 1 == args.Length:
                    problem = $"{args[at]} 后面缺少内容。 Nothing follows {args[at]}.";
                    return false;
                case "--host":
                    host = args[++at];
                    break;
                case "--culture" when CultureOf(args[at + 1]) is { } known:
                    (culture, at) = (known, at + 1);
                    break;
                case "--culture":
                    problem = $"没有区域 {args[at + 1]}。 There is no culture {args[at + 1]}; zh-CN and en-US are two.";
                    return false;
                case ['-', '-', ..]:
                    problem = $"不认识 {args[at]}。 There is no option {args[at]}.";
                    return false;
                default:
                    files.Add(args[at]);
                    break;
            }
        }

        problem = files.Count == 2 ? null : $"需要两个文件：模板与数据。 Two files are wanted, a template and its data; there are {files.Count}.";
        return problem is null;
    }

    private static CultureInfo? CultureOf(string name)
    {
        try
        {
            return CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    private static CardData ReadJson(string file)
    {
        var bytes = File.ReadAllBytes(file);
        try
        {
            return CardData.Parse(JsonLines.WithoutMark(bytes).Span, maxDepth: 512);
        }
        catch (JsonException broken)
        {
            throw new InvalidDataException(
                $"{file}:{broken.LineNumber + 1}: 不是 JSON。 It is not JSON: {broken.Message}", broken);
        }
    }
}
