using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Internal;
using Amazon.EMRContainers;
using Amazon.EMRContainers.Internal;
using Amazon.EMRServerless;
using Amazon.EMRServerless.Internal;
using Amazon.Runtime;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>The public surface is that of the AWS SDK for .NET, so that its packages can take this project's place.</summary>
public sealed class SurfaceTests
{
    [Theory]
    [InlineData(typeof(AmazonEMRContainersClient), typeof(AmazonEMRContainersConfig))]
    [InlineData(typeof(AmazonElasticMapReduceClient), typeof(AmazonElasticMapReduceConfig))]
    [InlineData(typeof(AmazonEMRServerlessClient), typeof(AmazonEMRServerlessConfig))]
    public void Clients_have_the_constructors_of_the_SDK(Type client, Type config)
    {
        Type[][] keys = [[typeof(AWSCredentials)], [.. Texts(2)], [.. Texts(3)]];
        IEnumerable<Type[]> expected = keys.Prepend([]).SelectMany(
            key => (Type[][])[key, [.. key, typeof(RegionEndpoint)], [.. key, config]]);

        Assert.Equal(
            expected.Select(Describe).Order(StringComparer.Ordinal),
            client.GetConstructors().Select(c => Describe(c.GetParameters().Select(p => p.ParameterType)))
                .Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(
        "emr", typeof(IAmazonElasticMapReduce), "DescribeCluster", "GetClusterSessionCredentials", "GetSession",
        "GetSessionEndpoint", "ListClusters", "ListSessions")]
    [InlineData(
        "emr-containers", typeof(IAmazonEMRContainers), "DescribeManagedEndpoint", "DescribeVirtualCluster",
        "GetManagedEndpointSessionCredentials", "ListManagedEndpoints", "ListVirtualClusters")]
    [InlineData(
        "emr-serverless", typeof(IAmazonEMRServerless), "GetSession", "GetSessionEndpoint", "ListApplications",
        "ListSessions")]
    public void Interfaces_have_exactly_these_operations(string service, Type type, params string[] operations)
    {
        Assert.Equal(type, Operations.Interface(service));
        Assert.Equal(operations, Operations.Implemented(service).Order(StringComparer.Ordinal));
        Assert.True(typeof(IAmazonService).IsAssignableFrom(type));
        Assert.True(typeof(IDisposable).IsAssignableFrom(type));
        Assert.All(operations, operation =>
        {
            MethodInfo method = type.GetMethod($"{operation}Async")!;
            Assert.Equal(typeof(CancellationToken), method.GetParameters()[1].ParameterType);
            Assert.True(method.GetParameters()[1].HasDefaultValue);
            Assert.Equal($"{operation}Response", method.ReturnType.GetGenericArguments()[0].Name);
        });
    }

    [Fact]
    public void Types_are_where_the_SDK_has_them()
    {
        string[] expected =
        [
            "Amazon.EMRContainers.AmazonEMRContainersRequest",
            "Amazon.EMRContainers.Endpoints.EMRContainersEndpointParameters",
            "Amazon.EMRContainers.Internal.AmazonEMRContainersEndpointResolver",
            "Amazon.EMRContainers.Model.ValidationException",
            "Amazon.ElasticMapReduce.AmazonElasticMapReduceRequest",
            "Amazon.ElasticMapReduce.Endpoints.ElasticMapReduceEndpointParameters",
            "Amazon.ElasticMapReduce.Internal.AmazonElasticMapReduceEndpointResolver",
            "Amazon.ElasticMapReduce.Model.InternalServerErrorException",
            "Amazon.ElasticMapReduce.Model.UsernamePassword",
            "Amazon.EMRServerless.AmazonEMRServerlessRequest",
            "Amazon.EMRServerless.Endpoints.EMRServerlessEndpointParameters",
            "Amazon.EMRServerless.Internal.AmazonEMRServerlessEndpointResolver",
            "Amazon.EMRServerless.SessionState",
            "Amazon.EMRServerless.Model.SessionSummary",
        ];
        string[] exported = [.. typeof(IAmazonEMRContainers).Assembly.GetExportedTypes().Select(type => type.FullName!)];

        Assert.Empty(expected.Except(exported, StringComparer.Ordinal));
        Assert.All(exported, name => Assert.Matches(@"^Amazon\.(EMRContainers|ElasticMapReduce|EMRServerless)\.", name));
    }

    [Fact]
    public void AWSSDK_Core_can_make_the_clients()
    {
        using AmazonEMRContainersClient containers = Assert.IsType<AmazonEMRContainersClient>(
            Make<IAmazonEMRContainers>(Clients.Keys));
        using AmazonElasticMapReduceClient cluster = Assert.IsType<AmazonElasticMapReduceClient>(
            Make<IAmazonElasticMapReduce>(null));

        using AmazonEMRServerlessClient serverless = Assert.IsType<AmazonEMRServerlessClient>(
            Make<IAmazonEMRServerless>(Clients.Keys));

        Assert.Equal(RegionEndpoint.USEast1, serverless.Config.RegionEndpoint);
        Assert.Throws<AmazonClientException>(
            () => MakeWith<IAmazonEMRServerless>(new AmazonEMRContainersConfig { RegionEndpoint = RegionEndpoint.USEast1 }));
        Assert.Equal(RegionEndpoint.USEast1, containers.Config.RegionEndpoint);
        Assert.Equal(RegionEndpoint.USEast1, cluster.Config.RegionEndpoint);
        Assert.Throws<AmazonClientException>(
            () => MakeWith<IAmazonEMRContainers>(new AmazonElasticMapReduceConfig { RegionEndpoint = RegionEndpoint.USEast1 }));
        Assert.Throws<AmazonClientException>(
            () => MakeWith<IAmazonElasticMapReduce>(new AmazonEMRContainersConfig { RegionEndpoint = RegionEndpoint.USEast1 }));
    }

    [Fact]
    public void Names_and_versions_are_those_of_the_services()
    {
        AmazonEMRContainersConfig containers = new();
        AmazonElasticMapReduceConfig cluster = new();

        Assert.Equal(
            ["EMR containers", "EMR containers", "EMR containers", "emr-containers", "emr-containers", "2020-10-01"],
            [
                AmazonEMRContainersConfig.ServiceId, ((ClientConfig)containers).ServiceId,
                new AmazonEMRContainersMetadata().ServiceId, containers.AuthenticationServiceName,
                containers.RegionEndpointServiceName, containers.ServiceVersion,
            ]);
        Assert.Equal(
            ["EMR", "EMR", "EMR", "elasticmapreduce", "elasticmapreduce", "2009-03-31"],
            [
                AmazonElasticMapReduceConfig.ServiceId, ((ClientConfig)cluster).ServiceId,
                new AmazonElasticMapReduceMetadata().ServiceId, cluster.AuthenticationServiceName,
                cluster.RegionEndpointServiceName, cluster.ServiceVersion,
            ]);
        AmazonEMRServerlessConfig serverless = new();
        Assert.Equal(
            ["EMR Serverless", "EMR Serverless", "EMR Serverless", "emr-serverless", "emr-serverless", "2021-07-13"],
            [
                AmazonEMRServerlessConfig.ServiceId, ((ClientConfig)serverless).ServiceId,
                new AmazonEMRServerlessMetadata().ServiceId, serverless.AuthenticationServiceName,
                serverless.RegionEndpointServiceName, serverless.ServiceVersion,
            ]);
        Assert.Contains("api/EMR containers#", containers.UserAgent, StringComparison.Ordinal);
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

    private static IEnumerable<Type> Texts(int count) => Enumerable.Repeat(typeof(string), count);

    private static string Describe(IEnumerable<Type> types) => string.Join(", ", types.Select(type => type.Name));

    private static IAmazonService Make<T>(AWSCredentials? credentials)
        where T : IAmazonService
    {
        ClientConfig config = T.CreateDefaultClientConfig();
        config.RegionEndpoint = RegionEndpoint.USEast1;
        return T.CreateDefaultServiceClient(credentials, config);
    }

    private static void MakeWith<T>(ClientConfig config)
        where T : IAmazonService => T.CreateDefaultServiceClient(Clients.Keys, config);
}
