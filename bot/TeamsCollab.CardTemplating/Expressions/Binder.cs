using TeamsCollab.CardTemplating.Functions;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Expressions;

/// <summary>
/// Turns what is written into what is evaluated. A path that leads nowhere is undefined to those who ask for it (conditions, comparisons,
/// exists, empty) and its own text to all others; which of the two is settled here.
/// </summary>
internal sealed class Binder
{
    private readonly List<string> _variables = [];

    /// <summary>How many lambda variables are alive at most; the expansion keeps that many places.</summary>
    public int Locals { get; private set; }

    public Expression Bind(Syntax syntax, bool staysAsText) => syntax switch
    {
        Syntax.Literal literal => new ConstantExpression(literal.Value),
        Syntax.Name name => Path(name.Text, staysAsText),
        Syntax.Member member => Member(member, staysAsText),
        Syntax.Element element => new ElementExpression(Bind(element.Of, staysAsText), Bind(element.Index, false)),
        Syntax.Pairs pairs => new ObjectExpression([.. pairs.Properties.Select(pair => KeyValuePair.Create(pair.Key, Bind(pair.Value, staysAsText)))]),
        Syntax.Call call => Call(call, staysAsText),
        _ => throw new InvalidOperationException($"No binding for {syntax.GetType().Name}."),
    };

    private PathExpression Path(string name, bool staysAsText)
    {
        var slot = _variables.LastIndexOf(name);
        return (slot, name) switch
        {
            ( >= 0, _) => new PathExpression(PathStart.Local, slot, [], name, staysAsText),
            (_, "$data") => new PathExpression(PathStart.Data, 0, [], name, staysAsText),
            (_, "$root") => new PathExpression(PathStart.Root, 0, [], name, staysAsText),
            (_, "$host") => new PathExpression(PathStart.Host, 0, [], name, staysAsText),
            (_, "$index") => new PathExpression(PathStart.Index, 0, [], name, staysAsText),
            (_, ['$', ..]) => new PathExpression(PathStart.Nowhere, 0, [], name, staysAsText),
            _ => new PathExpression(PathStart.Data, 0, [new PropertyName(name)], name, staysAsText),
        };
    }

    private Expression Member(Syntax.Member member, bool staysAsText) => member.Of is Syntax.Name or Syntax.Member && Bind(member.Of, staysAsText) is PathExpression path
        ? path.Then(new PropertyName(member.Text))
        : new MemberExpression(Bind(member.Of, false), new PropertyName(member.Text), staysAsText);

    private Expression Call(Syntax.Call call, bool staysAsText)
    {
        var name = call.Function;
        switch (name)
        {
            case "if":
                Count(call, 3, 3);
                return new ChoiceExpression(Bind(call.Arguments[0], false), Bind(call.Arguments[1], staysAsText), Bind(call.Arguments[2], staysAsText));
            case "&&" or "and" or "||" or "or":
                Count(call, 1, int.MaxValue);
                return new LogicExpression(name is "&&" or "and", [.. call.Arguments.Select(argument => Bind(argument, false))]);
            case "foreach" or "select" or "where" or "any" or "all":
                return Lambda(call, staysAsText);
            case "getProperty":
                Count(call, 1, 2);
                var of = call.Arguments.Count == 1 ? Path("$data", false) : Bind(call.Arguments[0], false);
                return new PropertyByNameExpression(of, Bind(call.Arguments[^1], false), staysAsText);
        }

        var function = FunctionTable.Find(name);
        if (function is null)
        {
            throw FunctionTable.LeftOut.TryGetValue(name, out var why)
                ? new ExpressionFault(call.Position, $"The function {name} is not offered: {why}.", "Put the value into the data instead.")
                : new ExpressionFault(call.Position, $"There is no function {name}.", "Check its spelling; upper and lower case count.");
        }

        Count(call, function.Least, function.Most);
        var arguments = new Expression[call.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = Bind(call.Arguments[i], staysAsText && !function.LooksAtMissing);
            CheckType(call, i, function.Wants(i), arguments[i].Gives);
        }

        return name == "isMatch" ? MatchExpression.Bind(call, arguments) : new CallExpression(function, arguments);
    }

    private LambdaExpression Lambda(Syntax.Call call, bool staysAsText)
    {
        Count(call, 3, 3);
        if (call.Arguments[1] is not Syntax.Name variable)
        {
            throw new ExpressionFault(call.Arguments[1].Position, "The second argument is not a variable's name.", $"Write {call.Function}(list, item, …item…).");
        }

        var source = Bind(call.Arguments[0], staysAsText);
        var slot = _variables.Count;
        _variables.Add(variable.Text);
        Locals = Math.Max(Locals, _variables.Count);
        var body = Bind(call.Arguments[2], staysAsText);
        _variables.RemoveAt(slot);
        var kind = call.Function switch { "where" => LambdaKind.Where, "any" => LambdaKind.Any, "all" => LambdaKind.All, _ => LambdaKind.Each };
        return new LambdaExpression(kind, source, slot, body);
    }

    private static void Count(Syntax.Call call, int least, int most)
    {
        if (call.Arguments.Count < least || call.Arguments.Count > most)
        {
            var wanted = least == most ? $"{least}" : most == int.MaxValue ? $"at least {least}" : $"{least} to {most}";
            throw new ExpressionFault(call.Position, $"{call.Function} takes {wanted} arguments, not {call.Arguments.Count}.", "Add or remove arguments.");
        }
    }

    private static void CheckType(Syntax.Call call, int argument, char wanted, char given)
    {
        if (wanted is not ('*' or 'b') && given != '*' && Kinds(wanted).AsSpan().IndexOfAny(Kinds(given)) < 0)
        {
            throw new ExpressionFault(call.Arguments[argument].Position, $"{call.Function} wants {Name(wanted)} as argument {argument + 1} and gets {Name(given)}.", "Convert it or use another function.");
        }
    }

    private static string Kinds(char type) => type switch { 'S' or 'U' => "s", 'i' or 'N' => "n", 't' => "sn", 'l' => "sa", _ => type.ToString() };

    private static string Name(char type) => type switch { 's' or 'S' or 'U' => "a text", 'n' or 'i' or 'N' => "a number", 't' => "a text or a number", 'l' => "a text or an array", 'b' => "a boolean", 'a' => "an array", _ => "an object" };
}
