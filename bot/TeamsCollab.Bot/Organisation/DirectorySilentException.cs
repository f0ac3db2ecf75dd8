using Microsoft.Kiota.Abstractions;

namespace TeamsCollab.Bot.Organisation;

/// <summary>Nobody knows what the directory would say: it did not answer, or refused to. Nothing is decided without it.</summary>
public sealed class DirectorySilentException(Exception cause) : Exception("The directory gave no answer.", cause)
{
    /// <summary>Whether a call to Graph ended without an answer, and not because the caller gave up.</summary>
    public static bool IsSilence(Exception failure, CancellationToken cancellation) =>
        failure is ApiException or HttpRequestException
        || (failure is OperationCanceledException && !cancellation.IsCancellationRequested);
}
