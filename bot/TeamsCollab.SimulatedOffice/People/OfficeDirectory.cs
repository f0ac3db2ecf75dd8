using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace TeamsCollab.Office.People;

/// <summary>Who works here, what fills their weeks, and how the app stood with each of them on the first day.</summary>
internal sealed class OfficeDirectory
{
    private readonly Dictionary<string, OfficeFile.Person> _files;
    private readonly Dictionary<string, OfficePerson> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, BusyBlock[]> _busy;

    private OfficeDirectory(OfficeFile file)
    {
        var codes = file.Departments.ToDictionary(department => department.Name, department => department.Code);
        var ids = file.People.ToDictionary(person => person.Alias, person => person.Id);
        Company = file.Company;
        TimeZone = OfficeZones.Find(file.TimeZone) ?? throw new InvalidDataException($"Unknown time zone {file.TimeZone} in the people file.");
        TimeZoneName = file.TimeZone;
        Opens = file.WorkingHours.From;
        Closes = file.WorkingHours.To;
        Departments = file.Departments;
        Domain = file.Domain;
        People = [.. file.People.Select(person => new OfficePerson(
            person.Id, TeamsIdOf(person.Id), person.Name, person.Surname, person.GivenName, person.Department, codes[person.Department],
            person.Title, $"{person.Alias}@{file.Domain}", person.Language, person.Manager is null ? null : ids[person.Manager]))];
        Rooms = [.. file.Rooms.Select(room => new OfficeRoom(room.Id, room.Name, $"{room.Alias}@{file.Domain}", room.Capacity, room.Floor))];
        _files = file.People.ToDictionary(person => person.Id);
        _busy = file.People.Select(person => (Mail: $"{person.Alias}@{file.Domain}", person.Busy))
            .Concat(file.Rooms.Select(room => (Mail: $"{room.Alias}@{file.Domain}", room.Busy)))
            .ToDictionary(entry => entry.Mail, entry => entry.Busy, StringComparer.OrdinalIgnoreCase);
        foreach (var person in People)
        {
            foreach (var name in (string[])[person.Id, person.TeamsId, person.Mail, person.Name])
            {
                _byName[name] = person;
            }
        }
    }

    public string Company { get; }

    public string Domain { get; }

    public TimeZoneInfo TimeZone { get; }

    public string TimeZoneName { get; }

    public TimeOnly Opens { get; }

    public TimeOnly Closes { get; }

    public IReadOnlyList<OfficeDepartment> Departments { get; }

    public IReadOnlyList<OfficePerson> People { get; }

    public IReadOnlyList<OfficeRoom> Rooms { get; }

    /// <summary>By object id, Teams id, mail address or full name.</summary>
    public OfficePerson? Find(string name) => _byName.GetValueOrDefault(name);

    public OfficeRoom? Room(string mail) => Rooms.FirstOrDefault(room => string.Equals(room.Mail, mail, StringComparison.OrdinalIgnoreCase));

    public IReadOnlyList<BusyBlock> WeekOf(string mail) => _busy.GetValueOrDefault(mail, []);

    public IReadOnlyList<Absence> AbsencesOf(OfficePerson person) => _files[person.Id].Absences;

    /// <summary>The account is disabled; whoever reported to them reports to the successor from now on.</summary>
    public void Leave(OfficePerson person, OfficePerson? successor)
    {
        person.HasLeft = true;
        if (successor is null)
        {
            return;
        }

        successor.ManagerId = person.ManagerId;
        foreach (var report in People.Where(report => report.ManagerId == person.Id && report != successor))
        {
            report.ManagerId = successor.Id;
        }
    }

    /// <summary>The account is enabled again; who reports to whom stays.</summary>
    public static void Return(OfficePerson person) => person.HasLeft = false;

    public bool InstalledAtFirst(OfficePerson person) => _files[person.Id].Installed;

    public bool BlockedAtFirst(OfficePerson person) => _files[person.Id].Blocked;

    /// <summary>False where the tenant's app policy keeps the app from being installed for this person.</summary>
    public bool Installable(OfficePerson person) => _files[person.Id].Installable;

    public static OfficeDirectory Load(string? path)
    {
        using var stream = path is null ? typeof(OfficeDirectory).Assembly.GetManifestResourceStream("office.json")! : File.OpenRead(path);
        return new OfficeDirectory(JsonSerializer.Deserialize<OfficeFile>(stream, OfficeJson.Options)!);
    }

    private static string TeamsIdOf(string id) => "29:1" + Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
