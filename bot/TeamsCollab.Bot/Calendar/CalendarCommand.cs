using System.Globalization;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Bot.Calendar;

/// <summary>
/// <c>calendar explain --from TIME --working-days N [--language en]</c>: the due time on the first line, as ISO 8601 with
/// offset, then how it was counted (B4). Exit code 0, or 2 where the question or the settings could not be understood.
/// </summary>
internal static class CalendarCommand
{
    internal const string Usage =
        """
        用法 Usage: calendar explain --from <2026-09-30T10:00:00+08:00> --working-days <n> [--language zh-CN|en]
          n 为负数时往前倒数。 A negative n counts backwards.
        """;

    /// <summary>Answers with the configuration of this installation: appsettings.json beside the program, then the environment.</summary>
    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            return Run(args, output, error, OperatorCommands.Read([]));
        }
        catch (StartUpRefusedException unusable)
        {
            error.WriteLine(unusable.Message);
            return 2;
        }
    }

    internal static int Run(string[] args, TextWriter output, TextWriter error, IConfiguration configuration)
    {
        if (args is not ["calendar", "explain", ..])
        {
            error.WriteLine(Usage);
            return 2;
        }

        try
        {
            var calendar = ChineseHolidays.Load(configuration.GetSection("Calendar"));
            if (!CalendarQuestion.TryRead(args.AsSpan(2), calendar, out var question, out var problem))
            {
                error.WriteLine(problem);
                error.WriteLine(Usage);
                return 2;
            }

            Answer(question, calendar, output);
            return 0;
        }
        catch (InvalidDataException unusable)
        {
            error.WriteLine(unusable.Message);
            return 2;
        }
    }

    private static void Answer(CalendarQuestion question, WorkingCalendar calendar, TextWriter output)
    {
        var deadline = calendar.Due(question.From, question.WorkingDays);
        output.WriteLine(deadline.At.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
        foreach (var line in Assumptions(question, calendar).Concat(TrailWords.In(deadline, question.Language)))
        {
            output.WriteLine(line);
        }
    }

    private static IEnumerable<string> Assumptions(CalendarQuestion question, WorkingCalendar calendar)
    {
        var english = question.Language is "en";
        if (question.ZoneAssumed)
        {
            yield return english
                ? $"Note: --from has no offset; it was taken in the organisation's zone, {calendar.Zone.Id}."
                : $"说明：--from 没有写时差，按本组织时区 {calendar.Zone.Id} 理解。";
        }

        if (question.HourAssumed)
        {
            yield return english
                ? string.Create(CultureInfo.InvariantCulture, $"Note: --from has no hour; start of business, {calendar.OpensAt:HH:mm}, was taken.")
                : string.Create(CultureInfo.InvariantCulture, $"说明：--from 没有写钟点，按上班时间 {calendar.OpensAt:HH:mm} 理解。");
        }
    }
}
