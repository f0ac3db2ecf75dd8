using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using TeamsCollab.CardTemplating.Functions;
using TeamsCollab.CardTemplating.Templates;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating;

/// <summary>
/// A card in the Adaptive Card Templating language, parsed once. Immutable: one instance serves all threads.
/// The result is compact UTF-8 JSON, always well formed whatever the data holds.
/// </summary>
public sealed class CardTemplate
{
    private readonly SequenceNode _root;
    private readonly int _locals;
    private readonly int _depth;

    private CardTemplate(string name, SequenceNode root, int locals, int depth)
    {
        Name = name;
        _root = root;
        _locals = locals;
        _depth = depth;
    }

    /// <summary>The name the template was parsed under.</summary>
    public string Name { get; }

    /// <summary>The functions a template may call, operators and their other names included.</summary>
    public static IReadOnlyCollection<string> FunctionsOffered => FunctionTable.Names;

    /// <summary>The functions of the language that are not offered, each with the reason. Using one is an error when the template is parsed.</summary>
    public static IReadOnlyDictionary<string, string> FunctionsLeftOut => FunctionTable.LeftOut;

    /// <summary>Every path that a template reads, for checking it against the data it is meant for.</summary>
    /// <exception cref="CardTemplateException">It is not JSON, or an expression cannot be used.</exception>
    public static ImmutableArray<TemplatePath> PathsOf(string name, ReadOnlySpan<byte> utf8Json)
    {
        _ = Parse(name, utf8Json);
        using var document = JsonDocument.Parse(WithoutMark(utf8Json).ToArray());
        return PathCollector.Collect(document.RootElement);
    }

    /// <summary>Loads a template and finds everything that is wrong with it.</summary>
    /// <exception cref="CardTemplateException">It is not JSON, or an expression cannot be used.</exception>
    public static CardTemplate Parse(string name, ReadOnlySpan<byte> utf8Json)
    {
        try
        {
            using var document = JsonDocument.Parse(WithoutMark(utf8Json).ToArray());
            var compiler = new TemplateCompiler(name);
            var root = compiler.Compile(document.RootElement);
            return new CardTemplate(name, root, compiler.Locals, compiler.Depth);
        }
        catch (JsonException broken)
        {
            throw new CardTemplateException(name, broken.Path ?? "$", "", 0, $"It is not JSON: {broken.Message}", "Correct the file.", broken);
        }
        catch (InvalidOperationException broken)
        {
            throw new CardTemplateException(name, "$", "", 0, $"It holds text that is not Unicode: {broken.Message}", "Save the file as UTF-8.", broken);
        }
    }

    /// <summary>Writes the card for this data.</summary>
    /// <param name="output">Receives UTF-8 JSON; only complete if the call returns.</param>
    /// <param name="data">The root data.</param>
    /// <param name="options">Culture, host and limits.</param>
    /// <exception cref="ExpansionException">The data is larger or deeper than the options allow.</exception>
    public void Expand(IBufferWriter<byte> output, CardData data, ExpandOptions options)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        if (_depth > options.MaxDepth)
        {
            throw new ExpansionException(Name, $"the template itself has more than {options.MaxDepth} levels of objects and arrays.");
        }

        var expansion = new Expansion(Name, options, Value.Of(data), _locals);
        var json = new JsonOutput(output, expansion);
        _root.Write(ref json, expansion);
        json.Flush();
    }

    /// <inheritdoc cref="Expand(IBufferWriter{byte}, CardData, ExpandOptions)"/>
    public byte[] Expand(CardData data, ExpandOptions options)
    {
        var output = new ArrayBufferWriter<byte>(8192);
        Expand(output, data, options);
        return output.WrittenSpan.ToArray();
    }

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> utf8)
    {
        ReadOnlySpan<byte> byteOrderMark = [0xEF, 0xBB, 0xBF];
        return utf8.StartsWith(byteOrderMark) ? utf8[byteOrderMark.Length..] : utf8;
    }
}
