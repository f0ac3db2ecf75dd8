using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TeamsCollab.Benchmarks.CardTemplating;

/// <summary>The memorandum card as a programmer would write it without templates: the same bytes, from the record, by Utf8JsonWriter.</summary>
internal static class HandWritten
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IBufferWriter<byte> output, MemorandumData data)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("$schema"u8, "https://adaptivecards.io/schemas/adaptive-card.json"u8);
        json.WriteString("type"u8, "AdaptiveCard"u8);
        json.WriteString("version"u8, "1.5"u8);
        json.WriteString("fallbackText"u8, $"{data.Title} {data.Number}");
        json.WriteStartObject("msteams"u8);
        json.WriteString("width"u8, "Full"u8);
        json.WriteEndObject();
        json.WriteStartArray("body"u8);
        Head(json, data);
        Facts(json, data);
        Signatories(json, data);
        Clauses(json, data);
        json.WriteEndArray();
        Actions(json, data);
        json.WriteEndObject();
    }

    private static void Head(Utf8JsonWriter json, MemorandumData data)
    {
        StartTextBlock(json, $"{data.Number} · {data.Stage}");
        json.WriteString("size"u8, "Small"u8);
        json.WriteBoolean("isSubtle"u8, true);
        End(json, wrap: true);
        StartTextBlock(json, data.Title);
        json.WriteString("size"u8, "Large"u8);
        json.WriteString("weight"u8, "Bolder"u8);
        json.WriteBoolean("wrap"u8, true);
        json.WriteString("style"u8, "heading"u8);
        json.WriteString("spacing"u8, "None"u8);
        End(json, wrap: false);
        if (data.CanSign)
        {
            StartTextBlock(json, $"请确认并签字 v{data.Draft}");
            json.WriteString("weight"u8, "Bolder"u8);
        }
        else
        {
            StartTextBlock(json, "无需您操作");
        }

        End(json, wrap: true);
        StartTextBlock(json, $"截止 {data.Due.Text}{(data.Due.IsProvisional ? " (暂定)" : "")} · {data.Due.Left}");
        json.WriteString("color"u8, data.Due.IsOverdue ? "Attention"u8 : "Default"u8);
        End(json, wrap: true);
    }

    private static void Facts(Utf8JsonWriter json, MemorandumData data)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "FactSet"u8);
        json.WriteStartArray("facts"u8);
        Fact(json, "发起方", data.Initiator);
        Fact(json, "接收方", string.Join("、", data.Receivers));
        Fact(json, "预算", $"{data.Budget} 元");
        Fact(json, "已签", $"{data.SignedCount}/{data.Signatories.Length}");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Fact(Utf8JsonWriter json, string title, string value)
    {
        json.WriteStartObject();
        json.WriteString("title"u8, title);
        json.WriteString("value"u8, value);
        json.WriteEndObject();
    }

    private static void Signatories(Utf8JsonWriter json, MemorandumData data)
    {
        StartSection(json, "签字人");
        foreach (var signatory in data.Signatories)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "ColumnSet"u8);
            json.WriteString("spacing"u8, "Small"u8);
            json.WriteStartArray("columns"u8);
            StartColumn(json, "auto"u8);
            StartTextBlock(json, signatory.HasSigned ? "✓" : "○");
            json.WriteString("color"u8, signatory.HasSigned ? "Good"u8 : "Default"u8);
            End(json, wrap: false);
            EndColumn(json);
            StartColumn(json, "stretch"u8);
            StartTextBlock(json, $"{signatory.Department} {signatory.Name}");
            End(json, wrap: true);
            EndColumn(json);
            StartColumn(json, "auto"u8);
            if (signatory.HasSigned)
            {
                StartTextBlock(json, signatory.When);
                json.WriteBoolean("isSubtle"u8, true);
                End(json, wrap: false);
            }

            EndColumn(json);
            EndColumn(json);
        }

        EndColumn(json);
    }

    private static void Clauses(Utf8JsonWriter json, MemorandumData data)
    {
        StartSection(json, "共识事项");
        for (var i = 0; i < data.Clauses.Length; i++)
        {
            var clause = data.Clauses[i];
            json.WriteStartObject();
            json.WriteString("type"u8, "Container"u8);
            json.WriteStartArray("items"u8);
            StartTextBlock(json, $"{i + 1}. {clause.Text}");
            End(json, wrap: true);
            StartTextBlock(json, $"负责人 {clause.Owner} · {clause.Due}");
            json.WriteBoolean("isSubtle"u8, true);
            json.WriteString("spacing"u8, "None"u8);
            End(json, wrap: true);
            EndColumn(json);
        }

        EndColumn(json);
    }

    private static void Actions(Utf8JsonWriter json, MemorandumData data)
    {
        json.WriteStartArray("actions"u8);
        if (data.CanSign)
        {
            json.WriteStartObject();
            json.WriteString("type"u8, "Action.Execute"u8);
            json.WriteString("title"u8, "签字确认"u8);
            json.WriteString("verb"u8, "minutes.signOff"u8);
            json.WriteString("style"u8, "positive"u8);
            Data(json, "minutes.signOff"u8, data, once: true);
            json.WriteStartObject("fallback"u8);
            json.WriteString("type"u8, "Action.Submit"u8);
            json.WriteString("title"u8, "签字确认"u8);
            Data(json, "minutes.signOff"u8, data, once: true);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteStartObject();
        json.WriteString("type"u8, "Action.Execute"u8);
        json.WriteString("title"u8, "查看全文"u8);
        json.WriteString("verb"u8, "minutes.open"u8);
        Data(json, "minutes.open"u8, data, once: false);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Data(Utf8JsonWriter json, ReadOnlySpan<byte> verb, MemorandumData data, bool once)
    {
        json.WriteStartObject("data"u8);
        json.WriteString("verb"u8, verb);
        json.WriteString("collaboration"u8, data.Number);
        json.WriteNumber("draft"u8, data.Draft);
        if (once)
        {
            json.WriteString("once"u8, data.Once);
        }

        json.WriteEndObject();
    }

    private static void StartTextBlock(Utf8JsonWriter json, string? text)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "TextBlock"u8);
        json.WriteString("text"u8, text);
    }

    private static void End(Utf8JsonWriter json, bool wrap)
    {
        if (wrap)
        {
            json.WriteBoolean("wrap"u8, true);
        }

        json.WriteEndObject();
    }

    private static void StartSection(Utf8JsonWriter json, string title)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Container"u8);
        json.WriteBoolean("separator"u8, true);
        json.WriteStartArray("items"u8);
        StartTextBlock(json, title);
        json.WriteString("weight"u8, "Bolder"u8);
        End(json, wrap: true);
    }

    private static void StartColumn(Utf8JsonWriter json, ReadOnlySpan<byte> width)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "Column"u8);
        json.WriteString("width"u8, width);
        json.WriteStartArray("items"u8);
    }

    private static void EndColumn(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
