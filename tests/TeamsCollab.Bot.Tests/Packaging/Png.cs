using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace TeamsCollab.Bot.Tests.Packaging;

/// <summary>Reads as much of PNG (8 bit, RGB or RGBA, not interlaced) as our icons use.</summary>
internal sealed record Png(int Width, int Height, int Channels, byte[] Pixels)
{
    public (byte Red, byte Green, byte Blue, byte Alpha) At(int x, int y)
    {
        var place = ((y * Width) + x) * Channels;
        return (Pixels[place], Pixels[place + 1], Pixels[place + 2], Channels is 4 ? Pixels[place + 3] : (byte)255);
    }

    public static Png Read(byte[] file)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], file[..8]);
        var (width, height, channels) = (0, 0, 0);
        using var packed = new MemoryStream();
        for (var place = 8; place < file.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(place));
            var data = file.AsSpan(place + 8, length);
            switch (Encoding.ASCII.GetString(file, place + 4, 4))
            {
                case "IHDR":
                    (width, height) = (BinaryPrimitives.ReadInt32BigEndian(data), BinaryPrimitives.ReadInt32BigEndian(data[4..]));
                    Assert.True(data is [.., 8, 2 or 6, 0, 0, 0], "The icon is not 8 bit RGB or RGBA.");
                    channels = data[9] is 6 ? 4 : 3;
                    break;
                case "IDAT":
                    packed.Write(data);
                    break;
            }

            place += length + 12;
        }

        packed.Position = 0;
        using var lines = new ZLibStream(packed, CompressionMode.Decompress);
        return new Png(width, height, channels, Unfilter(lines, width * channels, height, channels));
    }

    private static byte[] Unfilter(Stream lines, int stride, int height, int channels)
    {
        var pixels = new byte[stride * height];
        for (var y = 0; y < height; y++)
        {
            var filter = lines.ReadByte();
            lines.ReadExactly(pixels, y * stride, stride);
            for (var x = 0; x < stride; x++)
            {
                var left = x >= channels ? pixels[(y * stride) + x - channels] : 0;
                var above = y > 0 ? pixels[((y - 1) * stride) + x] : 0;
                var corner = x >= channels && y > 0 ? pixels[((y - 1) * stride) + x - channels] : 0;
                pixels[(y * stride) + x] += (byte)(filter switch { 0 => 0, 1 => left, 2 => above, 3 => (left + above) / 2, _ => Nearest(left, above, corner) });
            }
        }

        return pixels;
    }

    private static int Nearest(int left, int above, int corner)
    {
        var (a, b, c) = (Math.Abs(above - corner), Math.Abs(left - corner), Math.Abs(left + above - (2 * corner)));
        return a <= b && a <= c ? left : b <= c ? above : corner;
    }
}
