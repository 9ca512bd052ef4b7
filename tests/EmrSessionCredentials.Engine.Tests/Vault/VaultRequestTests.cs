using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using EmrSessionCredentials.Identity;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Targets;
using EmrSessionCredentials.Tests.Calls;
using EmrSessionCredentials.Tests.Identity;
using EmrSessionCredentials.Tests.Targets;
using EmrSessionCredentials.Vault;

namespace EmrSessionCredentials.Tests.Vault;

/// <summary>What a vault asks of the engine: within its time limit, and not again where a list is new.</summary>
[Collection(EnvironmentCollection.Name)]
public sealed class VaultRequestTests : IDisposable
{
    private const string Role = "arn:aws:iam::123456789012:role/EMR_Exec";

    private static readonly string[] Keys = ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"];

    private readonly ManualTime _clock = new();
    private readonly VaultMessages _messages = new();
    private readonly VaultRequests _vault;

    public VaultRequestTests()
    {
        _vault = new VaultRequests(new EmrEngine(), _clock);
        Environment.SetEnvironmentVariable(Keys[0], Emulator.Signing.KeyPair.Example.AccessKey);
        Environment.SetEnvironmentVariable(Keys[1], Emulator.Signing.KeyPair.Example.SecretKey);
    }

    public void Dispose() => Array.ForEach(Keys, key => Environment.SetEnvironmentVariable(key, null));

    [Theory]
    [InlineData(null, null, 30)]
    [InlineData(7, 60, 7)]
    [InlineData(null, 60, 60)]
    [InlineData(null, 5, 30)]
    public async Task A_request_without_an_answer_ends_at_the_limit_which_the_error_names(int? limit, int? attempt, int seconds)
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        VaultSettings settings = Settings(aws) with { RequestTimeoutSec = limit, TimeoutSec = attempt };
        Task<object> getting = Task.Run(() => _vault.Get(SecretName.Parse("cluster/j-fault-hold-x"), settings, _messages), EmulatedAws.Stop);
        await aws.Faults.WaitForHeldAsync(1, EmulatedAws.Stop);

