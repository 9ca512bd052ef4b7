using System;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Util.Internal;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>How a client reaches its service. Everything that can be set is <see cref="ClientConfig"/>'s.</summary>
public abstract class EmrServiceConfig : ClientConfig
{
    private protected EmrServiceConfig(string serviceId, string signingName, string version, EndpointRules rules)
        : base(DefaultModes.CreateProvider())
    {
        ServiceId = serviceId;
        AuthenticationServiceName = signingName;
        EndpointProvider = rules;
        RegionEndpointServiceName = signingName;
        ServiceVersion = version;
        UserAgent = InternalSDKUtils.BuildUserAgentString(serviceId, GetType().Assembly.GetName().Version!.ToString(3));
    }

    /// <summary>The first label of the service's host names.</summary>
    public override string RegionEndpointServiceName { get; }

    /// <summary>The version of the API, a date.</summary>
    public override string ServiceVersion { get; }

    /// <summary>The start of the <c>User-Agent</c> header.</summary>
    public override string UserAgent { get; }

    /// <summary>Not needed here: a request's endpoint is resolved in the client's pipeline.</summary>
    /// <param name="parameters">Not used.</param>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        throw new NotSupportedException();
}
