using System.Buffers.Text;
using System.Text;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Data;

/// <summary>A value in a document.</summary>
internal readonly struct Node(CardData document, int at)
{
    public CardData Document => document;

    public int At => at;

    public ValueKind Kind => document.RowAt(at).Kind;

    /// <summary>Elements or properties.</summary>
    public int Count => document.RowAt(at).Length;

    /// <summary>The bytes as they stand in the document, without quotes.</summary>
    public ReadOnlySpan<byte> Raw => document.TextOf(document.RowAt(at));

    /// <summary>Text whose bytes are what it says.</summary>
    public bool IsPlainText => document.RowAt(at) is { Kind: ValueKind.Text, Form: RowForm.Plain };

    public double Number => Utf8Parser.TryParse(Raw, out double number, out _) ? number : 0;

    /// <summary>Element or property by its place among its neighbours.</summary>
    public Node this[int index] => document.NodeAt(document.RowAt(at).Start + index);

    public string Text
    {
        get
        {
            ref readonly var row = ref document.RowAt(at);
            return row.Form == RowForm.Plain ? Encoding.UTF8.GetString(document.TextOf(row)) : WellFormedText.Repair(document.TextOf(row));
        }
    }

    public string NameAt(int index)
    {
        ref readonly var row = ref Property(index);
        return row.NameForm == RowForm.Plain ? Encoding.UTF8.GetString(document.NameOf(row)) : WellFormedText.Repair(document.NameOf(row));
    }

    public bool TryGet(PropertyName name, out Node found)
    {
        var place = document.Find(at, name);
        found = place < 0 ? default : document.NodeAt(place);
        return place >= 0;
    }

    /// <summary>The inside of a JSON string.</summary>
    public void WriteText(ref JsonOutput output)
    {
        ref readonly var row = ref document.RowAt(at);
        Write(ref output, document.TextOf(row), row.Form);
    }

    /// <summary>A JSON string.</summary>
    public void WriteQuoted(ref JsonOutput output)
    {
        ref readonly var row = ref document.RowAt(at);
        if (row.Form is RowForm.Plain or RowForm.Escaped)
        {
            output.Quoted(document.TextOf(row));
        }
        else
        {
            output.Byte((byte)'"');
            WriteText(ref output);
            output.Byte((byte)'"');
        }
    }

    /// <summary>Inside of a longer text; false for what is written there in another way than in the document.</summary>
    public bool TryWriteInText(ref JsonOutput output)
    {
        ref readonly var row = ref document.RowAt(at);
        if (row.Kind == ValueKind.Text || row is { Kind: ValueKind.Number, Form: RowForm.Plain })
        {
            Write(ref output, document.TextOf(row), row.Form);
            return true;
        }

        return false;
    }

    public void WriteName(ref JsonOutput output, int index)
    {
        ref readonly var row = ref Property(index);
        Write(ref output, document.NameOf(row), row.NameForm);
    }

    private static void Write(ref JsonOutput output, ReadOnlySpan<byte> text, RowForm form)
    {
        if (form is RowForm.Plain or RowForm.Escaped)
        {
            output.Raw(text);
        }
        else
        {
            output.Escaped(WellFormedText.Repair(text).AsSpan());
        }
    }

    private ref readonly Row Property(int index) => ref document.RowAt(document.RowAt(at).Start + index);
}
