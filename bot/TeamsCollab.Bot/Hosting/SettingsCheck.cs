using System.Collections;
using System.Globalization;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using TeamsCollab.Bot.Dialogs;
using TeamsCollab.Bot.Effects;
using TeamsCollab.Bot.Materials;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.BotFramework;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Bot.Hosting;

/// <summary>
/// Holds what is configured against the settings there are, before anything reads them: a name that does not exist, a value that is no number, one value
/// where a list is meant. The host would leave out the first and the last without a word, and fail at the second with a stack trace.
/// </summary>
internal static class SettingsCheck
{
    /// <summary>Stands for an index or a name that the administrator gives.</summary>
    private const string Any = "*";

    private static readonly Dictionary<string, Type> Known = new(
        [
            .. Of("", typeof(BotFrameworkOptions)), .. Of("Limits:", typeof(TimeLimits)), .. Of("Organisation:", typeof(OrganisationSettings)),
            .. Of("Drafts:", typeof(DraftSettings)), .. Of("Materials:", typeof(MaterialSettings)), .. Of("Contact:", typeof(ContactSettings)),
            .. Texts("Store:Sqlite:Path", "Store:Cosmos:Endpoint", "Store:Cosmos:Database", "Store:Cosmos:Container", "Store:Cosmos:Key"),
            .. Texts("urls", "Signing:KeyVaultKey", "Signing:KeyFile", "Graph:BaseAddress", "Practice:Folder", $"TrustedUploadHosts:{Any}"),
            .. Texts("Calendar:Zone", "Calendar:OpensAt", "Calendar:ClosesAt", "Calendar:HolidaysFile", $"Calendar:CompanyRestDays:{Any}", $"Calendar:CompanyWorkingDays:{Any}"),
            .. Texts("Telemetry:AzureMonitor:ConnectionString", "Telemetry:Otlp:Endpoint", "Telemetry:SampleRatio"),
            .. Texts("Package:Out", "Package:Host", "Package:TeamsAppId", "Package:Version", "Package:DeveloperName", "Package:WebsiteUrl", "Package:PrivacyUrl", "Package:TermsOfUseUrl"),
            new("Practice:Port", typeof(int)),
        ],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The product's own sections, and the beginnings that Microsoft's names share; whatever else is configured is somebody else's.</summary>
    private static readonly string[] Ours =
    [
        .. Known.Keys.Where(name => name.Contains(':', StringComparison.Ordinal)).Select(name => name[..(name.IndexOf(':', StringComparison.Ordinal) + 1)]).Distinct(),
        "MicrosoftApp", "ToBotFrom", "ToChannelFrom",
    ];

    /// <exception cref="StartUpRefusedException">Settings cannot be meant so; all of them are named, each with what to do.</exception>
    public static void Refuse(IConfiguration configuration)
    {
        string[] problems = [.. configuration.AsEnumerable().Where(pair => pair.Value is not null).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .SelectMany(pair => Problems(pair.Key, pair.Value!)).Distinct()];
        if (problems.Length > 0)
        {
            throw new StartUpRefusedException(string.Join(Environment.NewLine, problems));
        }
    }

    private static IEnumerable<string> Problems(string name, string value)
    {
        if (KindOf(name) is { } kind)
        {
            if (Wanted(kind, value) is var (chinese, english))
            {
                yield return $"设置 {name} 的值 {value} 不对，应为{chinese}。 Setting {name}: {value} is not {english}.";
            }
            else if (Meaning(name, value) is { } misunderstood)
            {
                yield return misunderstood;
            }
        }
        else if (value.Length > 0 && KindOf($"{name}:0") is not null)
        {
            yield return $"设置 {name} 是列表，请写成 {name}:0、{name}:1……（环境变量为 {name}__0）。 Setting {name} is a list: write {name}:0, {name}:1 … (as environment variables {name}__0).";
        }
        else if (value.Length > 0 && Ours.Any(ours => name.StartsWith(ours, StringComparison.OrdinalIgnoreCase)))
        {
            var near = Nearest(name);
            yield return $"没有名为 {name} 的设置，请检查拼写{(near is null ? "" : $"，是否应为 {near}")}（见 README.md）。 There is no setting {name}: check its spelling{(near is null ? "" : $"; {near} perhaps")} (README.md lists them).";
        }
    }

    private static Type? KindOf(string name)
    {
        var parts = name.Split(':');
        return Known.FirstOrDefault(known => known.Key.Split(':') is var pattern && pattern.Length == parts.Length
            && pattern.Zip(parts).All(pair => pair.First is Any || string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase))).Value;
    }

