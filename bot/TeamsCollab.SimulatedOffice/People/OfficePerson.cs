namespace TeamsCollab.Office.People;

/// <summary>Someone who works here, as the directory knows them.</summary>
/// <param name="Id">Entra object id.</param>
/// <param name="TeamsId">The channel's id of this person towards the bot, 29:…</param>
/// <param name="Mail">Also the user principal name.</param>
/// <param name="ManagerId">Null for the general manager only.</param>
public sealed record OfficePerson(
    string Id, string TeamsId, string Name, string Surname, string GivenName, string Department, string DepartmentCode, string Title, string Mail, string Language, string? ManagerId)
{
    public string? ManagerId { get; internal set; } = ManagerId;

    /// <summary>They left the company: the account is disabled.</summary>
    public bool HasLeft { get; internal set; }
}
