using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using TeamsCollab.Bot.Cards;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Process;
using TeamsCollab.Process.Calendar;
using TeamsCollab.Process.Reading;
using TeamsCollab.Process.Request;
using TeamsCollab.Process.Request.Sentences;

namespace TeamsCollab.Bot.Request;

/// <summary>A request begun by a sentence: the dialog's answers as far as they were understood, and what is still asked for.</summary>
public static class SentenceForm
{
    /// <summary>Reads for the departments that may be asked here.</summary>
    public static SentenceReader ReaderFor(OrganisationSettings organisation, WorkingCalendar calendar) =>
        new(organisation.KnownDepartments.Select(department => (department, (string?)organisation.CodeOf(department))), calendar);

    /// <summary>As the form's inputs carry it, so that the person sees every guess and can change it.</summary>
    public static ImmutableSortedDictionary<string, string> InputsOf(RequestSentence sentence) =>
        new (string Input, string Value)[]
        {
            ("title", sentence.Title),
            ("what", sentence.What),
            ("why", sentence.Why),
            ("standard", sentence.Standard),
            ("receivers", string.Join(',', sentence.Receivers.Select(department => department.Name))),
            ("urgency", sentence.IsUrgent ? "urgent" : string.Empty),
            ("kind", sentence.Kind is { } kind ? Name(kind) : string.Empty),
            ("wantedBy", sentence.WantedBy?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? string.Empty),
        }
        .Where(understood => understood.Value.Length > 0)
        .ToImmutableSortedDictionary(understood => understood.Input, understood => understood.Value, StringComparer.Ordinal);

    /// <summary>What was understood and what to fill in, as the card's first line.</summary>
    public static Notice NoticeOf(RequestSentence sentence, CardTexts texts, Language language)
    {
        var between = language is Language.Chinese ? "、" : ", ";
        var said = new List<string> { sentence.Receivers.IsEmpty ? texts["sentence.understoodWithoutReceivers"] : Fill(texts["sentence.understood"], ("{departments}", Names(sentence.Receivers, between))) };
        if (sentence.WantedBy is { } day)
        {
            said.Add(Fill(texts[sentence.WantedOnRestDay ? "sentence.dayOfRest" : "sentence.day"], ("{day}", Shown(day, language))));
        }

        var asked = sentence.Gaps.Select(gap => Name(gap)).Concat(RequestDialog.OwnInputsOf(Name(sentence.Kind ?? RequestKind.ProjectDelivery))).Select(input => texts[$"fields.{input}"]).ToArray();
        said.Add(asked.Length == 0 ? texts["sentence.check"] : Fill(texts["sentence.gaps"], ("{fields}", string.Join(between, asked))));
        return new Notice(string.Join(language is Language.Chinese ? string.Empty : " ", said), sentence.WantedOnRestDay ? "warning" : "emphasis");
    }

    private static string Name(Enum value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static string Names(ImmutableArray<Department> departments, string between) => string.Join(between, departments.Select(department => department.Name));

    private static string Shown(DateOnly day, Language language) => language is Language.Chinese
        ? day.ToString("M月d日（dddd）", CultureInfo.GetCultureInfo("zh-CN"))
        : day.ToString("dddd, d MMMM", CultureInfo.GetCultureInfo("en-GB"));

    private static string Fill(string text, (string Place, string Value) with) => text.Replace(with.Place, with.Value, StringComparison.Ordinal);
}
