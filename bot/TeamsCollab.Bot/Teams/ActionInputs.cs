using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Teams;

/// <summary>
/// The data of a pressed card, inputs merged in. Read with suspicion: anyone can send anything. The first fault found is kept in
/// <see cref="Fault"/>, so that a reader can take every input in a row and then ask once.
/// </summary>
public sealed class ActionInputs(JsonElement data, TimeZoneInfo zone)
{
    private const int LongestId = 100;

    /// <summary>No day outside these is meant, and reckoning with one would leave the calendar.</summary>
    private const int FirstYear = 2000, LastYear = 2199;

    /// <summary>The first thing that was wrong, or null.</summary>
    public Refusal? Fault { get; private set; }

    /// <summary>The data as it came, to show what was typed again beside a fault.</summary>
    public JsonElement Data => data;

    /// <summary>A draft's answers, where that is what is read. Here, and not in what was pressed, stands what the bot itself noted.</summary>
    public ImmutableSortedDictionary<string, string> Draft { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The collaboration's id as the card carries it; null in a text command or on a form.</summary>
    public string? Collaboration => Id("collaboration");

    /// <summary>Which of several equal cards, such as the task.</summary>
    public string? Key => Id("key");

    /// <summary>Rendered into the card: equal for two presses of one rendering.</summary>
    public string? Once => Id("once");

    /// <summary>A short id that the card carries; null where it is missing or is no id.</summary>
    public string? Id(string name) => Raw(name) is { Length: > 0 and <= LongestId } text ? text : null;

    /// <summary>One of a list of ids; null where none was chosen. What can be no id stays, shortened, so that it is refused and not taken for none.</summary>
    public string? Chosen(string name) => Text(name) is { Length: > 0 } text ? Shortened(text) : null;

    /// <summary>What was typed, trimmed; empty where nothing was.</summary>
    public string Text(string name) => (Raw(name) ?? string.Empty).Trim();

    /// <summary>Several of a list of ids, separated by commas, once each.</summary>
    public ImmutableArray<string> Ids(string name) =>
        [.. Text(name).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(500).Select(Shortened).Distinct()];

    /// <summary>What was typed, line by line, without empty lines.</summary>
    public ImmutableArray<string> Lines(string name) =>
        [.. Text(name).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    public bool IsOn(string name) => Raw(name) is "true" or "True" or "1";

    /// <summary>The draft, revision or delivery that the card was shown for; 0 where it names none, -1 where it names what can be none.</summary>
    public int Number(string name) => Raw(name) is not { Length: > 0 } text ? 0 : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    /// <summary>A whole number that a person typed.</summary>
    public int Count(string name)
    {
        var text = Text(name);
        return text.Length == 0 ? Faulty<int>(new Refusal(Because.Missing, name))
            : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
            : Faulty<int>(new Refusal(Because.NotANumber, name, Shortened(text)));
    }

    public DateOnly Date(string name)
    {
        var text = Text(name);
        return text.Length == 0 ? Faulty<DateOnly>(new Refusal(Because.Missing, name))
            : DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/M/d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= FirstYear and <= LastYear ? date
            : Faulty<DateOnly>(new Refusal(Because.NotADate, name, Shortened(text)));
    }

    /// <summary>A date input and a time input together, in the organisation's zone.</summary>
    public DateTimeOffset Moment(string date, string time)
    {
        var day = Date(date);
        if (day == default)
        {
            return default;
        }

        var text = Text(time);
        if (text.Length == 0)
        {
            return Faulty<DateTimeOffset>(new Refusal(Because.Missing, time));
        }

        if (!TimeOnly.TryParseExact(text, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            return Faulty<DateTimeOffset>(new Refusal(Because.NotADate, time, Shortened(text)));
        }

        var local = day.ToDateTime(clock);
        return new DateTimeOffset(local, zone.GetUtcOffset(local));
    }

    /// <summary>One of an enumeration's names, as the card's choices carry them (camelCase).</summary>
    public T Choice<T>(string name)
        where T : struct, Enum
    {
        var text = Text(name);
        return text.Length == 0 ? Faulty<T>(new Refusal(Because.Missing, name))
            : Enum.GetNames<T>().FirstOrDefault(known => known.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } chosen ? Enum.Parse<T>(chosen)
            : Faulty<T>(new Refusal(Because.NotAChoice, name, Shortened(text)));
    }

    /// <summary>A choice that says several things at once; null, and a fault, where it is none of those that a card offers.</summary>
    public T? Read<T>(string name, Func<string, T?> read)
        where T : class => read(Text(name)) ?? Faulty<T?>(new Refusal(Because.NotAChoice, name, Shortened(Text(name))));

    /// <summary>A person from a picker; null where none was chosen.</summary>
    public Person? PersonOrNone(string name) => People(name) is [var person, ..] ? person : null;

    public Person PersonNamed(string name) => PersonOrNone(name) ?? Faulty<Person>(new Refusal(Because.Missing, name));

    /// <summary>People from a picker that allows several: Entra ids, separated by commas.</summary>
    public ImmutableArray<Person> People(string name) =>
        [.. Text(name).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(500).Select(id => new Person(Shortened(id).ToLowerInvariant()))];

    public ImmutableArray<Department> Departments(string name) =>
        [.. Text(name).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(100).Select(id => new Department(Shortened(id)))];

    /// <summary>The command, or the first fault met while its inputs were taken.</summary>
    [SuppressMessage("Design", "CA1062", Justification = "Called by our own tables only.")]
    public ActionReading Or(Func<CollaborationCommand> command) => Fault is { } fault ? fault : command();

    /// <summary>The card to show, or the first fault met while its inputs were taken.</summary>
    public ActionReading Or(ActionReading.Show show) => Fault is { } fault ? fault : show;

    private string? Raw(string name) => data.ValueKind is JsonValueKind.Object && data.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        }
        : null;

    private static string Shortened(string text) => text.Length > LongestId ? text[..LongestId] : text;

    private T Faulty<T>(Refusal reason)
    {
        Fault ??= reason;
        return default!;
    }
}
