using System;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Sessions;

namespace EmrSessionCredentials.Tests.Configuration;

/// <summary>Makes the call of a case with the engine.</summary>
internal static class EngineClient
{
    internal static async Task<string?> CallAsync(CaseInput input)
    {
        CancellationToken stop = TestContext.Current.CancellationToken;
        LoopbackInternet.Proxy = input.Proxy;
        try
        {
            IdentityOptions identity = new() { ProfileName = input.Profile, Region = input.Region };
            using EmrSession session = await EmrSession.OpenAsync(identity, new ClientOptions(), TimeProvider.System, stop);
            await session.GetAsync(Request(input.Service), minimumValidity: null, new CallContext(stop));
            return null;
        }
        catch (SessionCredentialException refusal)
        {
            return $"{refusal.ErrorCode}: {refusal.Message} {refusal.Advice}";
        }
        finally
        {
            LoopbackInternet.Proxy = null;
        }
    }

    private static SessionCredentialRequest Request(string service) => service switch
    {
        "emr-containers" => new ManagedEndpointRequest
        {
            EndpointIdentifier = "ep", VirtualClusterIdentifier = "vc", ExecutionRoleArn = "arn:aws:iam::123456789012:role/r",
        },
        "emr-serverless" => new ServerlessSessionRequest { ApplicationId = "00emulated000001", SessionId = "00s0000010000001" },
        _ => new ClusterRequest { ClusterId = "j-1" },
    };
}
