using TeamsCollab.Process.Reading;

namespace TeamsCollab.Process.Meeting;

/// <summary>One person to invite, for one side, in one role: a line of the choices on cards/meeting/arrange.json.</summary>
/// <param name="Id">What the card sends back; <see cref="Read"/> takes it apart again.</param>
public sealed record AttendeeChoice(string Id, Typed Name, Typed Department, AttendeeRole Role)
{
    public static AttendeeChoice For(Attendee attendee, CardReader reader) =>
        new(Write(attendee), reader.Name(attendee.Person), new Typed(attendee.Department.Name), attendee.Role);

    public static string Write(Attendee attendee) => $"{attendee.Role}|{attendee.Department.Name}|{attendee.Person.Id}";

    /// <summary>Null where it is none of ours: anybody can send anything.</summary>
    public static Attendee? Read(string id) =>
        id.Split('|') is [var role, { Length: > 0 and <= 100 } department, { Length: > 0 and <= 100 } person]
        && Enum.TryParse<AttendeeRole>(role, out var known) && Enum.IsDefined(known)
            ? new Attendee(new Person(person.ToLowerInvariant()), new Department(department), known)
            : null;
}
