using System;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace EmrSessionCredentials.ServiceClients;

/// <summary>
/// The endpoint rule set that the EMR services share. They differ in the host's first label and in where FIPS is served
/// by the plain host; partitions come from AWSSDK.Core.
/// </summary>
internal sealed class EndpointRules(string hostPrefix, Func<string, Partition, bool> plainHostIsFips) : IEndpointProvider
{
    public Endpoint ResolveEndpoint(EndpointParameters parameters)
    {
        if (parameters is null)
            throw new ArgumentNullException(nameof(parameters));
        bool fips = parameters["UseFIPS"] is true;
        bool dualStack = parameters["UseDualStack"] is true;

        if (parameters["Endpoint"] is string custom)
            return Custom(custom, fips, dualStack);
        if (parameters["Region"] is string region)
            return new Endpoint($"https://{Host(region, Fn.Partition(region), fips, dualStack)}");
        throw new AmazonClientException("Invalid Configuration: Missing Region");
    }

    private static Endpoint Custom(string url, bool fips, bool dualStack)
    {
        if (fips)
            throw new AmazonClientException("Invalid Configuration: FIPS and custom endpoint are not supported");
        if (dualStack)
            throw new AmazonClientException("Invalid Configuration: Dualstack and custom endpoint are not supported");
        return new Endpoint(url);
    }

    private string Host(string region, Partition partition, bool fips, bool dualStack) => (fips, dualStack) switch
    {
        (true, true) when !partition.supportsFIPS || !partition.supportsDualStack => throw new AmazonClientException(
            "FIPS and DualStack are enabled, but this partition does not support one or both"),
        (true, true) => $"{hostPrefix}-fips.{region}.{partition.dualStackDnsSuffix}",
        (true, false) when !partition.supportsFIPS => throw new AmazonClientException(
            "FIPS is enabled but this partition does not support FIPS"),
        (true, false) when plainHostIsFips(region, partition) => $"{hostPrefix}.{region}.amazonaws.com",
        (true, false) => $"{hostPrefix}-fips.{region}.{partition.dnsSuffix}",
        (false, true) when !partition.supportsDualStack => throw new AmazonClientException(
            "DualStack is enabled but this partition does not support DualStack"),
        (false, true) => $"{hostPrefix}.{region}.{partition.dualStackDnsSuffix}",
        (false, false) => $"{hostPrefix}.{region}.{partition.dnsSuffix}",
    };
}
