namespace TeamsCollab.Process.Request.Sentences;

/// <summary>What a request needs and a sentence did not say, in the order of the form; named after the form's inputs.</summary>
public enum RequestGap
{
    Receivers,
    WantedBy,
    What,
    Why,
    Standard,
}
