using System;
using System.Threading.Tasks;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Sessions;
using EmrSessionCredentials.Emulator.Observing;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Requests;
using EmrSessionCredentials.Tests.Identity;

namespace EmrSessionCredentials.Tests.Calls;

/// <summary>The two services, for tests that hold for both.</summary>
public enum Service
{
    EmrContainers,
    Emr,
}

/// <summary>Sessions that sign with the key pair of the golden requests, and requests that are good.</summary>
internal static class TestSessions
{
    internal const string Role = "arn:aws:iam::123456789012:role/EMR_Exec";
    internal const string Region = "eu-central-1";
    internal const string SecretKey = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    internal static IdentityOptions Signer =>
        new() { AccessKey = "AKIDEXAMPLE", SecretKey = Run.Secret(SecretKey), Region = Region };

    internal static ManagedEndpointRequest Endpoint(string endpoint = "ep1") => new()
    {
        EndpointIdentifier = endpoint,
        VirtualClusterIdentifier = "vc1",
        ExecutionRoleArn = Role,
    };

    internal static ClusterRequest Cluster(string cluster = "j-1") => new() { ClusterId = cluster };

    internal static Task<EmrSession> OpenAsync(
        Uri url, Func<ClientOptions, ClientOptions>? with = null, TimeProvider? clock = null)
    {
        ClientOptions options = new() { EndpointUrl = url };
        return EmrSession.OpenAsync(
            Signer, with is null ? options : with(options), clock, TestContext.Current.CancellationToken);
    }

    /// <summary>Gets a credential of either kind; both calls go through the same code, so both must hold.</summary>
    internal static async Task<(SessionCredential Credential, CallReport Report)> GetAsync(
        this EmrSession session, Service service, string target)
    {
        if (service == Service.Emr)
        {
            CallResult<ClusterSessionCredential> login =
                await session.GetAsync(Cluster(target), cancellationToken: TestContext.Current.CancellationToken);
            return (login.Value, login.Report!);
        }

        CallResult<ManagedEndpointSessionCredential> token =
            await session.GetAsync(Endpoint(target), cancellationToken: TestContext.Current.CancellationToken);
        return (token.Value, token.Report!);
    }

    internal static Task<SessionCredentialException> FailAsync(
        this EmrSession session, Service service, string target) =>
        Assert.ThrowsAsync<SessionCredentialException>(() => session.GetAsync(service, target));

    internal static bool IsAbout(this ObservedRequest request, string target) =>
        request.Identifiers.Count > 0 && string.Equals(request.Identifiers[0], target, StringComparison.Ordinal);
}
