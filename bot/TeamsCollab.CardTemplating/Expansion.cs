using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating;

/// <summary>The state of one expansion: scopes, lambda variables and what is left of the limits. Never shared between threads.</summary>
internal sealed class Expansion(string template, ExpandOptions options, Value data, int locals)
{
    public const int NoIndex = -1;

    private readonly Value[] _locals = locals == 0 ? [] : new Value[locals];
    private int _items = options.MaxItems;

    public string Template { get; } = template;

    public int MaxDepth { get; } = options.MaxDepth;

    public int MaxOutputBytes { get; } = options.MaxOutputBytes;

    public CultureInfo Culture { get; } = options.Culture;

    public IReadOnlySet<string>? TypedByPeople { get; } = options.TypedByPeople;

    public Value Host { get; } = options.Host is { } host ? Value.Of(host) : Value.Undefined;

    public Value Root { get; } = data;

    public Value Data
    {
        get;
        set
        {
            field = value;
            DataElement = value.Element;
        }
    } = data;

    /// <summary>The element that holds the data in scope; undefined where an expression made the data.</summary>
    public JsonElement DataElement { get; private set; } = data.Element;

    public JsonElement RootElement { get; } = data.Element;

    public JsonElement HostElement { get; } = options.Host ?? default;

    /// <summary>All text of the documents is sound UTF-8 without \u escapes and can be copied as it stands. Asked once, it need not be asked of each text.</summary>
    public bool IsPlain { get; private set; } = IsSound(data.Element) && IsSound(options.Host ?? default);

    public int Index { get; set; } = NoIndex;

    public void Met(JsonElement document) => IsPlain = IsPlain && IsSound(document);

    public ref Value Local(int slot) => ref _locals[slot];

    /// <summary>Counts repetitions and made elements against <see cref="ExpandOptions.MaxItems"/>.</summary>
    public void Spend(int items)
    {
        _items -= items;
        if (_items < 0 || items < 0)
        {
            throw new ExpansionException(Template, $"more than {options.MaxItems} repetitions and collection elements.");
        }
    }

    private static bool IsSound(JsonElement document)
    {
        if (document.ValueKind == JsonValueKind.Undefined)
        {
            return true;
        }

        var bytes = JsonMarshal.GetRawUtf8Value(document);
        return Utf8.IsValid(bytes) && bytes.IndexOf("\\u"u8) < 0;
    }

    /// <summary>A text longer than the output may be is refused where it is made, before it can be copied on.</summary>
    public Value Made(string text)
    {
        RoomFor(text.Length);
        return Value.Of(text);
    }

    public void RoomFor(long characters)
    {
        if (characters > MaxOutputBytes)
        {
            throw new ExpansionException(Template, $"more than {MaxOutputBytes} bytes of output.");
        }
    }
}
