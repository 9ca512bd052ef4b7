using System;
using System.Collections.Generic;
using System.Linq;
using Amazon;
using Amazon.ElasticMapReduce;
using Amazon.EMRContainers;
using Amazon.EMRServerless;
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
    public void EMRContainers_agrees_with_its_rule_set() => AssertAgrees("emr-containers", new AmazonEMRContainersConfig());

    [Fact]
    public void EMR_agrees_with_its_rule_set() => AssertAgrees("emr", new AmazonElasticMapReduceConfig());

    [Fact]
    public void EMRServerless_agrees_with_its_rule_set() => AssertAgrees("emr-serverless", new AmazonEMRServerlessConfig());

    private static void AssertAgrees(string service, ClientConfig config)
    {
        IEndpointProvider provider = config.EndpointProvider;
        RuleSet rules = new(DataCases.Read($"{service}.endpoint-rules.json"));

        int compared = 0;
        foreach (Dictionary<string, object> given in Combinations())
        {
            EndpointParameters parameters = new Parameters();
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

    private sealed class Parameters : EndpointParameters;
}
