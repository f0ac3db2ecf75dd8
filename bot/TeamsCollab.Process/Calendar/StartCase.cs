namespace TeamsCollab.Process.Calendar;

/// <summary>Why day zero is the day it is (A3).</summary>
internal enum StartCase
{
    Untold,
    SameDay,
    AfterClose,
    RestDay,
    Backwards,
}
