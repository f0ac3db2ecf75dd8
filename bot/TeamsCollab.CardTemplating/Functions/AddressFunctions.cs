using System.Text;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Functions;

/// <summary>URIs and base64.</summary>
internal static class AddressFunctions
{
    private const string DataPrefix = "data:text/plain;charset=utf-8;base64,";

    public static FunctionDefinition[] All { get; } =
    [
        new("uriComponent", "s:S", (x, of) => x.Made(Component(of[0].Text))),
        new("uriComponentToString", "s:S", (_, of) => Value.Of(Uri.UnescapeDataString(of[0].Text))),
        Part("uriHost", "s:S", uri => Value.Of(uri.Host)),
        Part("uriPath", "s:S", uri => Value.Of(uri.AbsolutePath)),
        Part("uriPathAndQuery", "s:S", uri => Value.Of(uri.PathAndQuery)),
        Part("uriPort", "*:S", uri => uri.IsDefaultPort ? Value.Null : Value.Of(uri.Port)),
        Part("uriQuery", "s:S", uri => Value.Of(uri.Query)),
        Part("uriScheme", "s:S", uri => Value.Of(uri.Scheme)),
        new("base64", "s:*", (x, of) => of[0].Kind == ValueKind.Text ? x.Made(Base64(of[0].Text)) : Value.Undefined),
        new("base64ToString", "s:S", (_, of) => FromBase64(of[0].Text)),
        new("dataUri", "s:S", (x, of) => x.Made(DataPrefix + Base64(of[0].Text))),
        new("dataUriToString", "s:S", (_, of) => of[0].Text.IndexOf(',', StringComparison.Ordinal) is >= 0 and var comma ? FromBase64(of[0].Text[(comma + 1)..]) : Value.Error),
    ];

    private static FunctionDefinition Part(string name, string signature, Func<Uri, Value> part) =>
        new(name, signature, (_, of) => Uri.TryCreate(of[0].Text, UriKind.Absolute, out var uri) ? part(uri) : Value.Error);

    // Five characters that RFC 3986 reserves and ECMA-262 leaves alone.
    private static string Component(string text) => new StringBuilder(Uri.EscapeDataString(text))
        .Replace("%21", "!").Replace("%27", "'").Replace("%28", "(").Replace("%29", ")").Replace("%2A", "*").ToString();

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    private static Value FromBase64(string text)
    {
        var bytes = new byte[(text.Length * 3 / 4) + 3];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Value.Of(Encoding.UTF8.GetString(bytes, 0, length)) : Value.Error;
    }
}
