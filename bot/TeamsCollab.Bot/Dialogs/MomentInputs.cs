using System.Collections.Immutable;
using System.Globalization;
using TeamsCollab.Process.Meeting;
using TeamsCollab.Process.Request.Sentences;

namespace TeamsCollab.Bot.Dialogs;

/// <summary>Inputs of one step that together say when: an offered time or a date and a time beside, and for how long.</summary>
/// <param name="Slot">The offered times.</param>
/// <param name="Minutes">Null where the step does not ask for how long.</param>
public sealed record MomentInputs(string Slot, string Date, string Time, string? Minutes = null)
{
    /// <summary>An offered time that was chosen is the date and the time: the review shows one of them, and who changes the date later is not overruled by the offer.</summary>
    public ImmutableSortedDictionary<string, string> Settle(ImmutableSortedDictionary<string, string> answers) =>
        answers.GetValueOrDefault(Slot) is not { } chosen ? answers
        : SlotChoice.Read(chosen) is { } start ? At(answers.Remove(Slot), DateOnly.FromDateTime(start.DateTime), TimeOnly.FromDateTime(start.DateTime))
        : chosen == SlotChoice.OwnTime ? answers.Remove(Slot)
        : answers;

    /// <summary>A sentence such as 下周四下午3点半，90分钟, put into the inputs that it tells of; null where it tells of none.</summary>
    /// <param name="day">The day that the sentence names.</param>
    public (ImmutableSortedDictionary<string, string> Answers, ImmutableArray<string> Filled)? Hear(string said, DateOnly? day, ImmutableSortedDictionary<string, string> answers)
    {
        var (time, minutes) = (TimeSaid.OfDay(said), Minutes is null ? null : TimeSaid.Minutes(said));
        ImmutableArray<string> filled = [.. day is null ? [] : (string[])[Date], .. time is null ? [] : (string[])[Time], .. minutes is null ? [] : (string[])[Minutes!]];
        answers = minutes is { } length ? answers.SetItem(Minutes!, length.ToString(CultureInfo.InvariantCulture)) : answers;
        return filled.IsEmpty ? null : (At(answers, day, time), filled);
    }

    private ImmutableSortedDictionary<string, string> At(ImmutableSortedDictionary<string, string> answers, DateOnly? day, TimeOnly? time)
    {
        answers = day is { } date ? answers.SetItem(Date, date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : answers;
        return time is { } clock ? answers.SetItem(Time, clock.ToString("HH:mm", CultureInfo.InvariantCulture)) : answers;
    }
}
