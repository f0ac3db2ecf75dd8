namespace TeamsCollab.Office.People;

/// <param name="Management">True for the department that stands for company management (公司管理层).</param>
public sealed record OfficeDepartment(string Code, string Name, bool Management);
