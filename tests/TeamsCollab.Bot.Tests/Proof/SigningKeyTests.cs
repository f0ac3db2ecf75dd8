using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Proof;
using TeamsCollab.Verification;

namespace TeamsCollab.Bot.Tests.Proof;

/// <summary>The key in a file, the key in a vault, and how one key follows another.</summary>
public sealed class SigningKeyTests : IDisposable
{
    private const string VaultKey = "https://contoso.vault.azure.net/keys/teamscollab";

    private static readonly byte[] Statement = Encoding.UTF8.GetBytes("a statement");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("teamscollab-key-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string KeyFile => Path.Combine(_folder.FullName, "deep", "signing-key.pem");

    [Fact]
    public async Task A_key_file_is_made_at_the_first_start_and_used_ever_after()
    {
        var first = FileSigningKey.Open(KeyFile);
        var second = FileSigningKey.Open(KeyFile);
        Assert.True(first.IsNew);
        Assert.False(second.IsNew);
        Assert.Equal((await first.ReadCurrentAsync(Cancellation)).Id, (await second.ReadCurrentAsync(Cancellation)).Id);
        Assert.Contains("just created", SigningKeySettings.Say(first), StringComparison.Ordinal);
        Assert.DoesNotContain("just created", SigningKeySettings.Say(second), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_owner_may_read_the_key_file()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("File modes are Unix's.");
            return;
        }

        FileSigningKey.Open(KeyFile);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(KeyFile));
        Assert.Equal([KeyFile], Directory.GetFiles(Path.GetDirectoryName(KeyFile)!));
    }

