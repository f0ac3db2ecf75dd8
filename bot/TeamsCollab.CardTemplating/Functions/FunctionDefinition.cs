using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Functions;

internal delegate Value FunctionBody(Expansion expansion, ReadOnlySpan<Value> arguments);

/// <summary>
/// One function. Its signature is written as result, colon, parameters: s text (undefined is empty), U text or undefined, S text,
/// n number, N number or, once there is data, a list of numbers, i whole number, t text or number, l text or array, b boolean, a array, o object, * anything;
/// ? after a parameter makes it optional, + lets it repeat. <c>s:Uii?</c> is substring.
/// </summary>
internal sealed class FunctionDefinition
{
    private readonly string _parameters;

    public FunctionDefinition(string name, string signature, FunctionBody body, bool looksAtMissing = false, bool failureIsFalse = false, bool failureIsTrue = false)
    {
        Name = name;
        Gives = signature[0] == 'i' ? 'n' : signature[0];
        Body = body;
        LooksAtMissing = looksAtMissing;
        Failure = failureIsFalse ? Value.False : failureIsTrue ? Value.True : Value.Error;
        var parameters = signature.AsSpan(2);
        _parameters = string.Concat(signature[2..].Split('?', '+'));
        Least = _parameters.Length - parameters.Count('?');
        Most = parameters.Contains('+') ? int.MaxValue : _parameters.Length;
    }

    public string Name { get; }

    public char Gives { get; }

    public FunctionBody Body { get; }

    public int Least { get; }

    public int Most { get; }

    /// <summary>A path in an argument that leads nowhere is undefined for this function, not the text <c>${path}</c>.</summary>
    public bool LooksAtMissing { get; }

    /// <summary>The result where an argument fails: conditions go on without it, everything else fails too.</summary>
    public Value Failure { get; }

    public char Wants(int argument) => _parameters.Length == 0 ? '*' : _parameters[Math.Min(argument, _parameters.Length - 1)];
}
