using Amazon.Runtime;

namespace Amazon.ElasticMapReduce.Model;

/// <summary>Requests a URL that opens a user interface on a cluster (<c>GetOnClusterAppUIPresignedURL</c>).</summary>
public sealed class GetOnClusterAppUIPresignedURLRequest : AmazonElasticMapReduceRequest
{
    /// <summary>The id of the application in the user interface (<c>ApplicationId</c>).</summary>
    public string? ApplicationId { get; set; }

    /// <summary>The id of the cluster (<c>ClusterId</c>).</summary>
    public string? ClusterId { get; set; }

    /// <summary>Whether the request is only tried (<c>DryRun</c>).</summary>
    public bool? DryRun { get; set; }

    /// <summary>The ARN of the IAM role that the user interface is opened as (<c>ExecutionRoleArn</c>).</summary>
    public string? ExecutionRoleArn { get; set; }

    /// <summary>The user interface (<c>OnClusterAppUIType</c>).</summary>
    public OnClusterAppUIType? OnClusterAppUIType { get; set; }
}

/// <summary>A URL that opens a user interface on a cluster.</summary>
public sealed class GetOnClusterAppUIPresignedURLResponse : AmazonWebServiceResponse
{
    /// <summary>The URL (<c>PresignedURL</c>).</summary>
    public string? PresignedURL { get; set; }

    /// <summary>Whether the URL can be used (<c>PresignedURLReady</c>).</summary>
    public bool? PresignedURLReady { get; set; }
}
