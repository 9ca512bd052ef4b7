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
/// once; connections are reused from call to call.
/// </summary>
public sealed class EmrSession : IDisposable
{
    private readonly ClientSetup _setup;
    private readonly OnDemand<AmazonEMRContainersClient> _containers;
    private readonly OnDemand<AmazonElasticMapReduceClient> _clusters;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _end = new();
    private readonly CancellationToken _ended;

    private EmrSession(ClientSetup setup, TimeProvider clock)
    {
        _setup = setup;
        _clock = clock;
        _ended = _end.Token;
        _containers = new(() => new ObservedEmrContainersClient(
            setup.Credentials, setup.Configure(new AmazonEMRContainersConfig()), setup.Observer(clock)));
        _clusters = new(() => new ObservedElasticMapReduceClient(
            setup.Credentials, setup.Configure(new AmazonElasticMapReduceConfig()), setup.Observer(clock)));
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
        return new EmrSession(setup, clock ?? TimeProvider.System);
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
            _containers,
            (client, token) => client.GetManagedEndpointSessionCredentialsAsync(ServiceRequests.From(request), token),
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
            _clusters,
            (client, token) => client.GetClusterSessionCredentialsAsync(ServiceRequests.From(request), token),
            CredentialReader.Read,
            cancellationToken);

    /// <summary>Ends the calls under way. They, and later ones, throw <see cref="ObjectDisposedException"/>.</summary>
    public void Dispose()
    {
        // AWSSDK.Core would let them go on: without a proxy, its connections are the process's, not the client's.
        if (!_ended.IsCancellationRequested)
            _end.Cancel();
        _end.Dispose();
        _containers.Dispose();
        _clusters.Dispose();
    }

    private async Task<Issued<TCredential>> CallAsync<TClient, TRequest, TResponse, TCredential>(
        string operation,
        TRequest request,
        OnDemand<TClient> client,
        Func<TClient, CancellationToken, Task<TResponse>> send,
        Func<TRequest, TResponse, CredentialOrigin, ICollection<string>, TCredential> read,
        CancellationToken cancellationToken)
        where TClient : class, IDisposable
        where TRequest : SessionCredentialRequest
        where TResponse : AmazonWebServiceResponse
        where TCredential : SessionCredential
    {
        request.ThrowIfInvalid();
        cancellationToken.ThrowIfCancellationRequested();
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _ended);
        CallTrace trace = CallTrace.Begin();
        long started = _clock.GetTimestamp();
        try
        {
            // Renewing them can take a while, and AWSSDK.Core cannot be stopped in it.
            await _setup.Identity.EnsureUsableAsync(stop.Token).ConfigureAwait(false);
            TResponse response = await send(client.Value, stop.Token).ConfigureAwait(false);
            List<string> warnings = [];
            CredentialOrigin origin = new(Region.SystemName, trace.RequestId, _clock);
            TCredential credential = read(request, response, origin, warnings);
            return new Issued<TCredential>(credential, Report(), warnings);
        }
        catch (Exception e)
        {
            // A call that is cancelled may break with anything; whoever cancelled it expects one thing.
            cancellationToken.ThrowIfCancellationRequested();
            throw _ended.IsCancellationRequested
                ? new ObjectDisposedException(nameof(EmrSession))
                : FailureTranslation.Translate(e, Report(), trace.StatusCode);
        }

        CallReport Report() => new(
            operation, request.Target, Region.SystemName, trace.Endpoint, CredentialSource,
            trace.Attempts, trace.RequestId, _clock.GetElapsedTime(started));
    }
}
