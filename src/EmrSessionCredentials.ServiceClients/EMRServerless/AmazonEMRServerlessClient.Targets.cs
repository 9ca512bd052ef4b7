using System.Threading;
using System.Threading.Tasks;
using Amazon.EMRServerless.Internal;
using Amazon.EMRServerless.Model;

namespace Amazon.EMRServerless;

/// <content>What can be opened: the operations that find it.</content>
public partial class AmazonEMRServerlessClient
{
    /// <inheritdoc/>
    public virtual Task<ListApplicationsResponse> ListApplicationsAsync(
        ListApplicationsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListApplicationsResponse>(request, ListApplicationsOperation.Options, cancellationToken);

#if NETFRAMEWORK
    /// <inheritdoc/>
    public virtual ListApplicationsResponse ListApplications(ListApplicationsRequest request) =>
        Invoke<ListApplicationsResponse>(request, ListApplicationsOperation.Options);
#endif

    /// <inheritdoc/>
    public virtual Task<ListSessionsResponse> ListSessionsAsync(
        ListSessionsRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<ListSessionsResponse>(request, ListSessionsOperation.Options, cancellationToken);

#if NETFRAMEWORK
    /// <inheritdoc/>
    public virtual ListSessionsResponse ListSessions(ListSessionsRequest request) =>
        Invoke<ListSessionsResponse>(request, ListSessionsOperation.Options);
#endif

    /// <inheritdoc/>
    public virtual Task<GetSessionResponse> GetSessionAsync(
        GetSessionRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetSessionResponse>(request, GetSessionOperation.Options, cancellationToken);

#if NETFRAMEWORK
    /// <inheritdoc/>
    public virtual GetSessionResponse GetSession(GetSessionRequest request) =>
        Invoke<GetSessionResponse>(request, GetSessionOperation.Options);
#endif

    /// <inheritdoc/>
    public virtual Task<GetSessionEndpointResponse> GetSessionEndpointAsync(
        GetSessionEndpointRequest request, CancellationToken cancellationToken = default) =>
        InvokeAsync<GetSessionEndpointResponse>(request, GetSessionEndpointOperation.Options, cancellationToken);

#if NETFRAMEWORK
    /// <inheritdoc/>
    public virtual GetSessionEndpointResponse GetSessionEndpoint(GetSessionEndpointRequest request) =>
        Invoke<GetSessionEndpointResponse>(request, GetSessionEndpointOperation.Options);
#endif
}
