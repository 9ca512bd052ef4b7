using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce;
using Amazon.EMRContainers;
using Amazon.Runtime;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Calls;

/// <summary>
/// Gets session credentials for one identity in one region through one endpoint. Safe to use from many threads at
/// once; its connections are reused for as long as it lives.
/// </summary>
public sealed partial class EmrSession : IDisposable
{
    private readonly ClientSetup _setup;
    private readonly SessionSetup _origin;
    private readonly Lazy<AmazonEMRContainersClient> _containers;
    private readonly Lazy<AmazonElasticMapReduceClient> _clusters;
    private readonly TimeProvider _clock;

    private EmrSession(ClientSetup setup, SessionSetup origin, TimeProvider clock)
    {
        _origin = origin;
        _setup = setup;
        _clock = clock;
        _containers = new Lazy<AmazonEMRContainersClient>(
            () => new ObservedEmrContainersClient(setup.Credentials, setup.Configure(new AmazonEMRContainersConfig())));
        _clusters = new Lazy<AmazonElasticMapReduceClient>(
            () => new ObservedElasticMapReduceClient(setup.Credentials, setup.Configure(new AmazonElasticMapReduceConfig())));
    }

    /// <summary>The region that requests are signed for.</summary>
    public ChosenRegion Region => _setup.Region;

    /// <summary>Where the signing credentials come from, never their values.</summary>
    public string CredentialSource => _setup.Identity.Source;

    /// <summary>Finds out who signs and for which region. Nothing is sent to EMR yet.</summary>
    /// <param name="identity">What the caller said about who signs, and where.</param>
    /// <param name="options">What the caller said about how calls are made.</param>
    /// <param name="clock">What expiry is measured against; null for the system's clock.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>A session that has its credentials and its region.</returns>
    /// <exception cref="SessionCredentialException">
    /// No credentials or no region anywhere, an unusable profile, or an endpoint that is plain http and not local.
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
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The token, and what getting it took.</returns>
    /// <exception cref="InvalidRequestParameterException">The request breaks a rule; nothing was sent.</exception>
    /// <exception cref="SessionCredentialException">The service refused, failed, or answered with something else.</exception>
    public Task<Issued<ManagedEndpointSessionCredential>> GetAsync(
        ManagedEndpointRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(
            "GetManagedEndpointSessionCredentials",
            request,
            token => _containers.Value.GetManagedEndpointSessionCredentialsAsync(
                ServiceRequests.From(request), token),
            CredentialReader.Read,
            cancellationToken);

    /// <summary>Gets the user name and password of a cluster (<c>GetClusterSessionCredentials</c>).</summary>
    /// <param name="request">What to ask for.</param>
    /// <param name="cancellationToken">Ends the call at once.</param>
    /// <returns>The user name and password, and what getting them took.</returns>
    /// <exception cref="InvalidRequestParameterException">The request breaks a rule; nothing was sent.</exception>
    /// <exception cref="SessionCredentialException">The service refused, failed, or answered with something else.</exception>
    public Task<Issued<ClusterSessionCredential>> GetAsync(
        ClusterRequest request, CancellationToken cancellationToken = default) =>
        CallAsync(
            "GetClusterSessionCredentials",
            request,
            token => _clusters.Value.GetClusterSessionCredentialsAsync(ServiceRequests.From(request), token),
            CredentialReader.Read,
            cancellationToken);

    /// <summary>Closes the connections that are open.</summary>
    public void Dispose()
    {
        if (_containers.IsValueCreated)
            _containers.Value.Dispose();
        if (_clusters.IsValueCreated)
            _clusters.Value.Dispose();
    }

    private async Task<Issued<TCredential>> CallAsync<TRequest, TResponse, TCredential>(
        string operation,
        TRequest request,
        Func<CancellationToken, Task<TResponse>> send,
        Func<TRequest, TResponse, CredentialOrigin, ICollection<string>, TCredential> read,
        CancellationToken cancellationToken)
        where TRequest : SessionCredentialRequest
        where TResponse : AmazonWebServiceResponse
        where TCredential : SessionCredential
    {
        request.ThrowIfInvalid();
        CallTrace trace = CallTrace.Begin();
        long started = _clock.GetTimestamp();
        try
        {
            TResponse response = await send(cancellationToken).ConfigureAwait(false);
            List<string> warnings = [];
            CredentialOrigin origin = new(Region.SystemName, trace.RequestId, _clock) { Setup = _origin };
            TCredential credential = read(request, response, origin, warnings);
            return new Issued<TCredential>(credential, Report(), warnings);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            throw FailureTranslation.Translate(e, Report());
        }

        CallReport Report() => new(
            operation,
            request.Target,
            Region.SystemName,
            trace.Endpoint,
            CredentialSource,
            trace.Attempts,
            trace.RequestId,
            _clock.GetElapsedTime(started));
    }
}
