using System;
using System.Linq;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Tests.Calls;
using EmrSessionCredentials.Tests.Identity;

[assembly: AssemblyFixture(typeof(TestProcess))]

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>
/// What all tests of the process share: none of the machine's AWS settings, and no waiting between attempts. For the
/// latter AWSSDK has a door of its own, a registry of pipeline customizers: the retry policy stays the one that users
/// get, and only the longest wait it may choose is set to nothing.
/// </summary>
public sealed class TestProcess : IRuntimePipelineCustomizer, IDisposable
{
    private readonly Scratch _environment = new();

    public TestProcess() => RuntimePipelineCustomizerRegistry.Instance.Register(this);

    public string UniqueName => nameof(TestProcess);

    public void Customize(Type type, RuntimePipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(pipeline);
        if (type.Assembly != typeof(EmrSession).Assembly)
            return;
        RetryPolicy policy = pipeline.Handlers.OfType<RetryHandler>().Single().RetryPolicy;
        ((StandardRetryPolicy)policy).MaxBackoffInMilliseconds = 0;
    }

    public void Dispose()
    {
        RuntimePipelineCustomizerRegistry.Instance.Deregister(this);
        _environment.Dispose();
    }
}
