namespace TeamsCollab.Office.People;

/// <summary>The people file as it is written.</summary>
internal sealed record OfficeFile(
    string Company, string Domain, string TimeZone, OfficeFile.Hours WorkingHours, OfficeDepartment[] Departments, OfficeFile.Person[] People, OfficeFile.Room[] Rooms)
{
    internal sealed record Hours(TimeOnly From, TimeOnly To);

    internal sealed record Person(string Id, string Alias, string Name, string Surname, string GivenName, string Department, string Title)
    {
        public string? Manager { get; init; }

        public string Language { get; init; } = "zh-CN";

        public bool Installed { get; init; } = true;

        public bool Installable { get; init; } = true;

        public bool Blocked { get; init; }

        public BusyBlock[] Busy { get; init; } = [];

        public Absence[] Absences { get; init; } = [];
    }

    internal sealed record Room(string Id, string Alias, string Name, int Capacity, string Floor, BusyBlock[] Busy);
}
