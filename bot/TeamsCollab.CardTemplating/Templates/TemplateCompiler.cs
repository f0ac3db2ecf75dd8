using System.Text.Json;
using TeamsCollab.CardTemplating.Expressions;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Templates;

/// <summary>
/// Compiles a template's JSON: what does not depend on data becomes finished bytes, the rest nodes between them.
/// Everything that can be wrong with a template is found here.
/// </summary>
internal sealed class TemplateCompiler(string template)
{
    private const string Reserved = "It has no meaning there; remove it.";

    private readonly Binder _binder = new();

    public int Locals => _binder.Locals;

    /// <summary>Levels of objects and arrays in the template itself.</summary>
    public int Depth { get; private set; }

    public SequenceNode Compile(JsonElement json)
    {
        var builder = new SequenceBuilder();
        Value(json, new Place("$", 0, IsMarkdown: false, IsFact: false), builder);
        return builder.Build();
    }

    private void Value(JsonElement json, Place place, SequenceBuilder into)
    {
        Depth = Math.Max(Depth, place.Depth);
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                Object(json, place, into);
                break;
            case JsonValueKind.Array:
                Array(json, place, into);
                break;
            case JsonValueKind.String:
                Text(json, place, into);
                break;
            default:
                into.Json(json.GetRawText());
                break;
        }
    }

    private void Object(JsonElement json, Place place, SequenceBuilder into)
    {
        Expression? data = null;
        Expression? when = null;
        var body = new SequenceBuilder();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var type = json.TryGetProperty("type", out var declared) && declared.ValueKind == JsonValueKind.String ? declared.GetString() : null;
        var next = "{";
        foreach (var property in json.EnumerateObject())
        {
            var at = place.Property(property.Name, type);
            if (!names.Add(property.Name))
            {
                throw Fault(at, "", 0, "The property stands twice in one object.", "Remove one.");
            }

            switch (property.Name)
            {
                case "$data":
                    data = Literal(property.Value, at);
                    break;
                case "$when":
                    when = Condition(property.Value, at);
                    break;
                case "$root" or "$index" or "$host":
                    throw Fault(at, "", 0, $"{property.Name} as a property's name.", Reserved);
                default:
                    body.Json(next + "\"");
                    body.Text(property.Name);
                    body.Json("\":");
                    Value(property.Value, at, body);
                    next = ",";
                    break;
            }
        }

        body.Json(next == "{" ? "{}" : "}");
        if (data is null && when is null)
        {
            into.Append(body);
        }
        else
        {
            into.Node(new ScopedNode(data, when, body.Build()));
        }
    }

    // As the language has it, arrays in arrays become one array, and null is no element.
    private void Array(JsonElement json, Place place, SequenceBuilder into)
    {
        var items = new List<SequenceBuilder>();
        Elements(json, place, items);
        if (items.TrueForAll(item => item.IsOneElement))
        {
            into.Json("[");
            for (var i = 0; i < items.Count; i++)
            {
                into.Json(i == 0 ? "" : ",");
                into.Append(items[i]);
            }

            into.Json("]");
        }
        else
        {
            into.Node(new ArrayNode([.. items.Select(item => item.IsOneElement ? item.Build() : item.Only)]));
        }
    }

    private void Elements(JsonElement json, Place place, List<SequenceBuilder> items)
    {
        var index = 0;
        foreach (var element in json.EnumerateArray())
        {
            var at = place.Element(index++);
            if (element.ValueKind == JsonValueKind.Array)
            {
                Elements(element, at, items);
            }
            else if (element.ValueKind != JsonValueKind.Null)
            {
                var item = new SequenceBuilder();
                Value(element, at, item);
                items.Add(item);
            }
        }
    }

    private void Text(JsonElement json, Place place, SequenceBuilder into)
    {
        var parts = Parts(json, place);
        if (parts is [{ IsExpression: true } only])
        {
            var expression = Bind(only, place);
            if (expression is ConstantExpression { Value.Kind: not ValueKind.Null } constant)
            {
                // The language gives a constant that stands alone as text, whatever its type.
                into.Json("\"");
                into.Text(ValueText.Of(constant.Value) ?? "");
                into.Json("\"");
            }
            else
            {
                into.Node(new ValueNode(expression, only.Text, place.IsMarkdown, place.Depth));
            }

            return;
        }

        into.Json("\"");
        foreach (var part in parts)
        {
            if (part.IsExpression)
            {
                into.Node(new TextNode(Bind(part, place), part.Text, place.IsMarkdown));
            }
            else
            {
                into.Text(part.Text);
            }
        }

        into.Json("\"");
    }

    // $data may be an expression, a text with expressions, or JSON with expressions inside; these see the scope around the object.
    private Expression Literal(JsonElement json, Place place)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                return new ObjectExpression([.. json.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, Literal(property.Value, place.Property(property.Name, null))))]);
            case JsonValueKind.Array:
                return new ArrayExpression([.. json.EnumerateArray().Select((element, index) => Literal(element, place.Element(index)))]);
            case JsonValueKind.String:
                var parts = Parts(json, place);
                return parts is [{ IsExpression: true } only] ? Bind(only, place) : new MixedTextExpression([.. parts.Select(part => (part.Text, part.IsExpression ? Bind(part, place) : null))]);
            default:
                return new ConstantExpression(Values.Value.Of(CardData.Parse(json.GetRawText())));
        }
    }

    private Expression Condition(JsonElement json, Place place)
    {
        if (json.ValueKind == JsonValueKind.String && Parts(json, place) is [{ IsExpression: true } only])
        {
            return Bind(only, place, staysAsText: false) is var condition and not ConstantExpression
                ? condition
                : throw Fault(place, only.Text, 0, "$when is always the same.", "Remove it, or remove the object.");
        }

        throw Fault(place, "", 0, "$when is not an expression.", "Write it as \"${…}\" and nothing around it.");
    }

    private List<TextPart> Parts(JsonElement json, Place place)
    {
        var text = json.GetString() ?? "";
        try
        {
            return TemplateText.Split(text);
        }
        catch (ExpressionFault fault)
        {
            throw Fault(place, text, fault.Position, fault.Message, fault.WhatToDo);
        }
    }

    private Expression Bind(TextPart part, Place place, bool staysAsText = true)
    {
        try
        {
            return _binder.Bind(ExpressionParser.Parse(part.Text), staysAsText);
        }
        catch (ExpressionFault fault)
        {
            throw Fault(place, part.Text, fault.Position, fault.Message, fault.WhatToDo);
        }
    }

    private CardTemplateException Fault(Place place, string expression, int position, string problem, string whatToDo) =>
        new(template, place.Path, expression, position, problem, whatToDo);
}
