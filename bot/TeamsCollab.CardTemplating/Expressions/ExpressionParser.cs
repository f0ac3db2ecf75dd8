using System.Globalization;
using TeamsCollab.CardTemplating.Templates;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Expressions;

/// <summary>
/// Reads one expression. Binding strength, strongest first: unary, ^ (from the right), * / %, + -, == !=, &amp;, comparisons, &amp;&amp;, ||, ??, ?:.
/// That == binds stronger than &lt; and &amp; is the language's own rule.
/// </summary>
internal sealed class ExpressionParser
{
    private const int DeepestNesting = 100;

    private static readonly string[][] Levels =
        [["??"], ["||"], ["&&"], ["<", "<=", ">", ">="], ["&"], ["==", "!="], ["+", "-"], ["*", "/", "%"]];

    private readonly List<Token> _tokens;
    private int _next;
    private int _depth;

    private ExpressionParser(string expression) => _tokens = Tokenizer.Read(expression);

    private Token Next => _tokens[_next];

    public static Syntax Parse(string expression)
    {
        var parser = new ExpressionParser(expression);
        if (parser.Next.Kind == TokenKind.End)
        {
            throw new ExpressionFault(0, "An empty expression.", "Write what to show, or \\${} for the characters themselves.");
        }

        var parsed = parser.Choice();
        return parser.Next.Kind == TokenKind.End ? parsed : throw parser.Unexpected("an operator");
    }

    private Syntax Choice()
    {
        if (++_depth > DeepestNesting)
        {
            throw new ExpressionFault(Next.Position, "An expression nested too deeply.", "Compute the value in the data.");
        }

        var condition = Binary(0);
        if (Next.Is("?"))
        {
            var at = Take().Position;
            var yes = Choice();
            Expect(":");
            condition = new Syntax.Call(at, "if", [condition, yes, Choice()]);
        }

        _depth--;
        return condition;
    }

    private Syntax Binary(int level)
    {
        if (level == Levels.Length)
        {
            return Power();
        }

        var left = Binary(level + 1);
        while (Next.Kind == TokenKind.Symbol && Array.IndexOf(Levels[level], Next.Text) >= 0)
        {
            var symbol = Take();
            left = new Syntax.Call(symbol.Position, symbol.Text == "??" ? "coalesce" : symbol.Text == "&" ? "concat" : symbol.Text, [left, Binary(level + 1)]);
        }

        return left;
    }

    private Syntax Power()
    {
        var left = Unary();
        return Next.Is("^") ? new Syntax.Call(Take().Position, "^", [left, Power()]) : left;
    }

    private Syntax Unary()
    {
        if (!Next.Is("!") && !Next.Is("-") && !Next.Is("+"))
        {
            return Postfix(Primary());
        }

        if (++_depth > DeepestNesting)
        {
            throw new ExpressionFault(Next.Position, "An expression nested too deeply.", "Compute the value in the data.");
        }

        var symbol = Take();
        var operand = Unary();
        _depth--;
        return symbol.Text == "!"
            ? new Syntax.Call(symbol.Position, "!", [operand])
            : new Syntax.Call(symbol.Position, symbol.Text, [new Syntax.Literal(symbol.Position, Value.Of(0)), operand]);
    }

    private Syntax Postfix(Syntax left)
    {
        while (true)
        {
            if (Next.Is("."))
            {
                var at = Take().Position;
                left = Next.Kind == TokenKind.Name ? new Syntax.Member(at, left, Take().Text) : throw Unexpected("a property name");
            }
            else if (Next.Is("["))
            {
                var at = Take().Position;
                left = new Syntax.Element(at, left, Choice());
                Expect("]");
            }
            else if (Next.Is("(") && left is Syntax.Name function)
            {
                Take();
                left = new Syntax.Call(function.Position, function.Text, List(")"));
            }
            else
            {
                return Next.Is("(") ? throw new ExpressionFault(Next.Position, "Something that is not a function is called.", "Write functions as name(value), not as value.name().") : left;
            }
        }
    }

    private Syntax Primary()
    {
        var token = Next;
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new Syntax.Literal(Take().Position, Value.Of(double.Parse(token.Text, CultureInfo.InvariantCulture)));
            case TokenKind.Text:
                return new Syntax.Literal(Take().Position, Value.Of(token.Text));
            case TokenKind.Interpolation:
                return new Syntax.Call(Take().Position, "concat", TemplateText.SplitInterpolation(token.Text, token.Position + 1));
            case TokenKind.Name:
                return Take().Text switch
                {
                    "true" => new Syntax.Literal(token.Position, Value.True),
                    "false" => new Syntax.Literal(token.Position, Value.False),
                    "null" or "undefined" => new Syntax.Literal(token.Position, Value.Null),
                    var name => new Syntax.Name(token.Position, name),
                };
            case TokenKind.Symbol when token.Text == "(":
                Take();
                var inner = Choice();
                Expect(")");
                return inner;
            case TokenKind.Symbol when token.Text == "[":
                Take();
                return new Syntax.Call(token.Position, "createArray", List("]"));
            case TokenKind.Symbol when token.Text == "{":
                Take();
                return Pairs(token.Position);
            default:
                throw Unexpected("a value");
        }
    }

    private List<Syntax> List(string end)
    {
        var items = new List<Syntax>();
        while (!Next.Is(end))
        {
            if (items.Count > 0)
            {
                Expect(",");
            }

            var item = Choice();
            if (Next.Is("=>"))
            {
                Take();
                items.Add(item);
                item = Choice();
            }

            items.Add(item);
        }

        Take();
        return items;
    }

    private Syntax.Pairs Pairs(int at)
    {
        var pairs = new List<KeyValuePair<string, Syntax>>();
        while (!Next.Is("}"))
        {
            if (pairs.Count > 0)
            {
                Expect(",");
            }

            var name = Next.Kind is TokenKind.Name or TokenKind.Text ? Take().Text : throw Unexpected("a property name");
            Expect(":");
            pairs.Add(new(name, Choice()));
        }

        Take();
        return new Syntax.Pairs(at, pairs);
    }

    private Token Take() => _tokens[_next++];

    private void Expect(string symbol)
    {
        if (!Next.Is(symbol))
        {
            throw Unexpected($"'{symbol}'");
        }

        Take();
    }

    private ExpressionFault Unexpected(string wanted) => Next.Kind == TokenKind.End
        ? new ExpressionFault(Next.Position, $"The expression ends where {wanted} is needed.", "Complete the expression.")
        : new ExpressionFault(Next.Position, $"'{Next.Text}' stands where {wanted} is needed.", "Check brackets, commas and operators.");
}
