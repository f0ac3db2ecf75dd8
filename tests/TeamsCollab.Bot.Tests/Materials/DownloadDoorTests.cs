using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using TeamsCollab.Bot.Materials;
using TeamsCollab.Bot.Tests.FrontDoor;

namespace TeamsCollab.Bot.Tests.Materials;

/// <summary>A file is read once, from hosts that are trusted, and only so far as is allowed.</summary>
public sealed class DownloadDoorTests : IAsyncLifetime
{
    private static readonly byte[] Plan = [.. Enumerable.Range(0, 200_000).Select(at => (byte)(at * 7))];

    /// <summary>What each request said in Authorization.</summary>
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly TaskCompletionSource _stalled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication _host = Empty();
    private readonly WebApplication _other = Empty();

    public async ValueTask InitializeAsync()
    {
        _host.Use((context, next) =>
        {
            _asked.Enqueue(context.Request.Headers.Authorization.ToString());
            return next();
        });
        _host.MapGet("/plan", () => Results.Bytes(Plan));
        _host.MapGet("/there", () => Results.Redirect("/plan"));
        _host.MapGet("/elsewhere", () => Results.Redirect(_other.Urls.First() + "/plan"));
        _host.MapGet("/inwards", () => Results.Redirect("http://169.254.169.254/latest/meta-data"));
        _host.MapGet("/round", () => Results.Redirect("/round"));
        _host.MapGet("/large", () => Results.Bytes(new byte[(1024 * 1024) + 1]));
        _host.MapGet("/unannounced", async context =>
        {
            for (var piece = 0; piece < 17; piece++)
            {
                await context.Response.Body.WriteAsync(new byte[64 * 1024]);
            }
        });
        _host.MapGet("/slow", async context =>
        {
            await context.Response.Body.WriteAsync(new byte[10]);
            await context.Response.Body.FlushAsync();
            _stalled.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        });
        _other.MapGet("/plan", context =>
        {
            _asked.Enqueue(context.Request.Headers.Authorization.ToString());
            return Task.CompletedTask;
        });
        await _host.StartAsync(TestContext.Current.CancellationToken);
        await _other.StartAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task A_file_is_read_to_its_end_with_no_token_of_ours()
    {
        var recorded = Assert.IsType<FileReading.Recorded>(await ReadAsync("/plan")).Content;

        Assert.Equal((Plan.Length, Convert.ToHexStringLower(SHA256.HashData(Plan))), (recorded.Size, recorded.Sha256));
        Assert.Equal([""], _asked);
    }

    [Fact]
    public async Task A_redirect_is_followed_to_a_trusted_host_alone_and_not_for_ever()
    {
        Assert.IsType<FileReading.Recorded>(await ReadAsync("/there"));
        Assert.Equal(2, _asked.Count);

        Assert.IsType<FileReading.OtherHost>(await ReadAsync("/elsewhere"));
        Assert.IsType<FileReading.OtherHost>(await ReadAsync("/inwards"));
        Assert.Equal(4, _asked.Count);

        Assert.IsType<FileReading.NotGiven>(await ReadAsync("/round"));
    }

    [Theory]
    [InlineData("/large")]
    [InlineData("/unannounced")]
    public async Task A_file_that_is_too_large_is_left_whether_it_says_so_or_not(string path) =>
        Assert.IsType<FileReading.TooLarge>(await ReadAsync(path));

    [Fact]
    public async Task A_file_that_takes_too_long_is_left()
    {
        using var patience = new CancellationTokenSource();
        using var door = Door();
        var reading = door.ReadAsync(Address("/slow"), patience.Token, TestContext.Current.CancellationToken);
        await _stalled.Task.WaitAsync(TestContext.Current.CancellationToken);
        await patience.CancelAsync();

        Assert.IsType<FileReading.TooSlow>(await reading);
    }

    [Fact]
    public async Task What_is_not_given_is_said_to_be_so()
    {
        Assert.IsType<FileReading.NotGiven>(await ReadAsync("/nothing"));
        await _host.StopAsync(TestContext.Current.CancellationToken);
        Assert.IsType<FileReading.NotGiven>(await ReadAsync("/plan"));
    }

    [Theory]
    [InlineData("https://contoso-my.sharepoint.com/personal/a/_layouts/15/download.aspx?UniqueId=1&tempauth=x", true)]
    [InlineData("https://contoso.sharepoint.cn/x", true)]
    [InlineData("http://127.0.0.1:4000/x", true)]
    [InlineData("http://contoso-my.sharepoint.com/x", false)]
    [InlineData("https://contoso-my.sharepoint.com:8443/x", false)]
    [InlineData("https://user@contoso-my.sharepoint.com/x", false)]
    [InlineData("https://evilsharepoint.com/x", false)]
    [InlineData("https://sharepoint.com.evil.example/x", false)]
    [InlineData("http://169.254.169.254/latest", false)]
    [InlineData("http://127.0.0.1:4001/x", false)]
    [InlineData("http://files.contoso.example/x", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("ftp://127.0.0.1:4000/x", false)]
    public void A_file_comes_from_sharepoint_or_from_a_host_that_an_administrator_trusts(string address, bool isTrusted)
    {
        using var door = Door("127.0.0.1:4000", "files.contoso.example");
        Assert.Equal(isTrusted, door.IsTrusted(new Uri(address)));
    }

    private async Task<FileReading> ReadAsync(string path)
    {
        using var door = Door();
        return await door.ReadAsync(Address(path), CancellationToken.None, TestContext.Current.CancellationToken);
    }

    private Uri Address(string path) => new(new Uri(_host.Urls.First()), path);

    private DownloadDoor Door(params string[] trusted) => new(
        Options.Create(new MaterialSettings { TrustedHosts = trusted.Length > 0 ? trusted : [new Uri(_host.Urls.First()).Authority], MostMegabytes = 1 }), new PatientTime(), NullLogger<DownloadDoor>.Instance);

    private static WebApplication Empty()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder.Build();
    }
}
