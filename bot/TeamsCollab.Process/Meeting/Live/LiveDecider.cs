using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using TeamsCollab.Process.Content;
using static TeamsCollab.Process.Meeting.Live.LiveCommand;
using static TeamsCollab.Process.Meeting.Live.LiveEvent;

namespace TeamsCollab.Process.Meeting.Live;

/// <summary>The meeting while it is held (R31-R41). Order inside each decision: may you, is it held now, is it about what is there, accept.</summary>
public static class LiveDecider
{
    /// <summary>People gather a little before the hour.</summary>
    internal static readonly TimeSpan Early = TimeSpan.FromMinutes(15);

    public static Decision Decide(LiveCommand command, Asked asked, Facts facts, Collaboration state)
    {
        if (!MeetingRules.Belongs(asked.By, state))
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (state.Meeting.Held is not null || state.Stage is not Stage.Meeting)
        {
            return Decision.Refuse(state.Meeting.Held is null ? Because.WrongStage : Because.AlreadyDecided);
        }

        if (command is BeginMeeting)
        {
            return Begin(asked, facts, state);
        }

        return state.Meeting.Live is not { } live ? Decision.Refuse(Because.NotBegun) : command switch
        {
            Note note => Decide(note, asked, live, state),
            FillRow fill => Decide(fill, asked, facts, live, state),
            StrikeRow strike => Decide(strike, asked, live),
            RecordDispute dispute => Decide(dispute, asked, facts, live, state),
            _ => throw new UnreachableException($"No Decide for {command.GetType().Name}."),
        };
    }

    private static Decision Begin(Asked asked, Facts facts, Collaboration state)
    {
        if (state.Meeting.Live is not null)
        {
            return Decision.AlreadyDone;
        }

        if (state.Meeting.Arrangement is not { } arrangement)
        {
            return Decision.Refuse(Because.WrongStage);
        }

        if (asked.At < arrangement.Start - Early)
        {
            return Decision.Refuse(Because.BeforeTheMeeting, detail: (arrangement.Start - Early).ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture));
        }

        var parts = state.Meeting.AgendaIsSent
            ? state.Meeting.Agenda
            : [.. DefaultAgenda.Of(arrangement.Minutes, facts.Limits).Select(item => new AgendaEntry(item.Minutes, asked.Seal(("text", item.Text))))];
        return Decision.Accept(new Began(asked.By, parts, asked.At));
    }

    private static Decision Decide(Note command, Asked asked, LiveState live, Collaboration state)
    {
        if (LiveRules.Fault(command, live) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        return Decision.Accept(new Noted(
            asked.By,
            command.Topic,
            MeetingRules.DepartmentOf(asked.By, state),
            [.. command.Lines.Select(line => asked.Seal(("text", line)))],
            asked.At));
    }

    private static Decision Decide(FillRow command, Asked asked, Facts facts, LiveState live, Collaboration state)
    {
        var present = command.Row is { } id ? live.Row(id) : null;
        if (command.Row is not null && present is null)
        {
            return Gone(command.Row, live) ?? Decision.Refuse(Because.NotAChoice, "row", command.Row);
        }

        var basis = command.Basis is { } before ? facts.Words[Wording.OfDigest(before)] : null;
        if (command.Basis is not null && (basis is null || present is null))
        {
            return Decision.Refuse(Because.NotAChoice, "row", command.Row);
        }

        var typed = asked.Seal([.. command.Cells.Texts.Select(cell => (cell.Field, cell.Text))]);
        var stands = facts.Words[present?.Words];
        var (fields, conflict) = RowMerge.Of(command.Cells.Texts.Select(cell => (cell.Input, cell.Field)), typed, basis, stands, command.Seen is { } seen && seen == present?.Words.Digest);
        if (conflict is not null)
        {
            return new Decision.Refused(LiveRules.Readable(conflict, facts, state));
        }

        var excuse = command.Cells.VagueReason is { Length: > 0 } reason ? reason : stands?.Fields?.GetValueOrDefault("vagueReason") ?? string.Empty;
        var cells = RowCells.Of(fields!, excuse);
        if (LiveRules.Fault(cells, present, asked, facts, live, state) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        var words = asked.Seal([.. cells.Texts.Select(cell => (cell.Field, cell.Text)), ("vagueReason", VagueWords.Excuse(excuse, cells.What, cells.How, cells.Standard))]);
        return stands?.Fields?.SequenceEqual(words.Fields!) is true
            ? Decision.AlreadyDone
            : Decision.Accept(new RowFilled(
                asked.By,
                present?.Id ?? string.Create(CultureInfo.InvariantCulture, $"R{live.RowsUsed + 1}"),
                words,
                cells.Owner,
                cells.Owner is { } owner ? facts.People.GetValueOrDefault(owner)?.Department ?? present?.Department : null,
                cells.DueOn,
                cells.Rhythm,
                cells.IsComplete,
                asked.At));
    }

    private static Decision Decide(StrikeRow command, Asked asked, LiveState live) =>
        live.Row(command.Row) is null
            ? Gone(command.Row, live) ?? Inputs.Unknown(command.Row, "row")
            : Decision.Accept(new RowStruck(asked.By, command.Row, asked.At));

    private static Decision Decide(RecordDispute command, Asked asked, Facts facts, LiveState live, Collaboration state)
    {
        if (command.Row is { } row && live.Row(row) is null)
        {
            return Gone(row, live) ?? Decision.Refuse(Because.NotAChoice, "row", row);
        }

        if (LiveRules.Fault(command, asked, facts, live, state) is { } fault)
        {
            return new Decision.Refused(fault);
        }

        return Decision.Accept(new Disputed(
            asked.By,
            command.Row,
            asked.Seal(("text", command.Text), ("positions", command.Positions), ("route", command.Route)),
            command.Decider,
            command.DecideBy,
            asked.At));
    }

    /// <summary>The row was there and somebody took it out or logged it meanwhile.</summary>
    private static Decision? Gone(string row, LiveState live) =>
        row is ['R', .. var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given > 0 && given <= live.RowsUsed
            ? Decision.Refuse(Because.RowGone, "row", row)
            : null;
}
