using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce;
using Amazon.EMRContainers;
using Amazon.EMRServerless;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Calls;

/// <summary>
/// Gets session credentials for one identity in one region through one endpoint. Safe to use from many threads at
/// once; connections are reused from call to call.
/// </summary>
public sealed partial class EmrSession : IDisposable
{
    private readonly ClientSetup _setup;
    private readonly OnDemand<AmazonEMRContainersClient> _containers;
    private readonly OnDemand<AmazonElasticMapReduceClient> _clusters;
    private readonly OnDemand<AmazonEMRServerlessClient> _serverless;
    private readonly CredentialCaller _caller;
    private readonly ServiceCaller _service;
    private readonly CancellationTokenSource _end = new();
    private bool _isDisposed;

    private EmrSession(ClientSetup setup, SessionSetup origin, TimeProvider clock)
    {
        _setup = setup;
        _service = new ServiceCaller(setup, clock, _end.Token);
        _caller = new CredentialCaller(setup, origin, clock, _service);
        _containers = new(() => new ObservedEmrContainersClient(
            setup.Credentials, setup.Configure(new AmazonEMRContainersConfig()), setup.Observer(clock)));
        _clusters = new(() => new ObservedElasticMapReduceClient(
            setup.Credentials, setup.Configure(new AmazonElasticMapReduceConfig()), setup.Observer(clock)));
        _serverless = new(() => new ObservedEmrServerlessClient(
            setup.Credentials, setup.Configure(new AmazonEMRServerlessConfig()), setup.Observer(clock)));
    }

    /// <summary>The region that requests are signed for.</summary>
    public ChosenRegion Region => _setup.Region;

    /// <summary>Where the signing credentials come from, never their values.</summary>
    public string CredentialSource => _setup.Identity.Source;

    /// <summary>Finds out who signs and for which region, and that the signer can. Nothing is sent to EMR yet.</summary>
    /// <param name="identity">What the caller said about who signs, and where.</param>
    /// <param name="options">What the caller said about how calls are made.</param>
    /// <param name="clock">What expiry and time limits are measured by; null for the system's clock.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>A session that has its credentials and its region.</returns>
    /// <exception cref="SessionCredentialException">
    /// No credentials or no region anywhere, an unusable profile or login, an option out of its range, or an endpoint that
    /// is plain http and not local.
    /// </exception>
    public static async Task<EmrSession> OpenAsync(
        IdentityOptions identity,
        ClientOptions options,
        TimeProvider? clock = null,
        CancellationToken cancellationToken = default)
    {
        ClientSetup setup = await ClientSetup.PrepareAsync(identity, options, cancellationToken).ConfigureAwait(false);
        // Whatever the region comes from now, a credential is renewed in the one it was got in.
        SessionSetup origin = new(identity with { Region = setup.Region.SystemName }, options);
        return new EmrSession(setup, origin, clock ?? TimeProvider.System);
    }

    /// <summary>Gets the token of a managed endpoint (<c>GetManagedEndpointSessionCredentials</c>).</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="minimumValidity">
    /// Takes one got earlier in this process if it is valid that much longer; null always gets a new one.
    /// </param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The credential, and what getting it took.</returns>
    /// <exception cref="InvalidRequestParameterException">The request breaks a rule; nothing was sent.</exception>
    /// <exception cref="SessionCredentialException">The service refused, failed, or answered with something else.</exception>
    public Task<Issued<ManagedEndpointSessionCredential>> GetAsync(
        ManagedEndpointRequest request, TimeSpan? minimumValidity = null, CancellationToken cancellationToken = default) =>
        _caller.GetAsync(CredentialOperations.ManagedEndpoint, _containers, request, minimumValidity, cancellationToken);

    /// <summary>Gets the user name and password of a cluster (<c>GetClusterSessionCredentials</c>).</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="minimumValidity">
    /// Takes one got earlier in this process if it is valid that much longer; null always gets a new one.
    /// </param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The credential, and what getting it took.</returns>
    /// <exception cref="InvalidRequestParameterException">The request breaks a rule; nothing was sent.</exception>
    /// <exception cref="SessionCredentialException">The service refused, failed, or answered with something else.</exception>
    public Task<Issued<ClusterSessionCredential>> GetAsync(
        ClusterRequest request, TimeSpan? minimumValidity = null, CancellationToken cancellationToken = default) =>
        _caller.GetAsync(CredentialOperations.Cluster, _clusters, request, minimumValidity, cancellationToken);

    /// <summary>Gets the endpoint of a Spark Connect session on a cluster (EMR <c>GetSessionEndpoint</c>).</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="minimumValidity">
    /// Takes one got earlier in this process if it is valid that much longer; null always gets a new one.
    /// </param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The credential, and what getting it took.</returns>
    /// <exception cref="InvalidRequestParameterException">The request breaks a rule; nothing was sent.</exception>
    /// <exception cref="SessionCredentialException">The service refused, failed, or answered with something else.</exception>
    public Task<Issued<SparkConnectSessionCredential>> GetAsync(
        ClusterSessionRequest request, TimeSpan? minimumValidity = null, CancellationToken cancellationToken = default) =>
        _caller.GetAsync(CredentialOperations.ClusterSession, _clusters, request, minimumValidity, cancellationToken);

    /// <summary>Gets the endpoint of an EMR Serverless session (EMR Serverless <c>GetSessionEndpoint</c>).</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="minimumValidity">
    /// Takes one got earlier in this process if it is valid that much longer; null always gets a new one.
    /// </param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The credential, and what getting it took.</returns>
    /// <exception cref="InvalidRequestParameterException">The request breaks a rule; nothing was sent.</exception>
    /// <exception cref="SessionCredentialException">The service refused, failed, or answered with something else.</exception>
    public Task<Issued<SparkConnectSessionCredential>> GetAsync(
        ServerlessSessionRequest request, TimeSpan? minimumValidity = null, CancellationToken cancellationToken = default) =>
        _caller.GetAsync(CredentialOperations.ServerlessSession, _serverless, request, minimumValidity, cancellationToken);

    /// <summary>Ends the calls under way. They, and later ones, throw <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        // AWSSDK.Core would let them go on: without a proxy, its connections are the process's, not the client's.
        if (_isDisposed)
            return;
        _isDisposed = true;
        _end.Cancel();
        _end.Dispose();
        _containers.Dispose();
        _clusters.Dispose();
        _serverless.Dispose();
    }
}
