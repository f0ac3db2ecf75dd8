namespace TeamsCollab.Office.People;

/// <summary>What fills someone's calendar every week.</summary>
/// <param name="Days">mon, tue, wed, thu, fri, sat, sun.</param>
/// <param name="From">Office time.</param>
/// <param name="Status">busy, tentative, oof, workingElsewhere or free, as Graph names them.</param>
internal sealed record BusyBlock(string[] Days, TimeOnly From, TimeOnly To, string Status, string Subject);
