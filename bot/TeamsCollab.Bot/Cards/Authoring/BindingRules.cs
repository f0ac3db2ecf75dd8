using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using TeamsCollab.CardTemplating;
using TeamsCollab.Process;
using TeamsCollab.Process.Reading;

namespace TeamsCollab.Bot.Cards.Authoring;

/// <summary>Every path of a template leads somewhere: into the card's record, or into what <c>$host</c> holds.</summary>
internal static class BindingRules
{
    private static readonly string[] HostNames = ["texts", "collaboration", "once", "notice", "inputs"];

    private static readonly HashSet<string> NoticeNames = [.. typeof(Notice).GetProperties().Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))];

    public static IEnumerable<CardFinding> Check(CardName card, CardFile template, ImmutableDictionary<Language, CardFile> texts)
    {
        var inputs = CardTree.Objects(template.Json, "$").Select(found => found.Object)
            .Where(element => CardTree.TypeOf(element)?.StartsWith("Input.", StringComparison.Ordinal) ?? false)
            .Select(element => CardTree.TextOf(element, "id")).ToHashSet();
        foreach (var path in CardTemplate.PathsOf(template.Name, template.Utf8.Span))
        {
            var fault = path.Segments[0] is "$host" ? InHost(path, inputs, texts) : InRecord(CardLibrary.RecordOf(card), path);
            if (fault is { } found)
            {
                yield return template.Finding(path.Place, $"In ${{{path.Expression}}}: {found.Wrong}", found.ToDo);
            }
        }
    }

    private static (string Wrong, string ToDo)? InHost(TemplatePath path, HashSet<string?> inputs, ImmutableDictionary<Language, CardFile> texts)
    {
        switch (path.Segments)
        {
            case ["$host", "texts", .. var names]:
                foreach (var (_, file) in texts)
                {
                    if (!HasText(file.Json, names.AsSpan()))
                    {
                        return ($"there is no text {string.Join('.', names)} in {file.Name}.", "Write it there, or correct the name.");
                    }
                }

                return null;
            case ["$host", "notice" or "collaboration" or "once" or "inputs"]:
            case ["$host", "notice", var said] when NoticeNames.Contains(said):
                return null;
            case ["$host", "inputs", var id]:
                return inputs.Contains(id) ? null : ($"the card has no input {id}.", "Name an input of this card.");
            default:
                return ($"{path} is nothing the bot gives.", $"$host holds {string.Join(", ", HostNames)}.");
        }
    }

    private static bool HasText(JsonElement at, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            // Which one is chosen by the data; the samples tell.
            if (name is TemplatePath.Element)
            {
                return true;
            }

            if (name is TemplatePath.Each && at.ValueKind is JsonValueKind.Array)
            {
                at = at.EnumerateArray().FirstOrDefault();
                continue;
            }

            if (at.ValueKind is not JsonValueKind.Object || !at.TryGetProperty(name, out at))
            {
                return false;
            }
        }

        return true;
    }

    private static (string Wrong, string ToDo)? InRecord(Type record, TemplatePath path)
    {
        var at = record;
        var walked = "$root";
        foreach (var name in path.Segments.Skip(1))
        {
            var info = CardLibrary.DataOptions.GetTypeInfo(Nullable.GetUnderlyingType(at) ?? at);
            switch (name, info.Kind)
            {
                case (TemplatePath.Each, not JsonTypeInfoKind.Enumerable):
                    continue;
                case (TemplatePath.Each or TemplatePath.Element, JsonTypeInfoKind.Enumerable):
                    at = info.ElementType!;
                    break;
                case (_, JsonTypeInfoKind.Dictionary):
                    at = info.ElementType!;
                    break;
                case (not TemplatePath.Element, JsonTypeInfoKind.Object):
                    var known = info.Properties.Where(property => property.Get is not null).ToArray();
                    if (known.FirstOrDefault(property => property.Name == name) is not { } property)
                    {
                        return ($"{walked} has no {name}.", $"{at.Name} has {string.Join(", ", known.Select(has => has.Name))}.");
                    }

                    at = property.PropertyType;
                    break;
                default:
                    return ($"{walked} has nothing below it.", "Remove what follows, or name another property.");
            }

            walked = $"{walked}.{name}";
        }

        return null;
    }
}
