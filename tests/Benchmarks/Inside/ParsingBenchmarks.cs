using System.IO;
using System.Threading.Tasks;
using Amazon.EMRContainers;
using Amazon.EMRContainers.Model;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using BenchmarkDotNet.Attributes;
using EmrSessionCredentials.Benchmarks.Floor;

namespace EmrSessionCredentials.Benchmarks.Inside;

/// <summary>A response's body into an object, and its secret into a SecureString.</summary>
public class ParsingBenchmarks
{
    private static readonly string Token = new('a', 64);

    private readonly CaughtUnmarshaller _caught = new();

    /// <summary>Makes a call, to get hold of what reads responses: it is nobody's public face.</summary>
    /// <returns>A task that ends when the call has.</returns>
    [GlobalSetup]
    public async Task SetUpAsync()
    {
        using CatchingClient client = new(_caught);
        await client.GetManagedEndpointSessionCredentialsAsync(new GetManagedEndpointSessionCredentialsRequest
        {
            EndpointIdentifier = "endpoint1",
            VirtualClusterIdentifier = Known.VirtualCluster,
            ExecutionRoleArn = Known.Role,
        }).ConfigureAwait(false);
    }

    /// <summary>The body into the response object.</summary>
    /// <returns>The response.</returns>
    [Benchmark]
    public AmazonWebServiceResponse Response()
    {
        using MemoryStream body = new(StubNetwork.Answer);
        using JsonUnmarshallerContext context =
            new(body, maintainResponseBody: false, _caught.Response, isException: false);
        return _caught.Unmarshaller!.Unmarshall(context);
    }

    /// <summary>A token into a SecureString.</summary>
    /// <returns>Its length.</returns>
    [Benchmark]
    public int Secret()
    {
        using System.Security.SecureString secret = Secrets.Protect(Token);
        return secret.Length;
    }

    private sealed class CaughtUnmarshaller : PipelineHandler
    {
        internal ResponseUnmarshaller? Unmarshaller { get; private set; }

        internal IWebResponseData? Response { get; private set; }

        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            T result = await base.InvokeAsync<T>(executionContext).ConfigureAwait(false);
            Unmarshaller = executionContext.RequestContext.Unmarshaller;
            Response = executionContext.ResponseContext.HttpResponse;
            return result;
        }
    }

    private sealed class CatchingClient(CaughtUnmarshaller caught) : AmazonEMRContainersClient(
        new BasicAWSCredentials(Known.AccessKey, Known.SecretKey),
        new AmazonEMRContainersConfig
        {
            ServiceURL = "http://127.0.0.1:1",
            AuthenticationRegion = Known.Region,
            HttpClientFactory = new StubNetwork.Factory(),
        })
    {
        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
        {
            base.CustomizeRuntimePipeline(pipeline);
            pipeline.AddHandlerAfter<Unmarshaller>(caught);
        }
    }
}
