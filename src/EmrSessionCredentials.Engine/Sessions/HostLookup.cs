using System;
using System.Text;
using System.Threading.Tasks;
using Amazon.ElasticMapReduce.Model;
using Amazon.EMRContainers.Model;
using EmrSessionCredentials.Connections;

namespace EmrSessionCredentials.Sessions;

/// <summary>Asks the service where a credential's target is, with the identity that requested the credential.</summary>
internal static class HostLookup
{
    private const string JupyterType = "JUPYTER_ENTERPRISE_GATEWAY";

    /// <inheritdoc cref="FindHost" />
    internal static async Task<FoundHost> FindPrimaryNodeAsync(
        EmrSession session, SessionCredential credential, ConnectionKind? asked, CallContext call)
    {
        string clusterId = credential.Target;
        (DescribeClusterResponse response, _) = await session.CallAsync(
            new CallSubject("EMR", "DescribeCluster", clusterId),
            (clients, stop) => clients.Emr.DescribeClusterAsync(new() { ClusterId = clusterId }, stop),
            call).ConfigureAwait(false);
        InvalidServiceResponse.ThrowIfOther(clusterId, response.Cluster?.Id);
        return new FoundHost(
            asked ?? ConnectionKind.Livy, response.Cluster?.MasterPublicDnsName, $"the cluster is {LineText.Of(response.Cluster?.Status?.State?.Value)}");
    }

    /// <inheritdoc cref="FindHost" />
    internal static async Task<FoundHost> FindEndpointAsync(
        EmrSession session, SessionCredential credential, ConnectionKind? asked, CallContext call)
    {
        DescribeManagedEndpointRequest request = new()
        {
            Id = LastPart(credential.Target),
            VirtualClusterId = LastPart(credential.Request.Owner!),
        };
        (DescribeManagedEndpointResponse response, _) = await session.CallAsync(
            new CallSubject("EMR containers", "DescribeManagedEndpoint", request.Id),
            (clients, stop) => clients.EmrContainers.DescribeManagedEndpointAsync(request, stop),
            call).ConfigureAwait(false);
        Endpoint? endpoint = response.Endpoint;
        InvalidServiceResponse.ThrowIfOther(request.Id, endpoint?.Id);
        InvalidServiceResponse.ThrowIfOther(request.VirtualClusterId, endpoint?.VirtualClusterId);
        // What is not a Jupyter gateway and has a proxy is reached through it.
        bool spark = endpoint?.Type is not JupyterType && !string.IsNullOrEmpty(endpoint?.AuthProxyUrl);
        ConnectionKind kind = asked ?? (spark ? ConnectionKind.SparkConnect : ConnectionKind.JupyterGateway);
        string? url = kind == ConnectionKind.SparkConnect ? endpoint?.AuthProxyUrl : endpoint?.ServerUrl;
        return new FoundHost(
            kind, url, $"the endpoint is {LineText.Of(endpoint?.State?.Value)}, its type {LineText.Of(endpoint?.Type)}")
        {
            CertificateAuthority = ReadAuthority(request.Id, endpoint?.CertificateAuthority?.CertificateData),
        };
    }

    private static string? ReadAuthority(string target, string? data)
    {
        if (string.IsNullOrEmpty(data))
            return null;
        try
        {
            string pem = Encoding.UTF8.GetString(Convert.FromBase64String(data));
            return pem.Contains("-----BEGIN CERTIFICATE-----")
                ? pem
                : throw InvalidServiceResponse.UnusableAuthority(target);
        }
        catch (FormatException)
        {
            throw InvalidServiceResponse.UnusableAuthority(target);
        }
    }

    /// <summary>This operation takes ids only, where the one that gets credentials takes ARNs too.</summary>
    private static string LastPart(string identifier) =>
        identifier.Substring(identifier.LastIndexOf("/", StringComparison.Ordinal) + 1);
}
