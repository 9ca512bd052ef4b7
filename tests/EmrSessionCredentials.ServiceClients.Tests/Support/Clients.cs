using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using Amazon;
using Amazon.ElasticMapReduce;
using Amazon.ElasticMapReduce.Model;
using Amazon.EMRContainers;
using Amazon.EMRContainers.Model;
using Amazon.EMRServerless;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;

namespace EmrSessionCredentials.ServiceClients.Tests;

/// <summary>The module's clients with another network, which do not wait before a retry.</summary>
internal static class Clients
{
    internal static readonly AWSCredentials Keys = new BasicAWSCredentials(
        "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");

    private static CallObserver Observer => new(TimeSpan.FromSeconds(30), TimeProvider.System);

    internal static GetManagedEndpointSessionCredentialsRequest EndpointRequest => new()
    {
        VirtualClusterIdentifier = "abcdef1234567890",
        EndpointIdentifier = "ghijkl0987654321",
        ExecutionRoleArn = "arn:aws:iam::123456789012:role/EMR_Exec",
        CredentialType = "TOKEN",
    };

    internal static GetClusterSessionCredentialsRequest ClusterRequest => new() { ClusterId = "j-1ABCDEFGHIJKL" };

    internal static AmazonEMRContainersClient EMRContainers(
        StubHttp http, Action<AmazonEMRContainersConfig>? configure = null, AWSCredentials? keys = null)
    {
        AmazonEMRContainersConfig config = new() { RegionEndpoint = RegionEndpoint.USEast1 };
        Prepare(config, http);
        configure?.Invoke(config);
        return new QuickEMRContainersClient(keys ?? Keys, config);
    }

    internal static AmazonElasticMapReduceClient ElasticMapReduce(
        StubHttp http, Action<AmazonElasticMapReduceConfig>? configure = null, AWSCredentials? keys = null)
    {
        AmazonElasticMapReduceConfig config = new() { RegionEndpoint = RegionEndpoint.USEast1 };
        Prepare(config, http);
        configure?.Invoke(config);
        return new QuickElasticMapReduceClient(keys ?? Keys, config);
    }

    internal static AmazonEMRServerlessClient EMRServerless(
        StubHttp http, Action<AmazonEMRServerlessConfig>? configure = null, AWSCredentials? keys = null)
    {
        AmazonEMRServerlessConfig config = new() { RegionEndpoint = RegionEndpoint.USEast1 };
        Prepare(config, http);
        configure?.Invoke(config);
        return new QuickEMRServerlessClient(keys ?? Keys, config);
    }

    // The quota for retries is one for the whole process; tests must not use it up for each other.
    private static void Prepare(ClientConfig config, StubHttp http)
    {
        config.HttpClientFactory = http.Factory;
        config.ThrottleRetries = false;
    }

    private static void DoNotWait(RuntimePipeline pipeline, IClientConfig config) =>
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new ImpatientRetryPolicy(config)));

    private sealed class QuickEMRContainersClient(AWSCredentials keys, AmazonEMRContainersConfig config)
        : ObservedEmrContainersClient(keys, config, Observer)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            DoNotWait(pipeline, Config);
        }
    }

    private sealed class QuickElasticMapReduceClient(AWSCredentials keys, AmazonElasticMapReduceConfig config)
        : ObservedElasticMapReduceClient(keys, config, Observer)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            DoNotWait(pipeline, Config);
        }
    }

    private sealed class QuickEMRServerlessClient(AWSCredentials keys, AmazonEMRServerlessConfig config)
        : ObservedEmrServerlessClient(keys, config, Observer)
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            DoNotWait(pipeline, Config);
        }
    }

    private sealed class ImpatientRetryPolicy(IClientConfig config) : StandardRetryPolicy(config)
    {
        // No time passes, but a call that was given up ends here, as it does in the real policy.
        public override Task WaitBeforeRetryAsync(IExecutionContext executionContext) =>
            Task.Delay(TimeSpan.Zero, executionContext.RequestContext.CancellationToken);
    }
}
