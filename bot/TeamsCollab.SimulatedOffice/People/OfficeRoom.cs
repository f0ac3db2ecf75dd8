namespace TeamsCollab.Office.People;

internal sealed record OfficeRoom(string Id, string Name, string Mail, int Capacity, string Floor);
