using System.Collections.Immutable;
using System.Reflection;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process.Tests;

/// <summary>One made-up value of any type that an event, a command or an effect can hold.</summary>
internal static class Sample
{
    private static readonly ImmutableDictionary<Type, object> Known = ImmutableDictionary.CreateRange(new KeyValuePair<Type, object>[]
    {
        new(typeof(string), "样本"),
        new(typeof(int), 1),
        new(typeof(long), 1L),
        new(typeof(bool), true),
        new(typeof(DateTimeOffset), Cast.Monday),
        new(typeof(DateOnly), new DateOnly(2024, 6, 28)),
        new(typeof(Person), Cast.Ma),
        new(typeof(Department), Cast.Sales),
        new(typeof(Wording), Wording.Seal("seed"u8, [("text", "样本")])),
        new(typeof(Digest), Digest.Of("sample"u8.ToArray())),
        new(typeof(Promise), Cast.Facts.Promise(Cast.Monday, 1)),
        new(typeof(Process.Calendar.Deadline), Cast.Facts.Due(Cast.Monday, 1)),
    });

    public static object? Of(Type type)
    {
        if (Known.TryGetValue(type, out var known))
        {
            return known;
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Of(inner);
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(0);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return typeof(Sample).GetMethod(nameof(Many), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type.GetGenericArguments()).Invoke(null, null);
        }

        if (type.IsAbstract)
        {
            return Of(type.GetNestedTypes().First(nested => nested.IsSubclassOf(type)));
        }

        var constructor = type.GetConstructors().MaxBy(each => each.GetParameters().Length)
            ?? throw new NotSupportedException($"Say in {nameof(Sample)} what a {type.Name} looks like.");
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Of(parameter.ParameterType))]);
    }

    private static ImmutableArray<T> Many<T>() => [(T)Of(typeof(T))!];
}
