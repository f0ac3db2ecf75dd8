using System.Collections.Immutable;
using Microsoft.Graph;
using Microsoft.Graph.Models;
using Microsoft.Kiota.Abstractions;
using TeamsCollab.Bot.Graph;
using TeamsCollab.Process.Meeting;

namespace TeamsCollab.Bot.Organisation;

/// <summary>The company's meeting rooms as Microsoft Graph lists them, remembered for ten minutes of machine time. None where the app may not read them.</summary>
public sealed class RoomDirectory(GraphServiceClient graph, TimeProvider machine)
{
    private const int LargestPage = 100;
    private const int MostRooms = 1000;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    private (ImmutableArray<MeetingRoom> Rooms, DateTimeOffset At)? _recent;

    /// <exception cref="DirectorySilentException">Graph did not answer, and nothing young enough is remembered.</exception>
    public async Task<ImmutableArray<MeetingRoom>> ReadAsync(CancellationToken cancellation)
    {
        var now = machine.GetUtcNow();
        if (_recent is { } recent && now - recent.At < Remembered)
        {
            return recent.Rooms;
        }

        var rooms = await AskAsync(cancellation);
        _recent = (rooms, now);
        return rooms;
    }

    private async Task<ImmutableArray<MeetingRoom>> AskAsync(CancellationToken cancellation)
    {
        try
        {
            var rooms = new List<Room>();
            var first = await graph.Places.GraphRoom.GetAsync(request => request.QueryParameters.Top = LargestPage, cancellation);
            await PageIterator<Room, RoomCollectionResponse>.CreatePageIterator(graph, first ?? new RoomCollectionResponse { Value = [] }, Keep).IterateAsync(cancellation);
            return [.. rooms.Where(room => room.EmailAddress is { Length: > 0 }).Select(Room)];

            bool Keep(Room room)
            {
                rooms.Add(room);
                return rooms.Count < MostRooms;
            }
        }
        catch (ApiException refused) when (refused.ResponseStatusCode is 403 or 404)
        {
            return [];
        }
        catch (Exception failure) when (failure is ApiException or HttpRequestException || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            GraphPatience.NoteSilence();
            throw new DirectorySilentException(failure);
        }
    }

    private static MeetingRoom Room(Room room) => new(room.EmailAddress!.ToLowerInvariant(), room.DisplayName ?? room.EmailAddress, room.Capacity ?? 0);
}
