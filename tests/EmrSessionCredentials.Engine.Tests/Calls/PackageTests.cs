using System;
using System.Threading.Tasks;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Emulator.Hosting;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>
/// AWS's own packages, which may take the place of this project's clients, quote the body in what they throw when they
/// cannot read it. Clients of this project never do, so a handler in their pipeline does it for them.
/// </summary>
[Collection(Identity.EnvironmentCollection.Name)]
public sealed class PackageTests : IRuntimePipelineCustomizer, IDisposable
{
    private const string Secret = "S3CR3T";

    public PackageTests() => RuntimePipelineCustomizerRegistry.Instance.Register(this);

    public string UniqueName => nameof(PackageTests);

    void IRuntimePipelineCustomizer.Customize(Type type, RuntimePipeline pipeline) =>
        pipeline.AddHandlerBefore<ErrorHandler>(new QuotingHandler());

    public void Dispose() => RuntimePipelineCustomizerRegistry.Instance.Deregister(this);

    [Theory]
    [InlineData("malformed", "InvalidServiceResponse", 200)]
    [InlineData("internal", "InternalServerException", 500)]
    [InlineData("invalid", "ValidationException", 400)]
    public async Task What_they_quote_is_not_passed_on(string fault, string code, int status)
    {
        await using EmulatorHost emulator = await EmulatorHost.StartAsync();
        using EmrSession session = await TestSessions.OpenAsync(emulator.Url, o => o with { MaxAttempts = 1 });

        SessionCredentialException failure = await session.FailAsync(Service.EmrContainers, $"x-fault-{fault}");

        Assert.Equal((code, status), (failure.ErrorCode, failure.StatusCode));
        Assert.Equal(emulator.Observed.Requests[0].RequestId, failure.RequestId);
        Assert.DoesNotContain(Secret, Reachable.TextOf(failure), StringComparison.Ordinal);
    }

    private sealed class QuotingHandler : PipelineHandler
    {
        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            try
            {
                return await base.InvokeAsync<T>(executionContext);
            }
            catch (AmazonServiceException e)
            {
                throw new AmazonUnmarshallingException(
                    e.RequestId, lastKnownLocation: null, responseBody: Secret, e, e.StatusCode);
            }
        }
    }
}