    [Theory]
    [InlineData("")]
    [InlineData("this is no key")]
    [InlineData("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----")]
    public void A_key_file_that_holds_no_key_is_refused_and_not_replaced(string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!);
        File.WriteAllText(KeyFile, content);
        Assert.Contains(KeyFile, Assert.Throws<StartUpRefusedException>(() => FileSigningKey.Open(KeyFile)).Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(KeyFile));
    }

    [Fact]
    public void A_key_on_another_curve_is_refused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(KeyFile)!);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        File.WriteAllText(KeyFile, other.ExportPkcs8PrivateKeyPem());
        Assert.Throws<StartUpRefusedException>(() => FileSigningKey.Open(KeyFile));
    }

    [Fact]
    public async Task A_key_that_stands_below_its_successor_in_the_file_vouches_for_it()
    {
        await using var store = await OpenStoreAsync();
        await SignAsync(store, FileSigningKey.Open(KeyFile));
        using var next = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(KeyFile, next.ExportPkcs8PrivateKeyPem() + "\n" + File.ReadAllText(KeyFile));
        var keys = await SignAsync(store, FileSigningKey.Open(KeyFile));
        var (old, present) = (keys.Keys[0], keys.Keys[1]);
        Assert.Equal(Statements.KeyId(next.ExportSubjectPublicKeyInfo()), present.Key);
        Assert.Equal(old.Key, present.Previous);
        using var known = ECDsa.Create();
        known.ImportSubjectPublicKeyInfo(Convert.FromBase64String(old.PublicKey), out _);
        Assert.True(known.VerifyData(
            Statements.Successor("tenant-1", present.Key, Statements.At(present.At), old.Key), System.Buffers.Text.Base64Url.DecodeFromChars(present.Endorsement), HashAlgorithmName.SHA256));
    }

    [Fact]
    public async Task A_key_whose_predecessor_is_gone_is_written_down_without_its_word()
    {
        await using var store = await OpenStoreAsync();
        await SignAsync(store, FileSigningKey.Open(KeyFile));
        File.Delete(KeyFile);
        var keys = await SignAsync(store, FileSigningKey.Open(KeyFile));
        Assert.Equal(2, keys.Keys.Length);
        Assert.Equal(keys.Keys[0].Key, keys.Keys[1].Previous);
        Assert.Null(keys.Keys[1].Endorsement);
    }

    [Fact]
    public async Task The_vault_signs_what_its_public_key_verifies_and_the_old_version_vouches_for_the_new_one()
    {
        using var vault = new Vault();
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero));
        using var key = new KeyVaultSigningKey(new Uri(VaultKey), new FixedToken(), vault, clock);
        await using var store = await OpenStoreAsync();
        var keys = new SigningKeys(key, store, clock);
        await keys.SignAsync("tenant-1", (_, _) => Statement, Cancellation);
        vault.Rotate();
        clock.Advance(TimeSpan.FromHours(1));
        var made = await keys.SignAsync("tenant-1", (_, _) => Statement, Cancellation);
        var history = await keys.ReadHistoryAsync("tenant-1", Cancellation);
        Assert.Equal([$"{VaultKey}/v1", $"{VaultKey}/v2"], history.Keys.Select(each => each.Reference));
        Assert.Equal(history.Keys[1].Key, made.Key);
        Assert.NotNull(history.Keys[1].Endorsement);
        using var known = ECDsa.Create();
        known.ImportSubjectPublicKeyInfo(Convert.FromBase64String(history.Keys[1].PublicKey), out _);
        Assert.True(known.VerifyData(Statement, System.Buffers.Text.Base64Url.DecodeFromChars(made.Signature), HashAlgorithmName.SHA256));
        Assert.All(vault.Scopes, scope => Assert.Equal("Bearer https://vault.azure.net/.default", scope));
    }

    [Fact]
    public async Task A_vault_that_asks_to_be_left_alone_says_for_how_long()
    {
        using var vault = new Vault { Busy = true };
        using var key = new KeyVaultSigningKey(new Uri(VaultKey), new FixedToken(), vault, new FakeTimeProvider());
        var unavailable = await Assert.ThrowsAsync<SigningKeyUnavailableException>(() => key.ReadCurrentAsync(Cancellation));
        Assert.Equal(TimeSpan.FromSeconds(9), unavailable.RetryAfter);
        Assert.Contains("Key Vault Crypto User", unavailable.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://contoso.vault.azure.net/keys/k")]
    [InlineData("https://contoso.example/keys/k")]
    [InlineData("https://contoso.vault.azure.net.example/keys/k")]
    [InlineData("https://contoso.vault.azure.net/secrets/k")]
    [InlineData("https://contoso.vault.azure.net/keys/k/0123456789")]
    [InlineData("contoso")]
    public void Our_token_goes_to_no_address_that_is_not_a_key_in_a_vault(string setting) =>
        Assert.Contains(setting, Assert.Throws<StartUpRefusedException>(() => KeyVaultSigningKey.Address(setting)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_shared_store_asks_for_a_shared_key()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Store:Cosmos:Endpoint", "https://contoso.documents.azure.com")]).Build();
        var refused = Assert.Throws<StartUpRefusedException>(() => SigningKeySettings.Open(configuration, () => new FixedToken(), new FakeTimeProvider()));
        Assert.Contains("Signing:KeyVaultKey", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static async Task<KeyHistory> SignAsync(SqliteCollaborationStore store, ISigningKey key)
    {
        var keys = new SigningKeys(key, store, new FakeTimeProvider());
        await keys.SignAsync("tenant-1", (_, _) => Statement, Cancellation);
        return await keys.ReadHistoryAsync("tenant-1", Cancellation);
    }

    private Task<SqliteCollaborationStore> OpenStoreAsync() => SqliteCollaborationStore.OpenAsync(Path.Combine(_folder.FullName, "keys.db"), NullLogger.Instance, Cancellation);

    /// <summary>Answers as the vault's REST interface does.</summary>
    private sealed class Vault : HttpMessageHandler
    {
        private readonly List<ECDsa> _versions = [ECDsa.Create(ECCurve.NamedCurves.nistP256)];

        public bool Busy { get; init; }

        public List<string> Scopes { get; } = [];

        public void Rotate() => _versions.Add(ECDsa.Create(ECCurve.NamedCurves.nistP256));

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Scopes.Add(request.Headers.Authorization!.ToString());
            Assert.Equal("?api-version=7.4", request.RequestUri!.Query);
            if (Busy)
            {
                return new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(9)) } };
            }

            var path = request.RequestUri.AbsolutePath;
            return path switch
            {
                "/keys/teamscollab" when request.Method == HttpMethod.Get => Json(new { key = Web(_versions.Count) }),
                _ when path.StartsWith("/keys/teamscollab/v", StringComparison.Ordinal) && path.EndsWith("/sign", StringComparison.Ordinal) =>
                    Json(await SignAsync(int.Parse(path.AsSpan(19, 1), System.Globalization.CultureInfo.InvariantCulture), request)),
                _ => new HttpResponseMessage(HttpStatusCode.BadRequest),
            };
        }

        protected override void Dispose(bool disposing)
        {
            _versions.ForEach(version => version.Dispose());
            base.Dispose(disposing);
        }

        private object Web(int version)
        {
            var point = _versions[version - 1].ExportParameters(false).Q;
            return new
            {
                kid = $"{VaultKey}/v{version}",
                kty = "EC-HSM",
                crv = "P-256",
                x = System.Buffers.Text.Base64Url.EncodeToString(point.X),
                y = System.Buffers.Text.Base64Url.EncodeToString(point.Y),
            };
        }

        private async Task<object> SignAsync(int version, HttpRequestMessage request)
        {
            using var asked = JsonDocument.Parse(await request.Content!.ReadAsStringAsync());
            Assert.Equal("ES256", asked.RootElement.GetProperty("alg").GetString());
            var hash = System.Buffers.Text.Base64Url.DecodeFromChars(asked.RootElement.GetProperty("value").GetString());
            return new { kid = $"{VaultKey}/v{version}", value = System.Buffers.Text.Base64Url.EncodeToString(_versions[version - 1].SignHash(hash)) };
        }

        private static HttpResponseMessage Json(object body) => new(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
    }

    private sealed class FixedToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(requestContext.Scopes[0], DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(GetToken(requestContext, cancellationToken));
    }
}
