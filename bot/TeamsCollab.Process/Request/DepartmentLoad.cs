namespace TeamsCollab.Process.Request;

/// <summary>What a department has in hand while it judges a request (B7). It helps to answer; no rule goes by it.</summary>
/// <param name="IsWhole">False where there was more than was counted.</param>
/// <param name="Calendars">Null where they could not be read.</param>
public sealed record DepartmentLoad(Commitments Commitments, bool IsWhole, FreeHours? Calendars);
