using System;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Connections;
using EmrSessionCredentials.Emulator.Hosting;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Tests.Calls;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Connections;

/// <summary>An emulator, a session with it, and a clock that both go by.</summary>
internal sealed class Emulated : IAsyncDisposable
{
    internal const string Role = "arn:aws:iam::123456789012:role/EMR_Exec";
    internal const string VirtualCluster = "vcemulated000000000000001";
    internal const string JupyterEndpoint = "epemulated000000010000001";
    internal const string SparkEndpoint = "epemulated000000010000002";
    internal const string CreatingEndpoint = "epemulated000000010000003";
    internal const string Cluster = "j-EMULATED00001";
    internal const string SigningSecret = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private readonly Scratch _scratch = new();
    private readonly EmrSession _session;

    private Emulated(EmulatorHost host, EmrSession session, SteppingTime time)
    {
        Host = host;
        _session = session;
        Time = time;
        Sessions = new SessionPool(time.Hands);
    }

    internal EmulatorHost Host { get; }

    internal SteppingTime Time { get; }

    internal SessionPool Sessions { get; }

    internal static async Task<Emulated> StartAsync()
    {
        SteppingTime time = new();
        // The clock runs ahead of the one that AWSSDK signs by.
        EmulatorHost host = await EmulatorHost.StartAsync(
            new EmulatorOptions { Time = time, CheckSignatures = false }, TestContext.Current.CancellationToken);
        IdentityOptions identity = new()
        {
            AccessKey = "AKIDEXAMPLE",
            SecretKey = Run.Secret(SigningSecret),
            Region = "eu-central-1",
        };
        EmrSession session = await EmrSession.OpenAsync(
            identity, new ClientOptions { EndpointUrl = OtherClock.Url(host), MaxAttempts = 1 }, time.Hands, Stop);
        return new Emulated(host, session, time);
    }

    internal static CancellationToken Stop => TestContext.Current.CancellationToken;

    internal async Task<ClusterSessionCredential> ClusterAsync(string id = Cluster) =>
        (await _session.GetAsync(new ClusterRequest { ClusterId = id })).Value;

    internal async Task<ManagedEndpointSessionCredential> EndpointAsync(
        string id = JupyterEndpoint, Func<ManagedEndpointRequest, ManagedEndpointRequest>? with = null)
    {
        ManagedEndpointRequest request = new()
        {
            EndpointIdentifier = id,
            VirtualClusterIdentifier = VirtualCluster,
            ExecutionRoleArn = Role,
        };
        return (await _session.GetAsync(with is null ? request : with(request))).Value;
    }

    internal async Task<SparkConnectSessionCredential> SessionAsync() =>
        (await _session.GetAsync(new ClusterSessionRequest { ClusterId = Cluster, SessionId = "is-1" })).Value;

    internal async Task<SparkConnectSessionCredential> ServerlessAsync() => (await _session.GetAsync(
        new ServerlessSessionRequest { ApplicationId = "00app", SessionId = "00session" })).Value;

    /// <summary>Starts a session, and waits by the test's clock.</summary>
    internal Task<CallResult<EmrSessionTarget>> StartSessionAsync(StartSessionRequest request, WaitOptions? wait = null) =>
        new SessionStarter(_session, request, Time).StartAsync(wait, new CallContext(Stop));

    internal Task<CallResult<EmrSessionTarget>> StopSessionAsync(SparkConnectSessionRequest session) =>
        _session.StopAsync(session, new CallContext(Stop));

    /// <summary>Gets a URL, and waits by the test's clock.</summary>
    internal async Task<OnClusterAppUIPresignedUrl> GetUrlAsync(OnClusterAppUIRequest request, WaitOptions? wait = null) =>
        (await new PresignedUrlRequester(_session, Time).GetAsync(request, wait, new CallContext(Stop))).Value;

    internal async Task<SessionCredential> GetAsync(SessionCredentialRequest request) =>
        (await _session.GetAsync(request, minimumValidity: null, new CallContext(Stop))).Value;

    internal Task<EmrConnection> ConnectAsync(SessionCredential credential, ConnectionOptions? options = null) =>
        Sessions.ConnectAsync(credential, options ?? new ConnectionOptions(), poll: null, new CallContext(Stop));

    internal Task<CallResult<SessionCredential>> RenewAsync(SessionCredential credential, TimeSpan? within = null) =>
        Sessions.RenewAsync(credential, within, new CallContext(Stop));

    public async ValueTask DisposeAsync()
    {
        Sessions.Dispose();
        _session.Dispose();
        await Host.DisposeAsync();
        _scratch.Dispose();
    }
}
