using System.Buffers;
using System.Text.Json;
using TeamsCollab.CardTemplating;

namespace TeamsCollab.Bot.Cards;

/// <summary>Room that one thread draws its cards in, one after the other, so that a card allocates little more than its own bytes.</summary>
internal sealed class DrawingTable
{
    /// <summary>A table on which a card much larger than usual has lain is not kept.</summary>
    private const int LargestKept = 256 * 1024;

    /// <summary>Chinese stays as it is: templating copies text without escapes as it stands.</summary>
    private static readonly JsonWriterOptions AsTyped = new() { Encoder = CardLibrary.DataOptions.Encoder, SkipValidation = true };

    [ThreadStatic]
    private static DrawingTable? _ofThread;

    private readonly CardDataBuffer _record = new();
    private readonly CardDataBuffer _host = new();

    /// <summary>Receives the card.</summary>
    public ArrayBufferWriter<byte> Card { get; } = new(16 * 1024);

    /// <summary>Cleared. Whoever takes it is done with it when they return: drawing waits for nothing.</summary>
    public static DrawingTable OfThread()
    {
        var table = _ofThread is { } own && Math.Max(own.Card.Capacity, own._record.Capacity) <= LargestKept ? own : _ofThread = new DrawingTable();
        table.Card.ResetWrittenCount();
        return table;
    }

    /// <summary>A card's record as the data of its template.</summary>
    public CardData Record(object data)
    {
        _record.Clear();
        using var json = new Utf8JsonWriter(_record, AsTyped);
        JsonSerializer.Serialize(json, data, CardLibrary.DataOptions);
        return _record.Parse();
    }

    /// <summary>What a template finds under <c>$host</c>.</summary>
    public CardData Host(CardHost host, string[] inputs, CardData texts)
    {
        _host.Clear();
        using var json = new Utf8JsonWriter(_host, AsTyped);
        json.WriteStartObject();
        json.WriteString("collaboration"u8, host.Collaboration ?? string.Empty);
        json.WriteString("once"u8, host.Once);
        if (host.Notice is { } notice)
        {
            json.WriteStartObject("notice"u8);
            json.WriteString("text"u8, notice.Text);
            json.WriteString("style"u8, notice.Style);
            json.WriteString("because"u8, notice.Because ?? string.Empty);
            json.WriteEndObject();
        }

        json.WriteStartObject("inputs"u8);
        foreach (var id in inputs)
        {
            json.WriteString(id, Typed(host.Inputs, id));
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return _host.Parse(KeyValuePair.Create("texts", texts));
    }

    private static string Typed(JsonElement? inputs, string id) =>
        inputs is { ValueKind: JsonValueKind.Object } typed && typed.TryGetProperty(id, out var value) && value.ValueKind is JsonValueKind.String
            ? value.GetString()!
            : string.Empty;
}
