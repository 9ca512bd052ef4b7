using System;
using Amazon.ElasticMapReduce;
using Amazon.EMRContainers;
using Amazon.EMRServerless;

namespace EmrSessionCredentials.Sessions;

/// <summary>The service clients of one session, each made when it is first used.</summary>
/// <param name="setup">Who signs, where and how.</param>
/// <param name="clock">What time limits are measured by.</param>
internal sealed class ClientSet(ClientSetup setup, TimeProvider clock) : IDisposable
{
    private readonly OnDemand<AmazonEMRContainersClient> _emrContainers = new(() => new ObservedEmrContainersClient(
        setup.Credentials, setup.Configure(new AmazonEMRContainersConfig()), setup.Observer(clock)));

    private readonly OnDemand<AmazonElasticMapReduceClient> _emr = new(() => new ObservedElasticMapReduceClient(
        setup.Credentials, setup.Configure(new AmazonElasticMapReduceConfig()), setup.Observer(clock)));

    private readonly OnDemand<AmazonEMRServerlessClient> _emrServerless = new(() => new ObservedEmrServerlessClient(
        setup.Credentials, setup.Configure(new AmazonEMRServerlessConfig()), setup.Observer(clock)));

    internal AmazonEMRContainersClient EmrContainers => _emrContainers.Value;

    internal AmazonElasticMapReduceClient Emr => _emr.Value;

    internal AmazonEMRServerlessClient EmrServerless => _emrServerless.Value;

    public void Dispose()
    {
        _emrContainers.Dispose();
        _emr.Dispose();
        _emrServerless.Dispose();
    }
}
