using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.EMRContainers;
using BenchmarkDotNet.Attributes;
using EmrSessionCredentials.Benchmarks.Floor;

namespace EmrSessionCredentials.Benchmarks.Inside;

/// <summary>One call without a network: marshalling, signing, AWSSDK.Core's pipeline, parsing.</summary>
public class CallBenchmarks
{
    private ClientCaller? _client;

    /// <summary>Makes the client.</summary>
    [GlobalSetup]
    public void SetUp() => _client = new ClientCaller(new AmazonEMRContainersConfig
    {
        ServiceURL = "http://127.0.0.1:1",
        AuthenticationRegion = Known.Region,
        HttpClientFactory = new StubNetwork.Factory(),
    });

    /// <summary>The plain client's call.</summary>
    /// <returns>Whether a token came back.</returns>
    [Benchmark]
    public async Task<bool> PlainClientAsync() =>
        await _client!.CallAsync("endpoint1", CancellationToken.None).ConfigureAwait(false)
            ? true
            : throw new InvalidOperationException("no token");
}
