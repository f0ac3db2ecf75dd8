using System.Diagnostics;
using static TeamsCollab.Process.Effect;
using static TeamsCollab.Process.Substitution.SubstitutionEvent;

namespace TeamsCollab.Process.Substitution;

/// <summary>Who is asked and who is told (B19).</summary>
internal static class SubstitutionEffects
{
    public static IEnumerable<Effect> Plan(SubstitutionEvent happened) => happened switch
    {
        Offered e => [new ShowCard(e.By, e.On, null, Tone.Ask), .. e.Told.Select(person => new ShowCard(person, e.On, null, Tone.Inform)), new RefreshCard(e.On, null)],
        HeadReplaced e => [new ShowCard(e.Now, e.On, null, Tone.Ask), new RefreshCard(e.On, null)],
        _ => throw new UnreachableException($"No effects for {happened.GetType().Name}."),
    };
}
