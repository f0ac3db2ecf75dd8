using System.Collections;
using System.Collections.Concurrent;
using System.Reflection;

namespace TeamsCollab.Process.Content;

/// <summary>
/// Finds every wording inside events, so that the words can be stored apart in the same write. Walks the records' properties by
/// reflection, so that no event can forget one; what holds no wording is known per type after its first visit.
/// </summary>
public static class Sealed
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Walks = new();

    /// <summary>Every wording whose words are at hand, once each.</summary>
    public static IEnumerable<Wording> In(IEnumerable<CollaborationEvent> happened) =>
        happened.SelectMany(next => Of(next)).Where(wording => wording.Fields is not null).DistinctBy(wording => wording.Digest);

    /// <summary>The digest of every wording that the events refer to, whether its words are at hand or not.</summary>
    public static IEnumerable<Digest> DigestsIn(IEnumerable<CollaborationEvent> happened) => happened.SelectMany(Of).Select(wording => wording.Digest).Distinct();

    private static IEnumerable<Wording> Of(object value) => value switch
    {
        Wording wording => [wording],
        IEnumerable many => many.Cast<object>().SelectMany(Of),
        _ => Walks.GetOrAdd(value.GetType(), WordingProperties)
            .Select(property => property.GetValue(value))
            .OfType<object>()
            .SelectMany(Of),
    };

    private static PropertyInfo[] WordingProperties(Type type) =>
        [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && MayHold(property.PropertyType))];

    /// <summary>Only our own records, wordings and collections of them are walked.</summary>
    private static bool MayHold(Type type) =>
        type == typeof(Wording)
        || (type.IsGenericType && type.GetInterfaces().Append(type).Any(each => each.IsGenericType && each.GetGenericTypeDefinition() == typeof(IEnumerable<>) && MayHold(each.GetGenericArguments()[0])))
        || (type.Assembly == typeof(Sealed).Assembly && type.IsClass && type != typeof(Type));
}
