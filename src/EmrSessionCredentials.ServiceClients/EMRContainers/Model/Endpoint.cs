using System;

namespace Amazon.EMRContainers.Model;

/// <summary>A managed endpoint.</summary>
public sealed class Endpoint
{
    /// <summary>The ARN (<c>arn</c>).</summary>
    public string? Arn { get; set; }

    /// <summary>The URL of the authentication proxy, for Spark Connect (<c>authProxyUrl</c>).</summary>
    public string? AuthProxyUrl { get; set; }

    /// <summary>
    /// The certificate authority that issued the gateway's certificate (<c>certificateAuthority</c>).
    /// </summary>
    public Certificate? CertificateAuthority { get; set; }

    /// <summary>When it was created, in UTC (<c>createdAt</c>).</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The ARN of the IAM role that jobs run as (<c>executionRoleArn</c>).</summary>
    public string? ExecutionRoleArn { get; set; }

    /// <summary>The id (<c>id</c>).</summary>
    public string? Id { get; set; }

    /// <summary>The name (<c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The Amazon EMR release (<c>releaseLabel</c>).</summary>
    public string? ReleaseLabel { get; set; }

    /// <summary>The URL of the gateway, for Jupyter (<c>serverUrl</c>).</summary>
    public string? ServerUrl { get; set; }

    /// <summary>The state (<c>state</c>).</summary>
    public EndpointState? State { get; set; }

    /// <summary>The type, such as <c>JUPYTER_ENTERPRISE_GATEWAY</c> (<c>type</c>).</summary>
    public string? Type { get; set; }

    /// <summary>The id of its virtual cluster (<c>virtualClusterId</c>).</summary>
    public string? VirtualClusterId { get; set; }
}
