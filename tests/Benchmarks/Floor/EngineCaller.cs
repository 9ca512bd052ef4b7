using System;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Benchmarks.Floor;

/// <summary>What the cmdlets are made of, without PowerShell.</summary>
internal sealed class EngineCaller : ICaller
{
    private readonly EmrSession _session;

    private EngineCaller(EmrSession session) => _session = session;

    internal static async Task<EngineCaller> OpenAsync(Uri url, CancellationToken cancellationToken)
    {
        IdentityOptions identity = new()
        {
            Region = Known.Region,
            AccessKey = Known.AccessKey,
            SecretKey = Secrets.Protect(Known.SecretKey),
        };
        ClientOptions options = new() { EndpointUrl = url };
        return new EngineCaller(
            await EmrSession.OpenAsync(identity, options, clock: null, cancellationToken).ConfigureAwait(false));
    }

    public async Task<bool> CallAsync(string endpoint, CancellationToken cancellationToken)
    {
        ManagedEndpointRequest request = new()
        {
            EndpointIdentifier = endpoint,
            VirtualClusterIdentifier = Known.VirtualCluster,
            ExecutionRoleArn = Known.Role,
        };
        CallResult<SessionCredential> result = await _session
            .GetAsync(request, minimumValidity: null, new CallContext(cancellationToken)).ConfigureAwait(false);
        return ((ManagedEndpointSessionCredential)result.Value).Token.Length > 0;
    }

    public void Dispose() => _session.Dispose();
}