        _clock.Advance(TimeSpan.FromSeconds(seconds - 1));
        Assert.False(getting.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        SessionCredentialException problem = await Assert.ThrowsAsync<SessionCredentialException>(() => getting);
        Assert.Equal((VaultErrorCodes.VaultTimeout, FailureKind.Timeout), (problem.ErrorCode, problem.Kind));
        Assert.Contains($"within {seconds} seconds", problem.Message, StringComparison.Ordinal);
        Assert.Contains("RequestTimeoutSec", problem.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_is_the_answer_for_30_seconds_to_whoever_asks_as_the_same()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        IReadOnlyList<SecretEntry> first = _vault.List(TargetQuery.AllKinds, Settings(aws), _messages);
        int calls = aws.Observed.Requests.Count;

        _clock.Advance(TimeSpan.FromSeconds(29));
        IReadOnlyList<SecretEntry> second = _vault.List(TargetQuery.AllKinds, Settings(aws), _messages);
        Assert.Equal(first.Select(entry => entry.Name).Order(), second.Select(entry => entry.Name).Order());
        Assert.NotEmpty(_vault.List([SessionTargetKind.Cluster], Settings(aws), _messages));
        Assert.Equal(calls, aws.Observed.Requests.Count);

        _vault.List([SessionTargetKind.Cluster], Settings(aws) with { Region = "eu-west-1" }, _messages);
        Assert.NotEqual(calls, aws.Observed.Requests.Count);
        calls = aws.Observed.Requests.Count;
        _clock.Advance(TimeSpan.FromSeconds(1));
        _vault.List([SessionTargetKind.Cluster], Settings(aws), _messages);
        Assert.NotEqual(calls, aws.Observed.Requests.Count);
    }

    [Fact]
    public async Task A_list_with_a_failure_is_not_kept()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        aws.Faults.Add("accessdenied", "ListApplications");
        _vault.List(TargetQuery.AllKinds, Settings(aws), _messages);
        Assert.Equal("AccessDeniedException", Assert.Single(_messages.Failures).ErrorCode);
        aws.Faults.Clear();

        Assert.Contains(_vault.List(TargetQuery.AllKinds, Settings(aws), _messages), entry => entry.Name.StartsWith("serverless/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_vault_says_what_a_name_leaves_out_and_only_that()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        VaultSettings settings = Settings(aws) with { ExecutionRoleArn = Role, DurationInSecond = 60 };

        ManagedEndpointSessionCredential given = Get("endpoint/a/b", settings);
        ManagedEndpointSessionCredential own = Get($"endpoint/a/b?role={Role}2&duration=600", settings);

        Assert.Equal((Role, $"{Role}2"), (given.ExecutionRoleArn, own.ExecutionRoleArn));
        Assert.InRange(own.ExpiresIn!.Value - given.ExpiresIn!.Value, TimeSpan.FromSeconds(530), TimeSpan.FromSeconds(550));
        Assert.Equal(
            VaultErrorCodes.MissingRole,
            Assert.Throws<SessionCredentialException>(() => _vault.Get(SecretName.Parse("endpoint/a/b"), Settings(aws), _messages)).ErrorCode);
    }

    [Fact]
    public async Task A_session_becomes_a_connection_where_the_name_says_so()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();

        EmrConnection connection = Assert.IsType<EmrConnection>(_vault.Get(SecretName.Parse("session/j-1/s?as=connection"), Settings(aws), _messages));

        Assert.Equal(ConnectionKind.SparkConnect, connection.Kind);
    }

    [Fact]
    public async Task A_name_that_two_clusters_have_is_an_error_that_lists_them()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        VaultRequests twins = new(new TestEngine(TimeProvider.System), _clock);

        SessionCredentialException problem = Assert.Throws<SessionCredentialException>(
            () => twins.Get(SecretName.Parse("cluster/name:twin"), Settings(aws), _messages));

        Assert.Equal(VaultErrorCodes.SecretTargetAmbiguous, problem.ErrorCode);
        Assert.Contains("j-1, j-2", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_validity_that_a_new_credential_does_not_have_is_a_warning()
    {
        await using EmulatedAws aws = await EmulatedAws.StartAsync();
        VaultSettings settings = Settings(aws) with { ExecutionRoleArn = Role, DurationInSecond = 600, MinimumValidity = TimeSpan.FromMinutes(9) };

        _vault.Get(SecretName.Parse("endpoint/a/warned"), settings, _messages);
        Assert.Empty(_messages.Warnings);
        _vault.Get(SecretName.Parse("endpoint/a/warned"), settings with { MinimumValidity = TimeSpan.FromMinutes(10) }, _messages);

        Assert.Contains("MinimumValidity is 0:10:00", Assert.Single(_messages.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(599, true)]
    [InlineData(600, true)]
    [InlineData(601, false)]
    public async Task A_new_credential_that_is_valid_no_longer_than_the_minimum_is_a_warning(int seconds, bool isWarnedOf)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        await using ScriptedServer server = await ScriptedServer.StartAsync(context =>
        {
            context.Response.Headers.Date = now.ToString("r");
            return ScriptedServer.WriteAsync(
                context, $$$"""{"credentials":{"token":"t"},"expiresAt":{{{now.AddSeconds(seconds).ToUnixTimeSeconds()}}}}""");
        });
        VaultSettings settings = new()
        {
            Region = EmulatedAws.Region,
            EndpointUrl = OtherClock.Url(server.Url),
            ExecutionRoleArn = Role,
            MinimumValidity = TimeSpan.FromMinutes(10),
        };

        new VaultRequests(new TestEngine(_clock), _clock).Get(SecretName.Parse("endpoint/a/b"), settings, _messages);

        Assert.Equal(isWarnedOf, _messages.Warnings.Count == 1);
    }

    private static VaultSettings Settings(EmulatedAws aws) =>
        new() { Region = EmulatedAws.Region, EndpointUrl = aws.Options.EndpointUrl, MaxAttempts = 1 };

    private ManagedEndpointSessionCredential Get(string name, VaultSettings settings) =>
        Assert.IsType<ManagedEndpointSessionCredential>(_vault.Get(SecretName.Parse(name), settings, _messages));

    /// <summary>An engine with a clock of the test's, which finds two clusters of one name.</summary>
    private sealed class TestEngine(TimeProvider clock) : IEmrEngine
    {
        private readonly IEmrEngine _engine = new EmrEngine();

        IEnumerable<string> IEmrEngine.Regions => _engine.Regions;

        void IEmrEngine.LoadClient() => _engine.LoadClient();

        int IEmrEngine.ReusableCredentials => _engine.ReusableCredentials;

        Task<EmrIdentity> IEmrEngine.ResolveIdentityAsync(
            IdentityOptions identity, ClientOptions options, bool verify, CancellationToken cancellationToken) =>
            _engine.ResolveIdentityAsync(identity, options, verify, cancellationToken);

        ISessionPool IEmrEngine.CreatePool() => new SessionPool(clock);

        ITargetSearch IEmrEngine.Search(
            IEmrSession session, TargetQuery query, int throttleLimit, CancellationToken cancellationToken) => new Twins(query);

        IEnumerable<string> IEmrEngine.Profiles(string? profileLocation) => _engine.Profiles(profileLocation);

        IReadOnlyList<Suggestion> IEmrEngine.Suggest(SuggestionQuery query) => _engine.Suggest(query);

        void IEmrEngine.ClearReusableCredentials() => _engine.ClearReusableCredentials();
    }

    private sealed class Twins(TargetQuery query) : ITargetSearch
    {
        private readonly Queue<string> _names = new(["twin", "other", "twin"]);
        private int _taken;

        public bool TryTake(out TargetPage page)
        {
            bool isThere = _names.TryDequeue(out string? name);
            ClusterTarget target = new()
            {
                ClusterId = $"j-{(name == "other" ? 0 : ++_taken)}", Name = name, State = "WAITING", Region = EmulatedAws.Region,
            };
            page = new TargetPage("ListClusters", query.IsNameWanted!(name ?? "") ? [target] : [], Report: null);
            return isThere;
        }

        public void Dispose()
        {
        }
    }
}
