using System;
using System.Collections.Generic;
using System.Linq;
using Amazon;
using Amazon.ElasticMapReduce.Endpoints;
using Amazon.ElasticMapReduce.Internal;
using Amazon.EMRContainers.Endpoints;
using Amazon.EMRContainers.Internal;
using Amazon.EMRServerless.Endpoints;
using Amazon.EMRServerless.Internal;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>The providers end where the published rule sets end, for every region there is and some there are not.</summary>
public sealed class EndpointRuleSetTests
{
    private static readonly IEnumerable<string?> Regions = RegionEndpoint.EnumerableAllRegions
        .Select(region => region.SystemName)
        .Concat(["aws-global", "aws-cn-global", "us-gov-new-9", "cn-new-9", "eusc-de-new-1", "us-iso-new-9", "moon-base-1"])
        .Append(null);

    [Fact]
    public void EMRContainers_agrees_with_its_rule_set() => AssertAgrees(
        "emr-containers", new AmazonEMRContainersEndpointProvider(), () => new EMRContainersEndpointParameters());

    [Fact]
    public void EMR_agrees_with_its_rule_set() => AssertAgrees(
        "emr", new AmazonElasticMapReduceEndpointProvider(), () => new ElasticMapReduceEndpointParameters());

    [Fact]
    public void EMRServerless_agrees_with_its_rule_set() => AssertAgrees(
        "emr-serverless", new AmazonEMRServerlessEndpointProvider(), () => new EMRServerlessEndpointParameters());

    [Fact]
    public void Parameters_are_required() => Assert.Throws<ArgumentNullException>(
        () => new AmazonEMRContainersEndpointProvider().ResolveEndpoint(null!));

    private static void AssertAgrees(string service, IEndpointProvider provider, Func<EndpointParameters> create)
    {
        RuleSet rules = new(DataCases.Read($"{service}.endpoint-rules.json"));

        int compared = 0;
        foreach (Dictionary<string, object> given in Combinations())
        {
            EndpointParameters parameters = create();
            foreach (KeyValuePair<string, object> parameter in given)
                parameters[parameter.Key] = parameter.Value;
            Assert.True(
                rules.Run(given) == Resolve(provider, parameters),
                $"{string.Join(", ", given)}: {Resolve(provider, parameters)}, not {rules.Run(given)}");
            compared++;
        }

        Assert.True(compared > 300, $"only {compared} combinations");
    }

    private static IEnumerable<Dictionary<string, object>> Combinations() =>
        from region in Regions
        from fips in (bool?[])[null, false, true]
        from dualStack in (bool?[])[null, false, true]
        from url in (string?[])[null, "http://127.0.0.1:8080/base/path"]
        select new (string Name, object? Value)[]
            {
                ("Region", region), ("UseFIPS", fips), ("UseDualStack", dualStack), ("Endpoint", url),
            }
            .Where(parameter => parameter.Value is not null)
            .ToDictionary(parameter => parameter.Name, parameter => parameter.Value!, StringComparer.Ordinal);

    private static (string? Url, string? Error) Resolve(IEndpointProvider provider, EndpointParameters parameters)
    {
        try
        {
            return (provider.ResolveEndpoint(parameters).URL, null);
        }
        catch (AmazonClientException e)
        {
            return (null, e.Message);
        }
    }
}
