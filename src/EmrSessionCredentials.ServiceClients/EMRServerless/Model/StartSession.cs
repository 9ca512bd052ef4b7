using System.Collections.Generic;
using Amazon.Runtime;

namespace Amazon.EMRServerless.Model;

/// <summary>Requests a new session of an application (<c>StartSession</c>).</summary>
public sealed class StartSessionRequest : AmazonEMRServerlessRequest
{
    /// <summary>The id of the application (<c>applicationId</c>).</summary>
    public string? ApplicationId { get; set; }

    /// <summary>Makes a repeated request return the first answer (<c>clientToken</c>); null for a new UUID.</summary>
    public string? ClientToken { get; set; }

    /// <summary>Settings that differ from the application's (<c>configurationOverrides</c>).</summary>
    public SessionConfigurationOverrides? ConfigurationOverrides { get; set; }

    /// <summary>The ARN of the IAM role that the session runs as (<c>executionRoleArn</c>).</summary>
    public string? ExecutionRoleArn { get; set; }

    /// <summary>How long the session may be idle before it is ended, in minutes (<c>idleTimeoutMinutes</c>).</summary>
    public long? IdleTimeoutMinutes { get; set; }

    /// <summary>The name (<c>name</c>).</summary>
    public string? Name { get; set; }

    /// <summary>The tags (<c>tags</c>).</summary>
    public Dictionary<string, string>? Tags { get; set; }
}

/// <summary>Settings that differ from the application's.</summary>
public sealed class SessionConfigurationOverrides
{
    /// <summary>Settings of Spark (<c>runtimeConfiguration</c>).</summary>
    public List<Configuration>? RuntimeConfiguration { get; set; }
}

/// <summary>A session that is being started.</summary>
public sealed class StartSessionResponse : AmazonWebServiceResponse
{
    /// <summary>The id of the application (<c>applicationId</c>).</summary>
    public string? ApplicationId { get; set; }

    /// <summary>The ARN of the session (<c>arn</c>).</summary>
    public string? Arn { get; set; }

    /// <summary>The id of the session (<c>sessionId</c>).</summary>
    public string? SessionId { get; set; }
}
