using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace TeamsCollab.FakeCosmos.Sql;

/// <summary>
/// Reads SELECT, FROM, one JOIN, WHERE and ORDER BY. What it does not know it refuses with 400 and the place, as the service does with what it
/// does not know: a query that works here is in the service's language, though not every query of that language works here.
/// </summary>
public sealed class QueryReader
{
    private readonly string _sql;
    private readonly List<Token> _tokens;
    private readonly HashSet<string> _aliases = new(StringComparer.Ordinal);
    private int _at;

    private QueryReader(string sql) => (_sql, _tokens) = (sql, Token.Of(sql));

    public static Query Read(string sql) => new QueryReader(sql).Query();

    private Query Query()
    {
        Demand("SELECT");
        var isValue = Take("VALUE");
        var (select, selected) = Cited(() => isValue ? Any() : Take("*") ? null : Items());
        Demand("FROM");
        var (from, source) = Cited(() => (Alias: Word(), Join: Take("JOIN") ? JoinClause() : null));
        var (where, condition) = Take("WHERE") ? Cited<Expression?>(Any) : (null, "");
        ImmutableArray<Ordering> order = [];
        string? ordered = null;
        if (Take("ORDER"))
        {
            Demand("BY");
            (order, ordered) = Cited(() => Several(Ordering));
        }

        if (_aliases.FirstOrDefault(alias => alias != from.Alias && alias != from.Join?.Alias) is { } unknown)
        {
            throw new GatewayException(400, $"Identifier '{unknown}' could not be resolved.");
        }

        return Now.Kind == TokenKind.End
            ? new Query(_sql, select, isValue, from.Alias, from.Join, where, order, new QueryClauses(selected, source, where is null ? null : condition, ordered))
            : throw Unexpected();
    }

    private Expression.Properties Items()
    {
        var items = Several(() =>
        {
            var value = Any();
            var name = Take("AS") ? Word() : value is Expression.Path { Steps: [.., var last] } ? last : value is Expression.Path { Alias: var alias } ? alias : throw Unexpected();
            return (name, value);
        });
        return new Expression.Properties(items);
    }

    private Join JoinClause()
    {
        var alias = Word();
        Demand("IN");
        return Primary() is Expression.Path source ? new Join(alias, source) : throw Unexpected();
    }

    private Ordering Ordering()
    {
        var path = Primary() as Expression.Path ?? throw new GatewayException(400, "Unsupported ORDER BY clause. ORDER BY item expression could not be mapped to a document path.");
        return new Ordering(path, Take("DESC") || (Take("ASC") && false));
    }

    private Expression Any()
    {
        var left = All();
        while (Take("OR"))
        {
            left = new Expression.Or(left, All());
        }

        return left;
    }

    private Expression All()
    {
        var left = Compared();
        while (Take("AND"))
        {
            left = new Expression.And(left, Compared());
        }

        return left;
    }

    private Expression Compared()
    {
        var left = Primary();
        if (Take("IN"))
        {
            Demand("(");
            var values = Several(Primary);
            Demand(")");
            return values.Select(value => (Expression)new Expression.Comparison("=", left, value)).Aggregate((one, other) => new Expression.Or(one, other));
        }

        string[] signs = ["=", "!=", "<>", "<=", ">=", "<", ">"];
        return Array.Find(signs, Now.Is) is { } sign && Take(sign) ? new Expression.Comparison(sign, left, Primary()) : left;
    }

    private Expression Primary()
    {
        var token = Now;
        _at++;
        switch (token.Kind)
        {
            case TokenKind.Parameter:
                return new Expression.Parameter(token.Value);
            case TokenKind.Text:
                return new Expression.Constant(Values.Text(token.Value));
            case TokenKind.Number:
                return new Expression.Constant(Json.Make(writer => writer.WriteNumberValue(double.Parse(token.Value, CultureInfo.InvariantCulture))));
            case TokenKind.Word when token.Is("true") || token.Is("false"):
                return new Expression.Constant(Values.Truth(token.Is("true")));
            case TokenKind.Word when token.Is("null"):
                return new Expression.Constant(Json.Parse("null"u8.ToArray()));
            case TokenKind.Word when Take("("):
                return Closed(")", new Expression.Call(token.Value, Now.Is(")") ? [] : Several(Any)));
            case TokenKind.Word:
                _aliases.Add(token.Value);
                return new Expression.Path(token.Value, Steps());
            case TokenKind.Sign when token.Value == "(":
                return Closed(")", Any());
            case TokenKind.Sign when token.Value == "[":
                return Closed("]", new Expression.List(Several(Any)));
            case TokenKind.Sign when token.Value == "{":
                return Closed("}", new Expression.Properties(Several(Property)));
            default:
                _at--;
                throw Unexpected();
        }
    }

    private (string, Expression) Property()
    {
        var name = Now.Kind is TokenKind.Text or TokenKind.Word ? Now.Value : throw Unexpected();
        _at++;
        Demand(":");
        return (name, Any());
    }

    private ImmutableArray<string> Steps()
    {
        var steps = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            if (Take("."))
            {
                steps.Add(Word());
            }
            else if (Now.Is("[") && _tokens[_at + 1].Kind == TokenKind.Text)
            {
                steps.Add(_tokens[_at + 1].Value);
                _at += 2;
                Demand("]");
            }
            else
            {
                return steps.ToImmutable();
            }
        }
    }

    private ImmutableArray<T> Several<T>(Func<T> one)
    {
        var several = ImmutableArray.CreateBuilder<T>();
        do
        {
            several.Add(one());
        }
        while (Take(","));
        return several.ToImmutable();
    }

    private (T Read, string Text) Cited<T>(Func<T> read)
    {
        var from = Now.At;
        var found = read();
        var last = _tokens[_at - 1];
        return (found, _sql[from..(last.At + last.Length)]);
    }

    private Expression Closed(string sign, Expression expression)
    {
        Demand(sign);
        return expression;
    }

    private string Word()
    {
        var word = Now.Kind == TokenKind.Word ? Now.Value : throw Unexpected();
        _at++;
        return word;
    }

    private Token Now => _tokens[_at];

    private bool Take(string word)
    {
        if (!Now.Is(word))
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Demand(string word)
    {
        if (!Take(word))
        {
            throw Unexpected();
        }
    }

    private GatewayException Unexpected() => new(400, $"Syntax error near '{Now.Value}' at {Now.At}: this fake cannot read the query.");
}
