using System;
using System.Linq;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Tests.Calls;

namespace EmrSessionCredentials.Tests.Requests;

/// <summary>Requests that are good but for one parameter, by its name.</summary>
internal static class Requested
{
    internal const string OfCluster = "Cluster.";

    internal static SessionCredentialRequest With(string parameter, string value)
    {
        ManagedEndpointRequest good = TestSessions.Endpoint();
        ClusterRequest cluster = TestSessions.Cluster();
        return parameter switch
        {
            "EndpointIdentifier" => good with { EndpointIdentifier = value },
            "VirtualClusterIdentifier" => good with { VirtualClusterIdentifier = value },
            "ExecutionRoleArn" => good with { ExecutionRoleArn = value },
            "CredentialType" => good with { CredentialType = value },
            "LogContext" => good with { LogContext = value },
            "ClientToken" => good with { ClientToken = value },
            OfCluster + "ClusterId" => cluster with { ClusterId = value },
            OfCluster + "ExecutionRoleArn" => cluster with { ExecutionRoleArn = value },
            _ => throw new ArgumentOutOfRangeException(nameof(parameter), parameter, message: null),
        };
    }

    internal static bool Accepts(string parameter, string value) => With(parameter, value).FindViolations().Count == 0;

    /// <summary>The one rule that a value breaks, checked to be about the parameter in its own words.</summary>
    internal static string Broken(string parameter, string value) => Broken(parameter, With(parameter, value));

    internal static string Broken(string parameter, SessionCredentialRequest request)
    {
        RuleViolation violation = Assert.Single(request.FindViolations());
        Assert.Equal(parameter.Split('.').Last(), violation.Parameter);
        Assert.Equal($"{violation.Parameter} {violation.Rule}", violation.ToString());
        return violation.Rule;
    }
}
