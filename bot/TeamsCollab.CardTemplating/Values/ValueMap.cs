namespace TeamsCollab.CardTemplating.Values;

/// <summary>An object made by an expression; keeps the order of its properties as JSON readers expect it.</summary>
internal sealed class ValueMap
{
    private readonly OrderedDictionary<string, Value> _properties = new(StringComparer.Ordinal);

    public int Count => _properties.Count;

    public OrderedDictionary<string, Value>.Enumerator GetEnumerator() => _properties.GetEnumerator();

    public bool TryGet(string name, out Value value) => _properties.TryGetValue(name, out value);

    public bool Has(string name) => _properties.ContainsKey(name);

    public void Set(string name, in Value value) => _properties[name] = value;

    public void Remove(string name) => _properties.Remove(name);

    /// <summary>A new map, so that data and other results are never changed.</summary>
    public static ValueMap Copy(in Value source)
    {
        var copy = new ValueMap();
        if (source.Map is { } map)
        {
            foreach (var (name, value) in map)
            {
                copy.Set(name, value);
            }
        }
        else
        {
            var node = source.Node;
            for (var i = 0; i < node.Count; i++)
            {
                copy.Set(node.NameAt(i), Value.Of(node[i], source.Typed));
            }
        }

        return copy;
    }
}
