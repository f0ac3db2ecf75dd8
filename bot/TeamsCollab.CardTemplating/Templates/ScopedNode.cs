using TeamsCollab.CardTemplating.Expressions;
using TeamsCollab.CardTemplating.Values;

namespace TeamsCollab.CardTemplating.Templates;

/// <summary>
/// An object with <c>$data</c>, <c>$when</c> or both. An array as data repeats the object, with <c>$index</c>; <c>$when</c> is asked inside the new
/// scope and keeps the object only if it is true. Where no array is around it, none is null, one is the object, and several are an array.
/// </summary>
internal sealed class ScopedNode(Expression? data, Expression? when, SequenceNode body) : TemplateNode
{
    public override void Write(ref JsonOutput output, Expansion expansion)
    {
        var (outerData, outerIndex) = (expansion.Data, expansion.Index);
        if (data?.Evaluate(expansion) is { } scope)
        {
            if (scope.Kind == ValueKind.Array)
            {
                WriteRepeated(ref output, expansion, scope);
                (expansion.Data, expansion.Index) = (outerData, outerIndex);
                return;
            }

            expansion.Data = scope.Kind == ValueKind.Error ? Value.Undefined : scope;
        }

        WriteOneOrNull(ref output, expansion);
        (expansion.Data, expansion.Index) = (outerData, outerIndex);
    }

    public override void WriteElements(ref JsonOutput output, Expansion expansion, ref bool first)
    {
        var (outerData, outerIndex) = (expansion.Data, expansion.Index);
        if (data?.Evaluate(expansion) is not { } scope)
        {
            WriteElement(ref output, expansion, ref first);
        }
        else if (scope.Kind != ValueKind.Array)
        {
            expansion.Data = scope.Kind == ValueKind.Error ? Value.Undefined : scope;
            WriteElement(ref output, expansion, ref first);
        }
        else
        {
            var count = scope.Count;
            for (var i = 0; i < count; i++)
            {
                Enter(expansion, scope.Item(i), i);
                WriteElement(ref output, expansion, ref first);
            }
        }

        (expansion.Data, expansion.Index) = (outerData, outerIndex);
    }

    private static void Enter(Expansion expansion, in Value item, int index)
    {
        expansion.Spend(1);
        expansion.Data = item;
        expansion.Index = index;
    }

    private bool IsWanted(Expansion expansion) => when is null || when.KindOf(expansion) == ValueKind.True;

    private void WriteElement(ref JsonOutput output, Expansion expansion, ref bool first)
    {
        if (IsWanted(expansion))
        {
            Comma(ref output, ref first);
            body.Write(ref output, expansion);
        }
    }

    private void WriteOneOrNull(ref JsonOutput output, Expansion expansion)
    {
        if (IsWanted(expansion))
        {
            body.Write(ref output, expansion);
        }
        else
        {
            output.Raw("null"u8);
        }
    }

    private void WriteRepeated(ref JsonOutput output, Expansion expansion, in Value scope)
    {
        var items = scope.Items();
        var wanted = new List<int>();
        for (var i = 0; i < items.Length; i++)
        {
            Enter(expansion, items[i], i);
            if (IsWanted(expansion))
            {
                wanted.Add(i);
            }
        }

        output.Raw(wanted.Count switch { 0 => "null"u8, 1 => [], _ => "["u8 });
        var first = true;
        foreach (var i in wanted)
        {
            (expansion.Data, expansion.Index) = (items[i], i);
            Comma(ref output, ref first);
            body.Write(ref output, expansion);
        }

        output.Raw(wanted.Count > 1 ? "]"u8 : []);
    }
}
