using System.Text.RegularExpressions;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Expressions;

/// <summary>
/// <c>isMatch(text, pattern)</c>. The pattern is a constant, compiled when the template is loaded and matched in time linear in the text,
/// so that no data can stall an expansion; look-around and back references are therefore refused.
/// </summary>
internal sealed class MatchExpression(Expression text, Regex pattern) : Expression
{
    public override char Gives => 'b';

    public static MatchExpression Bind(Syntax.Call call, Expression[] arguments)
    {
        if (arguments[1] is not ConstantExpression { Value: { Kind: ValueKind.Text } pattern })
        {
            throw new ExpressionFault(call.Position, "The pattern of isMatch is not a constant text.", "Write the pattern in quotes.");
        }

        try
        {
            return new MatchExpression(arguments[0], new Regex(pattern.Text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
        }
        catch (Exception refused) when (refused is ArgumentException or NotSupportedException)
        {
            throw new ExpressionFault(call.Position, $"The pattern of isMatch cannot be used: {refused.Message}", "Use a pattern without look-around and back references.");
        }
    }

    public override Value Evaluate(Expansion expansion)
    {
        var value = text.Evaluate(expansion);
        return value.Kind switch
        {
            ValueKind.Text => Value.Of(pattern.IsMatch(value.Text)),
            ValueKind.Undefined => Value.Of(pattern.IsMatch("")),
            _ => Value.Error,
        };
    }
}
