using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace TeamsCollab.BotFramework.Tests;

/// <summary>Microsoft's JavaScript SDK in a Node process. Needs Node and npm; packages are installed from the lock file when missing.</summary>
public sealed class JavaScriptSdk : IDisposable
{
    private readonly Process _node;
    private readonly HttpClient _client = new();
    private readonly Uri _address;

    private JavaScriptSdk(Process node, int port)
    {
        _node = node;
        _address = new Uri($"http://127.0.0.1:{port}");
    }

    public static string Folder => Path.Combine(Root, "node");

    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "TeamsCollab.sln")))
            {
                folder = folder.Parent!;
            }

            return Path.Combine(folder.FullName, "tests", "TeamsCollab.BotFramework.Tests");
        }
    }

    public static async Task<JavaScriptSdk> StartAsync(TestChannel channel)
    {
        Assert.SkipUnless(await SucceedsAsync("node", "--version"), "Node is not installed: the comparison with Microsoft's JavaScript SDK was not made. 未安装 Node：未与微软 JavaScript SDK 比较。");
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "botbuilder")))
        {
            Assert.SkipUnless(await SucceedsAsync("npm", "ci --ignore-scripts --no-fund --no-audit"), "npm could not install botbuilder: the comparison was not made. npm 无法安装 botbuilder：未作比较。");
        }

        var settings = JsonSerializer.Serialize(new
        {
            appId = TestChannel.AppId,
            tenant = TestChannel.Tenant,
            metadata = channel.Address + "/metadata",
            now = channel.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
        });
        var node = Process.Start(Start("node", ["sdk.js", settings]))!;
        var ready = await node.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("Node ended at once.");
        return new JavaScriptSdk(node, JsonElement.Parse(ready).GetProperty("port").GetInt32());
    }

    public async Task<(int Status, string Body)> PostAsync(byte[] body, string? authorization, string? contentType, string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(_address, "/api/messages")) { Content = new ByteArrayContent(body) };
        if (contentType is not null)
        {
            request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        }

        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        using var response = await _client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Lets the SDK's connector client make one call.</summary>
    public async Task CallAsync(string serviceUrl, string call, params object?[] values)
    {
        using var response = await _client.PostAsJsonAsync(new Uri(_address, "/connector"), new { serviceUrl, call, values }, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose()
    {
        _node.StandardInput.Close();
        if (!_node.WaitForExit(5000))
        {
            _node.Kill();
        }

        _node.Dispose();
        _client.Dispose();
    }

    private static async Task<bool> SucceedsAsync(string program, string arguments)
    {
        try
        {
            using var process = Process.Start(Start(program, arguments.Split(' ')))!;
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            await output;
            return process.ExitCode is 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static ProcessStartInfo Start(string program, IEnumerable<string> arguments) =>
        new(OperatingSystem.IsWindows() && program is "npm" ? "npm.cmd" : program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
}
