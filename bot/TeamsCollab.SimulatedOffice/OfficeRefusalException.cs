namespace TeamsCollab.Office;

/// <summary>Teams would not let a person do this: no app, blocked, no such message, no such button, a required field left empty.</summary>
public sealed class OfficeRefusalException(string message) : InvalidOperationException(message);
