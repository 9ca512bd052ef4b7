using Amazon.ElasticMapReduce;
using Amazon.EMRContainers;
using Amazon.EMRServerless;
using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// The EMR on EKS client, observed. Deriving is the one seam that both this project's clients and the packages have.
/// </summary>
internal class ObservedEmrContainersClient(
    AWSCredentials credentials, AmazonEMRContainersConfig config, CallObserver observer)
    : AmazonEMRContainersClient(credentials, config)
{
    protected override bool SupportResponseLogging => false;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        observer.AddTo(pipeline);
    }
}

/// <summary>The EMR client, observed.</summary>
internal class ObservedElasticMapReduceClient(
    AWSCredentials credentials, AmazonElasticMapReduceConfig config, CallObserver observer)
    : AmazonElasticMapReduceClient(credentials, config)
{
    protected override bool SupportResponseLogging => false;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        observer.AddTo(pipeline);
    }
}

/// <summary>The EMR Serverless client, observed.</summary>
internal class ObservedEmrServerlessClient(
    AWSCredentials credentials, AmazonEMRServerlessConfig config, CallObserver observer)
    : AmazonEMRServerlessClient(credentials, config)
{
    protected override bool SupportResponseLogging => false;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        observer.AddTo(pipeline);
    }
}
