namespace TeamsCollab.Process.Calendar;

/// <summary>A setting that cannot be used: its name, and what to do in Chinese and in English.</summary>
public sealed record LimitProblem(string Limit, string Chinese, string English);
