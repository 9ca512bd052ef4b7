using System;
using Amazon.ElasticMapReduce;
using Amazon.EMRContainers;
using Amazon.EMRServerless;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// The service clients of one session, each made when it is first used. A failure to make one is not kept.
/// </summary>
internal sealed class ClientSet(ClientSetup setup, TimeProvider clock) : IDisposable
{
    private readonly object _gate = new();
    private AmazonEMRContainersClient? _emrContainers;
    private AmazonElasticMapReduceClient? _emr;
    private AmazonEMRServerlessClient? _emrServerless;
    private bool _isDisposed;

    internal AmazonEMRContainersClient EmrContainers => _emrContainers ?? Get(ref _emrContainers, () => new ObservedEmrContainersClient(
        new CallCredentials(), setup.Configure(new AmazonEMRContainersConfig()), setup.Observer(clock)));

    internal AmazonElasticMapReduceClient Emr => _emr ?? Get(ref _emr, () => new ObservedElasticMapReduceClient(
        new CallCredentials(), setup.Configure(new AmazonElasticMapReduceConfig()), setup.Observer(clock)));

    internal AmazonEMRServerlessClient EmrServerless => _emrServerless ?? Get(ref _emrServerless, () => new ObservedEmrServerlessClient(
        new CallCredentials(), setup.Configure(new AmazonEMRServerlessConfig()), setup.Observer(clock)));

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _emrContainers?.Dispose();
            _emr?.Dispose();
            _emrServerless?.Dispose();
            (_emrContainers, _emr, _emrServerless) = (null, null, null);
        }
    }

    private T Get<T>(ref T? client, Func<T> make)
        where T : class
    {
        lock (_gate)
            return _isDisposed ? throw new ObjectDisposedException(nameof(EmrSession)) : client ??= make();
    }
}
