using Amazon.Runtime.Internal;

namespace Amazon.EMRContainers.Model;

/// <summary>The certificate that secures a managed endpoint.</summary>
/// <remarks>A property is null where the service left its member out.</remarks>
public sealed class Certificate
{
    /// <summary>The ARN (<c>certificateArn</c>).</summary>
    /// <value>44 to 2048 characters.</value>
    [AWSProperty(Min = 44, Max = 2048)]
    public string? CertificateArn { get; set; }

    /// <summary>The certificate (<c>certificateData</c>).</summary>
    /// <value>Up to 5000 characters. Base64.</value>
    [AWSProperty(Max = 5000)]
    public string? CertificateData { get; set; }
}
