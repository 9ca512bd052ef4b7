using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Amazon.EMRContainers;
using Amazon.ElasticMapReduce;
using Amazon.EMRServerless;
using Amazon.Runtime;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>What is there has the names and places of the AWS SDK for .NET, so that its packages can replace it.</summary>
public sealed class SurfaceTests
{
    [Theory]
    [InlineData(
        "emr", "DescribeCluster", "GetClusterSessionCredentials", "GetOnClusterAppUIPresignedURL", "GetSession",
        "GetSessionEndpoint", "ListClusters", "ListSessions", "StartSession", "TerminateSession")]
    [InlineData(
        "emr-containers", "DescribeManagedEndpoint", "GetManagedEndpointSessionCredentials", "ListManagedEndpoints",
        "ListVirtualClusters")]
    [InlineData(
        "emr-serverless", "GetSession", "GetSessionEndpoint", "ListApplications", "ListSessions", "StartSession",
        "TerminateSession")]
    public void Clients_have_exactly_these_operations(string service, params string[] operations)
    {
        Type type = Operations.ClientType(service);
        Assert.Equal(operations, Operations.Implemented(service).Order(StringComparer.Ordinal));
        Assert.All(operations, operation =>
        {
            MethodInfo method = type.GetMethod($"{operation}Async")!;
            Assert.Equal(
                [Operations.Type(service, $"Model.{operation}Request"), typeof(CancellationToken)],
                method.GetParameters().Select(parameter => parameter.ParameterType));
            Assert.True(method.GetParameters()[1].HasDefaultValue);
            Assert.Equal(
                typeof(Task<>).MakeGenericType(Operations.Type(service, $"Model.{operation}Response")!), method.ReturnType);
        });
    }

    [Fact]
    public void Types_are_in_the_namespaces_of_the_SDK_but_for_two_bases()
    {
        string[] bases = ["EmrSessionCredentials.ServiceClients.EmrServiceClient", "EmrSessionCredentials.ServiceClients.EmrServiceConfig"];
        IEnumerable<string> exported =
            typeof(AmazonEMRContainersClient).Assembly.GetExportedTypes().Select(type => type.FullName!);

        Assert.All(
            exported.Except(bases, StringComparer.Ordinal),
            name => Assert.Matches(@"^Amazon\.(EMRContainers|ElasticMapReduce|EMRServerless)(\.Model)?\.[A-Za-z0-9]+$", name));
    }

    [Theory]
    [InlineData(typeof(AmazonEMRContainersConfig), "EMR containers", "emr-containers", "2020-10-01")]
    [InlineData(typeof(AmazonElasticMapReduceConfig), "EMR", "elasticmapreduce", "2009-03-31")]
    [InlineData(typeof(AmazonEMRServerlessConfig), "EMR Serverless", "emr-serverless", "2021-07-13")]
    public void Names_and_versions_are_those_of_the_services(Type type, string id, string signingName, string version)
    {
        ClientConfig config = (ClientConfig)Activator.CreateInstance(type)!;

        Assert.Equal(
            [id, signingName, signingName, version],
            [config.ServiceId, config.AuthenticationServiceName, config.RegionEndpointServiceName, config.ServiceVersion]);
        Assert.Contains($"api/{id}#", config.UserAgent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_was_disposed_says_so()
    {
        using StubHttp http = StubHttp.Answering("{}");
        AmazonEMRContainersClient client = Clients.EMRContainers(http);
        client.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(
            () => client.GetManagedEndpointSessionCredentialsAsync(Clients.EndpointRequest));
    }
}
