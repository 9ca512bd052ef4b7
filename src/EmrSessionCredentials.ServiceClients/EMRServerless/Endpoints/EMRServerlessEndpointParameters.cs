using Amazon.Runtime.Endpoints;

namespace Amazon.EMRServerless.Endpoints;

/// <summary>What the endpoint rules of Amazon EMR Serverless decide upon.</summary>
public sealed class EMRServerlessEndpointParameters : EndpointParameters
{
    /// <summary>Parameters with FIPS and dual-stack off.</summary>
    public EMRServerlessEndpointParameters()
    {
        UseDualStack = false;
        UseFIPS = false;
    }

    /// <summary>The region, such as <c>us-east-1</c> (<c>AWS::Region</c>).</summary>
    public string? Region
    {
        get => (string?)this[nameof(Region)];
        set => this[nameof(Region)] = value;
    }

    /// <summary>Whether to use the endpoint that has IPv6 as well (<c>AWS::UseDualStack</c>).</summary>
    public bool? UseDualStack
    {
        get => (bool?)this[nameof(UseDualStack)];
        set => this[nameof(UseDualStack)] = value;
    }

    /// <summary>Whether to use the endpoint with FIPS 140 validated cryptography (<c>AWS::UseFIPS</c>).</summary>
    public bool? UseFIPS
    {
        get => (bool?)this[nameof(UseFIPS)];
        set => this[nameof(UseFIPS)] = value;
    }

    /// <summary>A URL to use in place of the region's (<c>SDK::Endpoint</c>); excludes FIPS and dual-stack.</summary>
    public string? Endpoint
    {
        get => (string?)this[nameof(Endpoint)];
        set => this[nameof(Endpoint)] = value;
    }
}
