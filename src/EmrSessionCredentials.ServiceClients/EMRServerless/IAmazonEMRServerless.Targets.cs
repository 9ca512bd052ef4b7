using System.Threading;
using System.Threading.Tasks;
using Amazon.EMRServerless.Model;
using Amazon.Runtime;

namespace Amazon.EMRServerless;

/// <content>What can be opened: the operations that find it.</content>
public partial interface IAmazonEMRServerless
{
    /// <summary>
    /// Lists the account's applications, a page at a time: while the response has a token, there is more
    /// (<c>ListApplications</c>).
    /// </summary>
    /// <param name="request">What to list, and from where on.</param>
    /// <param name="cancellationToken">Gives up: the call, a retry that is due, or the reading of the response.</param>
    /// <returns>A page of applications.</returns>
    /// <exception cref="ValidationException">A field of the request is missing or malformed.</exception>
    /// <exception cref="InternalServerException">The service failed, in every attempt.</exception>
    /// <exception cref="AmazonEMRServerlessException">Any other error that the service answered with.</exception>
    /// <exception cref="AmazonUnmarshallingException">
    /// The service answered 200, but not with what the API defines.
    /// </exception>
    /// <exception cref="AmazonClientException">No credentials, or settings that contradict each other.</exception>
    Task<ListApplicationsResponse> ListApplicationsAsync(
        ListApplicationsRequest request, CancellationToken cancellationToken = default);

#if NETFRAMEWORK
    /// <inheritdoc cref="ListApplicationsAsync"/>
    ListApplicationsResponse ListApplications(ListApplicationsRequest request);
#endif

    /// <summary>
    /// Lists the sessions of an application, a page at a time: while the response has a token, there is more
    /// (<c>ListSessions</c>).
    /// </summary>
    /// <param name="request">What to list, and from where on.</param>
    /// <param name="cancellationToken">Gives up: the call, a retry that is due, or the reading of the response.</param>
    /// <returns>A page of sessions.</returns>
    /// <exception cref="ValidationException">A field of the request is missing or malformed.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such application.</exception>
    /// <exception cref="InternalServerException">The service failed, in every attempt.</exception>
    /// <exception cref="AmazonEMRServerlessException">Any other error that the service answered with.</exception>
    /// <exception cref="AmazonUnmarshallingException">
    /// The service answered 200, but not with what the API defines.
    /// </exception>
    /// <exception cref="AmazonClientException">No credentials, or settings that contradict each other.</exception>
    Task<ListSessionsResponse> ListSessionsAsync(
        ListSessionsRequest request, CancellationToken cancellationToken = default);

#if NETFRAMEWORK
    /// <inheritdoc cref="ListSessionsAsync"/>
    ListSessionsResponse ListSessions(ListSessionsRequest request);
#endif

    /// <summary>Tells what a session is like (<c>GetSession</c>).</summary>
    /// <param name="request">The session.</param>
    /// <param name="cancellationToken">Gives up: the call, a retry that is due, or the reading of the response.</param>
    /// <returns>What the session is like.</returns>
    /// <exception cref="ValidationException">A field of the request is missing or malformed.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such application or session.</exception>
    /// <exception cref="InternalServerException">The service failed, in every attempt.</exception>
    /// <exception cref="AmazonEMRServerlessException">Any other error that the service answered with.</exception>
    /// <exception cref="AmazonUnmarshallingException">
    /// The service answered 200, but not with what the API defines.
    /// </exception>
    /// <exception cref="AmazonClientException">No credentials, or settings that contradict each other.</exception>
    Task<GetSessionResponse> GetSessionAsync(
        GetSessionRequest request, CancellationToken cancellationToken = default);

#if NETFRAMEWORK
    /// <inheritdoc cref="GetSessionAsync"/>
    GetSessionResponse GetSession(GetSessionRequest request);
#endif

    /// <summary>Gets the URL of a session and a token that opens it (<c>GetSessionEndpoint</c>).</summary>
    /// <param name="request">The session.</param>
    /// <param name="cancellationToken">Gives up: the call, a retry that is due, or the reading of the response.</param>
    /// <returns>The URL, the token and when it expires.</returns>
    /// <exception cref="ValidationException">A field of the request is missing or malformed.</exception>
    /// <exception cref="ResourceNotFoundException">There is no such application or session.</exception>
    /// <exception cref="InternalServerException">The service failed, in every attempt.</exception>
    /// <exception cref="AmazonEMRServerlessException">Any other error that the service answered with.</exception>
    /// <exception cref="AmazonUnmarshallingException">
    /// The service answered 200, but not with what the API defines.
    /// </exception>
    /// <exception cref="AmazonClientException">No credentials, or settings that contradict each other.</exception>
    Task<GetSessionEndpointResponse> GetSessionEndpointAsync(
        GetSessionEndpointRequest request, CancellationToken cancellationToken = default);

#if NETFRAMEWORK
    /// <inheritdoc cref="GetSessionEndpointAsync"/>
    GetSessionEndpointResponse GetSessionEndpoint(GetSessionEndpointRequest request);
#endif
}
