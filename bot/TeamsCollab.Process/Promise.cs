using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Process;

/// <summary>A limit as it was promised. Later changes of the settings do not move it; only a provisional one (暂定) may move, with a notice.</summary>
/// <param name="RemindAt">Half of the working time gone (A5).</param>
public sealed record Promise(Deadline Due, DateTimeOffset RemindAt);
