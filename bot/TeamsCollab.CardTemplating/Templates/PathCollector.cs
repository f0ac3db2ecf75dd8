using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TeamsCollab.CardTemplating.Expressions;

namespace TeamsCollab.CardTemplating.Templates;

/// <summary>
/// Follows every path of a template, for those who check it against the data it is meant for. What an expression makes, such as a joined
/// list, leads nowhere that could be known beforehand; paths into it are left out.
/// </summary>
internal sealed class PathCollector
{
    private static readonly ImmutableArray<string> Root = ["$root"];
    private static readonly ImmutableArray<string> Host = ["$host"];

    private readonly List<(string Name, ImmutableArray<string>? Path)> _variables = [];
    private readonly ImmutableArray<TemplatePath>.Builder _found = ImmutableArray.CreateBuilder<TemplatePath>();
    private string _place = "$";
    private string _expression = string.Empty;

    /// <summary>Of a template that was parsed before, so nothing can be wrong with it.</summary>
    public static ImmutableArray<TemplatePath> Collect(JsonElement template)
    {
        var collector = new PathCollector();
        collector.Json(template, "$", Root);
        return collector._found.ToImmutable();
    }

    private void Json(JsonElement json, string place, ImmutableArray<string>? scope)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                var inner = scope;
                if (json.TryGetProperty("$data", out var data))
                {
                    inner = Text(data, $"{place}.$data", scope) is { } list ? list.Add(TemplatePath.Each) : null;
                }

                foreach (var property in json.EnumerateObject().Where(property => property.Name != "$data"))
                {
                    Json(property.Value, $"{place}.{property.Name}", inner);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var element in json.EnumerateArray())
                {
                    Json(element, string.Create(CultureInfo.InvariantCulture, $"{place}[{index++}]"), scope);
                }

                break;
            default:
                Text(json, place, scope);
                break;
        }
    }

    /// <summary>Where a text that is one expression leads; null where that cannot be known.</summary>
    private ImmutableArray<string>? Text(JsonElement json, string place, ImmutableArray<string>? scope)
    {
        if (json.ValueKind is not JsonValueKind.String)
        {
            return null;
        }

        var parts = TemplateText.Split(json.GetString()!);
        ImmutableArray<string>? last = null;
        foreach (var part in parts.Where(part => part.IsExpression))
        {
            (_place, _expression) = (place, part.Text);
            last = Follow(ExpressionParser.Parse(part.Text), scope, isWhole: true);
        }

        return parts.Count == 1 ? last : null;
    }

    /// <param name="isWhole">Nothing follows, so this is a path to note.</param>
    private ImmutableArray<string>? Follow(Syntax syntax, ImmutableArray<string>? scope, bool isWhole)
    {
        var path = syntax switch
        {
            Syntax.Name name => Start(name.Text, scope),
            Syntax.Member member => Follow(member.Of, scope, isWhole: false)?.Add(member.Text),
            Syntax.Element element => Element(element, scope),
            Syntax.Call call => Call(call, scope),
            Syntax.Pairs pairs => Pairs(pairs, scope),
            _ => null,
        };
        if (isWhole && syntax is Syntax.Name or Syntax.Member or Syntax.Element && path is { Length: > 1 } known)
        {
            _found.Add(new TemplatePath(_place, _expression, known));
        }

        return path;
    }

    private ImmutableArray<string>? Start(string name, ImmutableArray<string>? scope) =>
        _variables.FindLastIndex(variable => variable.Name == name) is var at and >= 0 ? _variables[at].Path
        : name switch
        {
            "$root" => Root,
            "$host" => Host,
            "$data" => scope,
            ['$', ..] => null,
            _ => scope?.Add(name),
        };

    private ImmutableArray<string>? Element(Syntax.Element element, ImmutableArray<string>? scope)
    {
        Follow(element.Index, scope, isWhole: true);
        var of = Follow(element.Of, scope, isWhole: false);
        return element.Index is Syntax.Literal { Value: { Kind: Values.ValueKind.Text, Text: var name } } ? of?.Add(name) : of?.Add(TemplatePath.Element);
    }

    private ImmutableArray<string>? Pairs(Syntax.Pairs pairs, ImmutableArray<string>? scope)
    {
        foreach (var (_, value) in pairs.Properties)
        {
            Follow(value, scope, isWhole: true);
        }

        return null;
    }

    private ImmutableArray<string>? Call(Syntax.Call call, ImmutableArray<string>? scope)
    {
        var first = call.Arguments.Count > 0 ? Follow(call.Arguments[0], scope, isWhole: true) : null;
        if (call.Function is "foreach" or "select" or "where" or "any" or "all")
        {
            _variables.Add((((Syntax.Name)call.Arguments[1]).Text, first?.Add(TemplatePath.Element)));
            Follow(call.Arguments[2], scope, isWhole: true);
            _variables.RemoveAt(_variables.Count - 1);
            return call.Function is "where" ? first : null;
        }

        foreach (var argument in call.Arguments.Skip(1))
        {
            Follow(argument, scope, isWhole: true);
        }

        return call.Function switch
        {
            "first" or "last" => first?.Add(TemplatePath.Element),
            "take" or "skip" or "subArray" or "sortBy" or "sortByDescending" or "reverse" or "unique" => first,
            _ => null,
        };
    }
}
