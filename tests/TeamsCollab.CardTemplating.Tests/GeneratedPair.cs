using System.Text.Json.Nodes;
using CsCheck;

namespace TeamsCollab.CardTemplating.Tests;

/// <summary>Random data against random templates: few names, so that paths often lead somewhere, and every part of the language that gives one result.</summary>
internal static class GeneratedPair
{
    private static readonly string[] Names = ["a", "b", "c", "d", "list", "o"];

    private static readonly Gen<string> Name = Either(Names);

    private static readonly Gen<string> PlainText = Either("x", "", "协作", "it's \"quoted\"", "back\\slash", "a$b", "{brace}", "line\nbreak", "<at>", "100%", "tab\t", " ");

    private static readonly Gen<string> Path = Gen.OneOf<string>(
        Name,
        Name,
        Name.Select(Name, (first, second) => $"{first}.{second}"),
        Either("$data", "$index", "$root.a", "$root.o.b", "$host.theme", "missing.x", "o.o.a", "list[0]", "list[1].a", "o['a']", "$data.b"));

    private static readonly Gen<string> Literal = Either("1", "0", "-2", "2.5", "'t'", "''", "'协'", "true", "false", "null", "[1, 'x']", "{k: 1}");

    private static readonly string[] OneArgument =
        ["length", "toUpper", "toLower", "trim", "count", "first", "last", "string", "int", "float", "bool", "empty", "exists", "not", "abs", "floor", "ceiling", "round", "sqrt", "isString", "isInteger", "isFloat", "isArray", "isObject", "isBoolean", "jsonStringify", "sum", "average", "unique", "flatten", "json", "countWord", "titleCase", "sentenceCase", "base64", "uriComponent", "createArray", "indicesAndValues", "addOrdinal"];

    private static readonly string[] TwoArguments = ["contains", "startsWith", "endsWith", "indexOf", "lastIndexOf", "coalesce", "union", "intersection", "skip", "take", "split", "join", "equals", "greater", "add", "mod", "and", "or", "replaceIgnoreCase"];

    private static readonly Gen<string> Operator = Either("+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "??", "&", "^");

    private static Gen<string> Either(params string[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static Gen<JsonNode> Data(int depth) => Name.Select(Value(depth - 1)).Array[2, 6].Select(properties => (JsonNode)Object(properties));

    private static Gen<JsonNode?> Value(int depth)
    {
        var simple = Gen.OneOf<JsonNode?>(
            Gen.Int[-5, 20].Select(number => (JsonNode?)JsonValue.Create(number)),
            Gen.Int[-40, 40].Select(number => (JsonNode?)JsonValue.Create(number / 8.0)),
            PlainText.Select(text => (JsonNode?)JsonValue.Create(text)),
            Gen.Bool.Select(truth => (JsonNode?)JsonValue.Create(truth)),
            Gen.Const(0).Select(_ => (JsonNode?)null));
        return depth == 0 ? simple : Gen.Frequency(
            (4, simple),
            (2, Value(depth - 1).Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]))),
            (2, Name.Select(Value(depth - 1)).Array[0, 4].Select(properties => (JsonNode?)Object(properties))));
    }

    private static Gen<string> Expression(int depth) => depth == 0 ? Gen.OneOf<string>(Path, Path, Literal) : Gen.Frequency(
        (4, Path),
        (1, Literal),
        (3, Gen.Select(Expression(depth - 1), Operator, Expression(depth - 1), (left, symbol, right) => $"({left} {symbol} {right})")),
        (1, Gen.Select(Path, Operator, Literal, (left, symbol, right) => $"{left} {symbol} {right}")),
        (3, Gen.Select(Either(OneArgument), Expression(depth - 1), (function, argument) => $"{function}({argument})")),
        (2, Gen.Select(Either(TwoArguments), Expression(depth - 1), Expression(depth - 1), (function, first, second) => $"{function}({first}, {second})")),
        (1, Gen.Select(Expression(depth - 1), Expression(depth - 1), Expression(depth - 1), (condition, yes, no) => $"if({condition}, {yes}, {no})")),
        (1, Gen.Select(Either("foreach", "select", "where", "any", "all"), Either("list", "o", "$data.list"), Either("x", "x.a", "x + 1", "x == 1", "x.b > 0", "x.key", "concat('p', x)", "a"), (function, list, body) => $"{function}({list}, x, {body})")),
        (1, Path.Select(text => $"substring({text}, 1)")),
        (1, Expression(depth - 1).Select(operand => $"!{operand}")));

    private static Gen<string> Text { get; } = Gen.Frequency(
        (4, Expression(2).Select(expression => "${" + expression + "}")),
        (2, Gen.Select(PlainText, Expression(2), PlainText, (before, expression, after) => before + "${" + expression + "}" + after)),
        (1, Gen.Select(Path, Path, (first, second) => "${" + first + "} und ${" + second + "}")),
        (1, PlainText));

    public static Gen<Pair> Any { get; } = Gen.Select(Template(3), Data(3), (template, data) => new Pair("generated", template!.ToJsonString(), data.ToJsonString(), """{"theme":"dark"}"""));

    private static Gen<JsonNode?> Template(int depth, bool inArray = false)
    {
        var text = Text.Select(value => (JsonNode?)JsonValue.Create(value));
        if (depth == 0)
        {
            return text;
        }

        var scope = Gen.OneOf<(string, string)>(
            Either("list", "o", "list", "$root.list", "a", "missing").Select(data => ("$data", data)),
            Expression(1).Select(condition => ("$when", condition)));
        var plain = Name.Select(Template(depth - 1)).Array[1, 4].Select(properties => (JsonNode?)Object(properties));
        return Gen.Frequency(
            (3, text),
            (3, plain),
            (3, Gen.Select(scope, plain, (marker, json) => (JsonNode?)With(json, marker))),
            (2, Template(depth - 1, inArray: true).Array[0, 4].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]))));
    }

    private static JsonObject With(JsonNode? json, (string Name, string Expression) marker)
    {
        var marked = json!.DeepClone().AsObject();
        marked[marker.Name] = "${" + marker.Expression + "}";
        return marked;
    }

    private static JsonObject Object(IEnumerable<(string Name, JsonNode? Value)> properties)
    {
        var json = new JsonObject();
        foreach (var (name, value) in properties)
        {
            json[name] = value?.DeepClone();
        }

        return json;
    }
}
