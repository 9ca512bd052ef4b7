using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Amazon.EMRServerless.Model;

/// <summary>What a session is like.</summary>
/// <remarks>
/// A property is null where the service left its member out. The service's id for the request is in
/// <see cref="AmazonWebServiceResponse.ResponseMetadata"/>.
/// </remarks>
public sealed class GetSessionResponse : AmazonWebServiceResponse
{
    /// <summary>The session (<c>session</c>).</summary>
    [AWSProperty(Required = true)]
    public Session? Session { get; set; }
}