    /// <summary>What the value should be, where it is not.</summary>
    private static (string Chinese, string English)? Wanted(Type kind, string value) =>
        kind == typeof(int) && !int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out _) ? ("整数", "a whole number")
        : kind == typeof(bool) && !bool.TryParse(value, out _) ? (" true 或 false", "true or false")
        : null;

    private static string? Meaning(string name, string value) => name.ToUpperInvariant() switch
    {
        "GRAPH:BASEADDRESS" when value.Length > 0 && !IsSafe(value) =>
            $"Graph:BaseAddress（{value}）必须是 https 地址，如 https://graph.microsoft.com/v1.0；仅本机回环地址可用 http。 Graph:BaseAddress must be an https address such as https://graph.microsoft.com/v1.0; http is for loopback only.",
        "PRACTICE:PORT" when int.Parse(value, CultureInfo.InvariantCulture) is < 0 or > 65535 =>
            "Practice:Port 应为 0 到 65535。 Practice:Port is 0 to 65535.",
        "MICROSOFTAPPTENANTID" or "MICROSOFTAPPID" or "CONTACT:CATALOGAPPID" when value.Length > 0 && !Guid.TryParseExact(value, "D", out _) =>
            // Not repeated: what stands here by mistake may be the secret from the same page.
            $"{name} 不是 GUID，请从 Entra 或 Teams 管理中心复制。 {name} is no GUID: copy it from Entra or the Teams admin centre.",
        "CONTACT:MAILSENDER" when value.Length > 0 && !value.Contains('@', StringComparison.Ordinal) && !Guid.TryParseExact(value, "D", out _) =>
            $"Contact:MailSender（{value}）不是邮箱地址。 Contact:MailSender is no mail address.",
        "URLS" when value.Split(';', StringSplitOptions.RemoveEmptyEntries).Any(address => !IsListened(address)) =>
            $"--urls（{value}）不是监听地址，请写成 http://localhost:3978。 --urls is no address to listen at; write http://localhost:3978.",
        var list when value.Length > 0 && (list.StartsWith("ALLOWEDTENANTS:", StringComparison.Ordinal) || list.StartsWith("ALLOWEDCALLERS:", StringComparison.Ordinal)) && !Guid.TryParseExact(value, "D", out _) =>
            $"{name}（{value}）不是 GUID，否则谁也不会被接受；请从 Entra 复制。 {name} is no GUID, so it would admit nobody: copy it from Entra.",
        _ => null,
    };

    private static bool IsSafe(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    private static bool IsListened(string address)
    {
        try
        {
            return BindingAddress.Parse(address.Trim()).Scheme is "http" or "https";
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The known name that is a slip of the finger away.</summary>
    private static string? Nearest(string name) => Known.Keys
        .Select(known => (Name: known, Steps: Steps(known.ToUpperInvariant(), name.ToUpperInvariant())))
        .Where(pair => pair.Steps <= 3).OrderBy(pair => pair.Steps).FirstOrDefault().Name;

    /// <summary>How many characters must be put in, left out or exchanged (Levenshtein).</summary>
    private static int Steps(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            (var diagonal, row[0]) = (row[0], i);
            for (var j = 1; j <= other.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }

    private static IEnumerable<KeyValuePair<string, Type>> Texts(params string[] names) => names.Select(name => KeyValuePair.Create(name, typeof(string)));

    /// <summary>The settings that the host binds to a type: its properties, those of its parts, and of what stands in its lists and tables.</summary>
    private static IEnumerable<KeyValuePair<string, Type>> Of(string before, Type shape)
    {
        foreach (var property in shape.GetProperties(BindingFlags.Instance | BindingFlags.Public).Where(property => property.CanWrite || IsMany(property.PropertyType)))
        {
            var kind = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            var name = before + property.Name;
            var inside = kind.IsArray ? kind.GetElementType() : IsMany(kind) ? kind.GetGenericArguments()[^1] : null;
            foreach (var known in (inside ?? kind) is var leaf && IsValue(leaf) ? [KeyValuePair.Create(inside is null ? name : $"{name}:{Any}", leaf)]
                : leaf.Assembly == typeof(SettingsCheck).Assembly ? Of(inside is null ? $"{name}:" : $"{name}:{Any}:", leaf) : [])
            {
                yield return known;
            }
        }
    }

    private static bool IsMany(Type kind) => kind != typeof(string) && kind.IsAssignableTo(typeof(IEnumerable)) && (kind.IsArray || kind.IsGenericType);

    private static bool IsValue(Type kind) => kind == typeof(string) || kind == typeof(int) || kind == typeof(bool);
}
