using System.Collections.Immutable;

namespace TeamsCollab.Process.Request;

/// <summary>The request as somebody filled it in, before its words are sealed (R01, R08-R14).</summary>
/// <param name="What">需要对方做什么 (R08)</param>
/// <param name="Why">为什么做 (R09)</param>
/// <param name="WantedBy">期望何时完成 (R10)</param>
/// <param name="Standard">需达到什么标准 (R11)</param>
/// <param name="Executive">The member of company management whose support is asked for (R13); null where none is needed.</param>
/// <param name="VagueReason">Why a word that promises nothing must stay for now (B8); empty where none does.</param>
public sealed record RequestForm(
    RequestKind Kind,
    string Title,
    string What,
    string Why,
    DateOnly WantedBy,
    string Standard,
    Urgency Urgency,
    Importance Importance,
    Person? Executive,
    ImmutableArray<FormReceiver> Receivers,
    ImmutableArray<FormMaterial> Materials,
    string VagueReason = "")
{
    /// <summary>What this type of collaboration says beside the four questions (R02-R06).</summary>
    public KindDetails Details { get; init; } = new();

    /// <summary>What becomes of improvements of earlier collaborations (B23).</summary>
    public ImmutableArray<FormImprovement> Improvements { get; init; } = [];

    /// <summary>Null leaves it to the type: what solves a problem is urgent by its definition (R04).</summary>
    public RequestLane? Lane { get; init; }

    /// <summary>已电话沟通: who was called before this was written (N03); null where nobody was.</summary>
    public FormCall? Call { get; init; }

    /// <summary>Offers the receivers the urgent lane.</summary>
    public bool IsUrgentLane => Choice is DateChoice.UrgentLane || (Lane ?? (Kind is RequestKind.ProblemSolving ? RequestLane.Urgent : RequestLane.Regular)) is RequestLane.Urgent;

    /// <summary>How a day earlier than the limits allow is to be kept (B5); null where nothing was chosen.</summary>
    public DateChoice? Choice { get; init; }

    /// <summary>What is enough by the wanted day, where a smaller scope was chosen (B5).</summary>
    public string Scope { get; init; } = string.Empty;

    /// <summary>自动预约: the bot books the meeting by itself once the required departments have accepted.</summary>
    public bool AutoBooks { get; init; }
}

/// <param name="Contact">对接人 (N02); null leaves it to the department's head.</param>
/// <param name="Required">必需: without this department the collaboration cannot go on (A7).</param>
public sealed record FormReceiver(Department Department, Person? Contact, bool Required);

/// <summary>A telephone call with somebody of a receiving department (N03).</summary>
public sealed record FormCall(Department Department, Person With, DateTimeOffset At);

/// <summary>A background document (R14). It stays where it is; the process keeps its name and an http(s) link.</summary>
public sealed record FormMaterial(string Name, MaterialKind Kind, string Link)
{
    /// <summary>Of a file that the bot read; null of a link that was only typed.</summary>
    public FileContent? Content { get; init; }
}
