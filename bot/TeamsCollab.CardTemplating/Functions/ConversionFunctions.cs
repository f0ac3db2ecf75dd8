using System.Buffers;
using System.Text;
using System.Text.Json;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Functions;

/// <summary>From one kind of value to another.</summary>
internal static class ConversionFunctions
{
    public static FunctionDefinition[] All { get; } =
    [
        new("string", "s:*", (x, of) => of[0].IsMissing ? Value.Of("") : of[0].Kind is ValueKind.Array or ValueKind.Object ? Json(x, of[0]) : Value.Of(ValueText.Of(of[0])!)),
        new("jsonStringify", "s:*", (x, of) => of[0].Kind == ValueKind.Undefined ? Value.Undefined : Json(x, of[0])),
        new("int", "n:*", (_, of) => Number(of[0], whole: true)),
        new("float", "n:*", (_, of) => Number(of[0], whole: false)),
        new("bool", "b:*", (_, of) => Value.Of(Truth(of[0])), looksAtMissing: true, failureIsFalse: true),
        new("json", "*:s", (_, of) => Parse(of[0].Text)),
    ];

    private static Value Json(Expansion expansion, in Value value)
    {
        var buffer = new ArrayBufferWriter<byte>();
        var output = new JsonOutput(buffer, expansion);
        ValueWriter.Write(ref output, expansion, value, 0);
        output.Flush();
        return Value.Of(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    private static Value Number(in Value value, bool whole)
    {
        switch (value.Kind)
        {
            case ValueKind.Number:
                return Value.Of(whole ? Math.Truncate(value.Number) : value.Number);
            case ValueKind.Text:
                return JavaScriptNumber.TryReadPrefix(value.Text, whole, out var number) ? Value.Of(number) : Value.Error;
            default:
                return Value.Undefined;
        }
    }

    private static bool Truth(in Value value) => value.Kind switch
    {
        ValueKind.Number => value.Number != 0,
        // Whatever says false somewhere is false, an array as the text it makes: the official engine's rule.
        ValueKind.Text or ValueKind.Array => ValueText.Of(value)?.Contains("false", StringComparison.OrdinalIgnoreCase) is not true,
        _ => value.IsTruthy,
    };

    private static Value Parse(string text)
    {
        try
        {
            return Value.Of(CardData.Parse(text));
        }
        catch (JsonException)
        {
            return Value.Error;
        }
    }
}
