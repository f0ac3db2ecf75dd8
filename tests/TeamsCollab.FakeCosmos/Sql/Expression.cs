using System.Collections.Immutable;
using System.Text.Json;

namespace TeamsCollab.FakeCosmos.Sql;

/// <summary>What stands in a query. A value that is not there is undefined, which is neither true nor false.</summary>
public abstract record Expression
{
    private Expression() { }

    public abstract JsonElement Of(Row row);

    public sealed record Constant(JsonElement Value) : Expression
    {
        public override JsonElement Of(Row row) => Value;
    }

    public sealed record Parameter(string Name) : Expression
    {
        public override JsonElement Of(Row row) => row.Parameters.TryGetValue(Name, out var value) ? value : throw new GatewayException(400, $"The query's parameter {Name} was not given.");
    }

    /// <summary>A property below an alias; no steps name the whole.</summary>
    public sealed record Path(string Alias, ImmutableArray<string> Steps) : Expression
    {
        public override JsonElement Of(Row row) => Steps.Aggregate(
            row.Find(Alias),
            static (value, step) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty(step, out var next) ? next : default);

        public bool Equals(Path? other) => other is not null && Alias == other.Alias && Steps.SequenceEqual(other.Steps);

        public override int GetHashCode() => HashCode.Combine(Alias, Steps.Length);
    }

    public sealed record Comparison(string Sign, Expression Left, Expression Right) : Expression
    {
        public override JsonElement Of(Row row)
        {
            var (left, right) = (Left.Of(row), Right.Of(row));
            if (left.ValueKind == JsonValueKind.Undefined || right.ValueKind == JsonValueKind.Undefined)
            {
                return default;
            }

            var (one, other) = (Data.IndexPaths.Term(left), Data.IndexPaths.Term(right));
            var alike = one is not null && other is not null && one[0] == other[0];
            return Sign switch
            {
                "=" => Values.Truth(JsonElement.DeepEquals(left, right)),
                "!=" or "<>" => Values.Truth(!JsonElement.DeepEquals(left, right)),
                _ when !alike => default,
                "<" => Values.Truth(string.CompareOrdinal(one, other) < 0),
                "<=" => Values.Truth(string.CompareOrdinal(one, other) <= 0),
                ">" => Values.Truth(string.CompareOrdinal(one, other) > 0),
                _ => Values.Truth(string.CompareOrdinal(one, other) >= 0),
            };
        }
    }

    public sealed record And(Expression Left, Expression Right) : Expression
    {
        public override JsonElement Of(Row row) => Values.Truth(Left.Holds(row) && Right.Holds(row));
    }

    public sealed record Or(Expression Left, Expression Right) : Expression
    {
        public override JsonElement Of(Row row) => Values.Truth(Left.Holds(row) || Right.Holds(row));
    }

    public sealed record Call(string Function, ImmutableArray<Expression> Arguments) : Expression
    {
        public override JsonElement Of(Row row) => Functions.Of(Function, [.. Arguments.Select(argument => argument.Of(row))]);
    }

    public sealed record Properties(ImmutableArray<(string Name, Expression Value)> All) : Expression
    {
        public override JsonElement Of(Row row) => Json.Make(writer =>
        {
            writer.WriteStartObject();
            foreach (var (name, value) in All)
            {
                if (value.Of(row) is { ValueKind: not JsonValueKind.Undefined } there)
                {
                    writer.WritePropertyName(name);
                    there.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        });
    }

    public sealed record List(ImmutableArray<Expression> Items) : Expression
    {
        public override JsonElement Of(Row row) => Json.Make(writer =>
        {
            writer.WriteStartArray();
            foreach (var value in Items.Select(item => item.Of(row)).Where(value => value.ValueKind != JsonValueKind.Undefined))
            {
                value.WriteTo(writer);
            }

            writer.WriteEndArray();
        });
    }

    public bool Holds(Row row) => Of(row).ValueKind == JsonValueKind.True;

    /// <summary>What must all hold, one by one.</summary>
    public IEnumerable<Expression> Conditions => this is And both ? both.Left.Conditions.Concat(both.Right.Conditions) : [this];
}
