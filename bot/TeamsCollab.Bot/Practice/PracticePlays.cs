using System.Collections.Immutable;
using TeamsCollab.Bot.Practice.Rehearsal;
using TeamsCollab.Office;
using TeamsCollab.Office.Page;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Bot.Practice;

/// <summary>
/// Plays scenarios on the practice page, scene by scene, by the same signed activities as <c>rehearse</c>: whoever looks on sees the chats and the timeline grow, and
/// may go on by hand after any scene. One play at a time.
/// </summary>
internal sealed class PracticePlays(PracticeMode practice, WorkingCalendar calendar)
{
    private readonly Lock _lock = new();
    private Play? _play;

    public PagePlay Offer => new(Tell, Begin, GoOn, Leave);

    private PlayProgress Tell(bool inEnglish)
    {
        lock (_lock)
        {
            var offered = RehearsalScenario.All.Select(scenario => new PlayOffer(scenario.Name, scenario.Title, inEnglish ? scenario.InEnglish : scenario.InChinese));
            return new PlayProgress([.. offered], _play?.Scenario.Name, _play?.Played ?? 0, _play?.Scenes.Length ?? 0, _play is { IsActing: true }, _play?.Notes.Last ?? string.Empty, _play?.Failure);
        }
    }

    private string? Begin(string name, bool toTheEnd)
    {
        if (RehearsalScenario.Named(name) is not { } scenario)
        {
            return $"没有这个演示：{name}。 There is no such scenario.";
        }

        lock (_lock)
        {
            if (_play is { IsActing: true })
            {
                return StillActing;
            }

            _play = Set(scenario);
        }

        return GoOn(toTheEnd);
    }

    private string? GoOn(bool toTheEnd)
    {
        lock (_lock)
        {
            switch (_play)
            {
                case null or { Failure: not null }:
                    return "请先选择一个演示。 Choose a scenario first.";
                case { IsActing: true }:
                    return StillActing;
                case { IsOver: true }:
                    return "演示已经结束。 The scenario has ended.";
            }

            (_play.IsActing, _play.GoesOn) = (true, toTheEnd);
            _ = ActAsync(_play);
            return null;
        }
    }

    /// <summary>What has been played stays; a scene under way is played to its end.</summary>
    private void Leave()
    {
        lock (_lock)
        {
            if (_play is { IsActing: true } acting)
            {
                acting.GoesOn = false;
            }
            else
            {
                _play = null;
            }
        }
    }

    private const string StillActing = "这一幕还在进行，请稍候。 This scene is still being played.";

    private Play Set(RehearsalScenario scenario)
    {
        var notes = new PlayNotes();
        var stage = new Stagehands(practice, notes, RehearsalDays.From(practice.Clock.Now, calendar));
        var scenes = scenario.Scenes(stage);
        return new Play(scenario, [() => OpenAsync(stage, scenes[0]), .. scenes[1..]], notes);
    }

    private static async Task OpenAsync(Stagehands stage, Func<Task> scene)
    {
        await stage.UntilAsync(6, 3, RehearsalDays.Opening.Hour, RehearsalDays.Opening.Minute);
        await scene();
    }

    private async Task ActAsync(Play play)
    {
        // The page's request does not wait for the scene.
        await Task.Yield();
        string? failure = null;
        try
        {
            do
            {
                await play.Scenes[play.Played]();
                play.Played++;
            }
            while (play.GoesOn && !play.IsOver);
        }
        catch (Exception stopped) when (stopped is RehearsalFailedException or OfficeRefusalException or HttpRequestException)
        {
            failure = stopped.Message;
        }
        finally
        {
            lock (_lock)
            {
                (play.IsActing, play.Failure) = (false, failure);
            }
        }
    }

    private sealed class Play(RehearsalScenario scenario, ImmutableArray<Func<Task>> scenes, PlayNotes notes)
    {
        public RehearsalScenario Scenario => scenario;

        public ImmutableArray<Func<Task>> Scenes => scenes;

        public PlayNotes Notes => notes;

        public int Played { get; set; }

        public bool IsActing { get; set; }

        public bool GoesOn { get; set; }

        public string? Failure { get; set; }

        public bool IsOver => Played == scenes.Length;
    }

    /// <summary>What is being done just now; the page shows only that.</summary>
    private sealed class PlayNotes : StringWriter
    {
        public string Last { get; private set; } = string.Empty;

        public override Task WriteLineAsync(string? value)
        {
            Last = value?.Trim() is { Length: > 0 } line ? line : Last;
            return Task.CompletedTask;
        }
    }
}
