using System.Collections.Immutable;
using System.Text.Json.Serialization;
using TeamsCollab.Process.Content;

namespace TeamsCollab.Process
{
    [JsonDerivedType(typeof(Substitution.SubstitutionEvent.Offered), "substitution.offered.v1")]
    [JsonDerivedType(typeof(Substitution.SubstitutionEvent.HeadReplaced), "substitution.headReplaced.v1")]
    public abstract partial record CollaborationEvent;
}

namespace TeamsCollab.Process.Substitution
{
    /// <summary>A head cannot sign now, and somebody may in their place (B19). Of the minutes and of the memorandum alike.</summary>
    public abstract record SubstitutionEvent : CollaborationEvent
    {
        private SubstitutionEvent(DateTimeOffset at)
            : base(at)
        {
        }

        /// <summary>A head is away or has left; the named substitute is asked to sign. What counts is what holds when they press.</summary>
        /// <param name="On">The card that asks for the signature.</param>
        /// <param name="By">The substitute.</param>
        /// <param name="Until">The end of the absence; null where none is announced, or the head has left.</param>
        /// <param name="IsGone">The head's account is no longer there, or disabled.</param>
        /// <param name="Source">Who named the substitute: head or settings.</param>
        /// <param name="Told">Who is told of it, beside the substitute.</param>
        /// <param name="ReadAt">When the absence was read.</param>
        public sealed record Offered(
            CardName On, Person Head, Person By, DateTimeOffset? Until, bool IsGone, string Source, ImmutableArray<Person> Told, DateTimeOffset ReadAt, DateTimeOffset At)
            : SubstitutionEvent(At);

        /// <summary>A head who had not signed has left, and the directory names another: they are asked in their place. What was signed stays.</summary>
        /// <param name="Source">Where the new head was read.</param>
        public sealed record HeadReplaced(CardName On, Department Department, Person Before, Person Now, string Source, DateTimeOffset ReadAt, DateTimeOffset At) : SubstitutionEvent(At);
    }

    /// <summary>李四（代 张三）: in whose name a signature was given, and what was known when it was.</summary>
    /// <param name="HeadName">The head's name at that moment.</param>
    /// <param name="Until">The end of the absence; null where none is announced, or the head has left.</param>
    /// <param name="IsGone">The head's account was no longer there, or disabled.</param>
    /// <param name="Source">Who named the substitute: head or settings.</param>
    /// <param name="ReadAt">When the absence was read.</param>
    public sealed record OnBehalf(Person Head, Wording HeadName, DateTimeOffset? Until, bool IsGone, string Source, DateTimeOffset ReadAt);
}
