using System.Globalization;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating;

/// <summary>The state of one expansion: scopes, lambda variables and what is left of the limits. Never shared between threads.</summary>
internal sealed class Expansion(string template, ExpandOptions options, Value data, int locals)
{
    public const int NoIndex = -1;

    private readonly Value[] _locals = locals == 0 ? [] : new Value[locals];
    private readonly Value _root = data;
    private readonly Value _host = options.Host is { } host ? Value.Of(host) : Value.Undefined;
    private Value _data = data;
    private int _items = options.MaxItems;

    public string Template { get; } = template;

    public int MaxDepth { get; } = options.MaxDepth;

    public int MaxOutputBytes { get; } = options.MaxOutputBytes;

    public CultureInfo Culture { get; } = options.Culture;

    public IReadOnlySet<string>? TypedByPeople { get; } = options.TypedByPeople;

    public ref readonly Value Host => ref _host;

    public ref readonly Value Root => ref _root;

    /// <summary>The data in scope.</summary>
    public ref Value Data => ref _data;

    public int Index { get; set; } = NoIndex;

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
