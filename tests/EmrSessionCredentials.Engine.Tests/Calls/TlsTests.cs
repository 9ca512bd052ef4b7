using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>TLS 1.2 at least, and certificates that the system or the file of AWS_CA_BUNDLE or ca_bundle vouches for.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class TlsTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task No_version_before_1_2_is_offered()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        using EmrSession session = await TestSessions.OpenAsync(
            new Uri($"https://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}"), o => o with { MaxAttempts = 1 });
        Task<SessionCredentialException> call = session.FailAsync(Service.EmrContainers, "ep1");
        List<int> offered = [];
        using (TcpClient client = await listener.AcceptTcpClientAsync(Stop))
            offered.AddRange(ClientHello.Versions(await ClientHello.ReadAsync(client.GetStream(), Stop)));
        await call;

        Assert.Equal([0x0304, 0x0303], offered);
    }

    [Theory]
    [InlineData("ca_bundle")]
    [InlineData("AWS_CA_BUNDLE")]
    [InlineData("REQUESTS_CA_BUNDLE")]
    public async Task A_certificate_of_an_authority_in_the_file_is_trusted(string setting)
    {
        using TestAuthority authority = new();
        await using TlsServer server = await TlsServer.StartAsync(authority.Issue("localhost"));
        string file = _scratch.Write("ca.pem", authority.Pem);
        if (setting == "ca_bundle")
            _scratch.Config($"[default]\nca_bundle = {file}\n");
        else
            _scratch.Set(setting, file);

        using EmrSession session = await TestSessions.OpenAsync(server.Url, o => o with { MaxAttempts = 1 });

        Assert.Equal("t", Secrets.Reveal((await session.GetAsync(TestSessions.Endpoint())).Value.Token));
    }

    [Fact]
    public async Task The_setting_of_Python_comes_last_and_can_be_a_folder()
    {
        using TestAuthority authority = new();
        await using TlsServer server = await TlsServer.StartAsync(authority.Issue("localhost"));
        _scratch.Set("REQUESTS_CA_BUNDLE", _scratch.Home);
        Assert.Contains("is not trusted", (await FailAsync(server)).Message, StringComparison.Ordinal);

        using TestAuthority other = new();
        _scratch.Set("AWS_CA_BUNDLE", _scratch.Write("ca.pem", other.Pem));
        _scratch.Set("REQUESTS_CA_BUNDLE", _scratch.Write("python.pem", authority.Pem));
        Assert.Contains("is not trusted", (await FailAsync(server)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_file_it_is_not_and_the_error_names_the_setting()
    {
        using TestAuthority authority = new();
        await using TlsServer server = await TlsServer.StartAsync(authority.Issue("localhost"));

        SessionCredentialException failure = await FailAsync(server);

        Assert.Equal(("ConnectionFailed", FailureKind.ConnectionFailed), (failure.ErrorCode, failure.Kind));
        Assert.Contains("certificate of the server localhost is not trusted", failure.Message, StringComparison.Ordinal);
        Assert.Contains("AWS_CA_BUNDLE", failure.Advice, StringComparison.Ordinal);
        Assert.Contains("ca_bundle", failure.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_file_of_one_call_is_not_trusted_by_the_next()
    {
        using TestAuthority authority = new();
        await using TlsServer server = await TlsServer.StartAsync(authority.Issue("localhost"));
        _scratch.Set("AWS_CA_BUNDLE", _scratch.Write("ca.pem", authority.Pem));
        using (EmrSession session = await TestSessions.OpenAsync(server.Url))
            await session.GetAsync(TestSessions.Endpoint());
        _scratch.Set("AWS_CA_BUNDLE", null);

        Assert.Contains("is not trusted", (await FailAsync(server)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_for_another_host_stays_refused()
    {
        using TestAuthority authority = new();
        await using TlsServer server = await TlsServer.StartAsync(authority.Issue("other.example"));
        _scratch.Set("AWS_CA_BUNDLE", _scratch.Write("ca.pem", authority.Pem));

        SessionCredentialException failure = await FailAsync(server);

        Assert.Contains("issued for another host name", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_has_expired_stays_refused()
    {
        using TestAuthority authority = new();
        await using TlsServer server = await TlsServer.StartAsync(authority.Issue("localhost", DateTimeOffset.UtcNow.AddDays(-1)));
        _scratch.Set("AWS_CA_BUNDLE", _scratch.Write("ca.pem", authority.Pem));

        Assert.Contains("it has expired", (await FailAsync(server)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_is_not_for_servers_stays_refused()
    {
        using TestAuthority authority = new();
        await using TlsServer server = await TlsServer.StartAsync(
            authority.Issue("localhost", usage: TestAuthority.ClientAuthentication));
        _scratch.Set("AWS_CA_BUNDLE", _scratch.Write("ca.pem", authority.Pem));

        Assert.Contains("is not trusted", (await FailAsync(server)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWS_STS_and_IAM_Identity_Center_are_called_with_the_same_trust()
    {
        using TestAuthority authority = new();
        await using TlsServer server = await TlsServer.StartAsync(
            authority.Issue("localhost"), path => path == "/" ? Answers.Sts("AssumeRole", "AKIDROLE") : SsoLogin.Answer);
        SsoLogin.Profile(_scratch, session: false);
        SsoLogin.Token(_scratch, session: false, Answers.Iso(TimeSpan.FromHours(2)));
        File.AppendAllText(_scratch.ConfigPath, "\n[profile role]\nrole_arn = arn:aws:iam::123456789012:role/r\nsource_profile = sso\nregion = eu-west-1\n");
        _scratch.Set("AWS_ENDPOINT_URL", server.Url.AbsoluteUri);
        _scratch.Set("AWS_MAX_ATTEMPTS", "1");

        SessionCredentialException failure = await Run.FailsAsync(() => Run.KeysAsync(new IdentityOptions { ProfileName = "role" }));
        Assert.Contains("AWS_CA_BUNDLE", failure.Advice, StringComparison.Ordinal);
        _scratch.Set("AWS_CA_BUNDLE", _scratch.Write("ca.pem", authority.Pem));

        Assert.Equal("AKIDROLE", (await Run.KeysAsync(new IdentityOptions { ProfileName = "role" })).AccessKey);
    }

    [Theory]
    [InlineData(null, "does not exist")]
    [InlineData("", "no certificate")]
    [InlineData("no PEM", "no certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----", "cannot be read")]
    [InlineData("too long", "is longer than 1048576 bytes")]
    public async Task A_file_that_cannot_be_used_is_an_error_that_names_the_setting(string? content, string problem)
    {
        string file = Path.Combine(_scratch.Home, "ca.pem");
        if (content is not null)
            _scratch.Write("ca.pem", content == "too long" ? new string('\n', (1024 * 1024) + 1) : content);
        _scratch.Set("AWS_CA_BUNDLE", file);

        SessionCredentialException failure =
            await Run.FailsAsync(() => TestSessions.OpenAsync(new Uri("https://localhost:1/")));

        Assert.Equal(IdentityErrorCodes.InvalidSetting, failure.ErrorCode);
        Assert.Contains("the environment variable AWS_CA_BUNDLE", failure.Message, StringComparison.Ordinal);
        Assert.Contains(problem, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_path_that_the_runtime_refuses_is_an_error_that_names_the_setting()
    {
        _scratch.Config("[default]\nca_bundle=/no\0path\n");

        SessionCredentialException failure =
            await Run.FailsAsync(() => TestSessions.OpenAsync(new Uri("https://localhost:1/")));

        Assert.Equal(IdentityErrorCodes.InvalidSetting, failure.ErrorCode);
        Assert.Contains("ca_bundle", failure.Message, StringComparison.Ordinal);
        Assert.Contains("cannot be opened (ArgumentException)", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_cannot_be_read_is_an_error_where_the_file_is_needed()
    {
        using TestAuthority authority = new();
        using TestAuthority other = new();
        await using TlsServer server = await TlsServer.StartAsync(authority.Issue("localhost"));
        string broken = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----";
        _scratch.Set("AWS_CA_BUNDLE", _scratch.Write("ca.pem", $"{other.Pem}\n{broken}"));

        SessionCredentialException failure = await FailAsync(server);

        Assert.Equal(IdentityErrorCodes.InvalidSetting, failure.ErrorCode);
        Assert.Contains("a certificate in it cannot be read", failure.Message, StringComparison.Ordinal);
    }

    private static async Task<SessionCredentialException> FailAsync(TlsServer server)
    {
        using EmrSession session = await TestSessions.OpenAsync(server.Url, o => o with { MaxAttempts = 1 });
        return await session.FailAsync(Service.EmrContainers, "ep1");
    }
}
