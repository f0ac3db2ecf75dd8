using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TeamsCollab.CardTemplating.Templates;

/// <summary>Collects finished JSON and dynamic parts while a template is compiled.</summary>
internal sealed class SequenceBuilder
{
    private readonly List<(byte[] Before, TemplateNode? Then)> _parts = [];
    private readonly ArrayBufferWriter<byte> _run = new();

    public void Json(string json) => Encoding.UTF8.GetBytes(json, _run);

    /// <summary>The inside of a JSON string.</summary>
    public void Text(string text) => _run.Write(Encode(text));

    public void Node(TemplateNode node)
    {
        _parts.Add((_run.WrittenSpan.ToArray(), node));
        _run.ResetWrittenCount();
    }

    /// <summary>True where the whole is one JSON value whatever the data; else it is a single node that may be none or many elements.</summary>
    public bool IsOneElement => !(_parts is [{ Before.Length: 0 }] && _run.WrittenCount == 0);

    /// <summary>The single node of what is not one element.</summary>
    public TemplateNode Only => _parts[0].Then!;

    public void Append(SequenceBuilder other)
    {
        foreach (var (before, then) in other._parts)
        {
            _run.Write(before);
            Node(then!);
        }

        _run.Write(other._run.WrittenSpan);
    }

    public SequenceNode Build()
    {
        if (_run.WrittenCount > 0)
        {
            _parts.Add((_run.WrittenSpan.ToArray(), null));
        }

        return new SequenceNode([.. _parts]);
    }

    public static byte[] Encode(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.ToArray();
}
