using System.Security.Cryptography;
using System.Text;

namespace TeamsCollab.Verification;

/// <summary>The events of a bundle and the hash of the chain after each of them.</summary>
internal sealed class Chain
{
    private Chain(ReadOnlyMemory<byte>[] bodies, string[] hashes) => (Bodies, Hashes) = (bodies, hashes);

    public ReadOnlyMemory<byte>[] Bodies { get; }

    /// <summary>Base64url; the first is the one after the first event.</summary>
    public string[] Hashes { get; }

    /// <summary>SHA-256(previous hash ‖ line), from the hash of the stream's name on.</summary>
    public static Chain Of(byte[] lines, string tenant, string collaboration)
    {
        var (bodies, hashes, rest) = (new List<ReadOnlyMemory<byte>>(), new List<string>(), lines.AsMemory());
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"TeamsCollab chain v1\n{tenant}\ncollaboration\n{collaboration}\n"));
        var head = hash.GetHashAndReset();
        while (!rest.IsEmpty)
        {
            var end = rest.Span.IndexOf((byte)'\n');
            if (end < 0)
            {
                throw new FormatException("The last line has no end.");
            }

            bodies.Add(rest[..end]);
            hash.AppendData(head);
            hash.AppendData(rest.Span[..end]);
            head = hash.GetHashAndReset();
            hashes.Add(System.Buffers.Text.Base64Url.EncodeToString(head));
            rest = rest[(end + 1)..];
        }

        return new Chain([.. bodies], [.. hashes]);
    }
}
