using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Security;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using EmrSessionCredentials;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Requests;

namespace Quickstart;

/// <summary>The tour without a PowerShell: through the library that the cmdlets are made of.</summary>
internal static class CoreGuide
{
    internal static async Task<int> RunAsync(Tour tour, CancellationToken cancellationToken)
    {
        Console.WriteLine("""
            No pwsh is on the PATH, so this tour goes through EmrSessionCredentials.Core, without the cmdlets.
            To get PowerShell: https://learn.microsoft.com/powershell/scripting/install
            """);
        try
        {
            using EmrSession session =
                await EmrSession.OpenAsync(Identity(tour), new ClientOptions { EndpointUrl = tour.Url }, clock: null, cancellationToken).ConfigureAwait(false);
            if (tour.ClusterId is not null)
                await GetClusterAsync(session, tour, cancellationToken).ConfigureAwait(false);
            if (tour.HasEndpoint)
                await GetEndpointAsync(session, tour, cancellationToken).ConfigureAwait(false);
            return 0;
        }
        catch (SessionCredentialException e)
        {
            await Console.Error.WriteLineAsync($"{e.ErrorCode}: {e.Message} {e.Advice}").ConfigureAwait(false);
            return 1;
        }
    }

    private static IdentityOptions Identity(Tour tour) => new()
    {
        Region = tour.Region,
        ProfileName = tour.Profile,
        AccessKey = tour.Url is null ? null : Tour.EmulatorAccessKey,
        SecretKey = tour.Url is null ? null : Secrets.Protect(Tour.EmulatorSecretKey),
    };

    private static async Task GetClusterAsync(EmrSession session, Tour tour, CancellationToken cancellationToken)
    {
        ClusterRequest request = new() { ClusterId = tour.ClusterId!, ExecutionRoleArn = tour.ExecutionRoleArn };
        Issued<ClusterSessionCredential> issued = await session.GetAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
        ClusterSessionCredential credential = issued.Credential;
        Tell(issued.Report, $"user {credential.Username}, password ******", credential);
        if (tour.Url is not null)
        {
            string pair = $"{credential.Username}:{Secrets.Reveal(credential.Password)}";
            await UseAsync(new Uri(tour.Url, "livy/sessions"), "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)), cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task GetEndpointAsync(EmrSession session, Tour tour, CancellationToken cancellationToken)
    {
        ManagedEndpointRequest request = new()
        {
            EndpointIdentifier = tour.EndpointId!,
            VirtualClusterIdentifier = tour.VirtualClusterId!,
            ExecutionRoleArn = tour.ExecutionRoleArn!,
        };
        Issued<ManagedEndpointSessionCredential> issued = await session.GetAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
        Tell(issued.Report, "token ******", issued.Credential);
        if (tour.Url is not null)
        {
            SecureString token = issued.Credential.Token;
            await UseAsync(new Uri(tour.Url, $"gateway/{tour.EndpointId}/api/kernelspecs"), "token", Secrets.Reveal(token), cancellationToken).ConfigureAwait(false);
        }
    }

    private static void Tell(CallReport report, string what, SessionCredential credential) => Console.WriteLine($"""

        {report.Operation} for {report.Target} in {report.Region} ({report.Elapsed.TotalMilliseconds:0} ms)
          got   {what}, valid until {credential.ExpiresAt:u}
        """);

    private static async Task UseAsync(Uri uri, string scheme, string parameter, CancellationToken cancellationToken)
    {
        using HttpClient http = new();
        using HttpRequestMessage message = new(HttpMethod.Get, uri);
        message.Headers.Authorization = new AuthenticationHeaderValue(scheme, parameter);
        using HttpResponseMessage response = await http.SendAsync(message, cancellationToken).ConfigureAwait(false);
        Console.WriteLine($"  used  GET {uri.AbsolutePath} with Authorization: {scheme} ****** gives {(int)response.StatusCode} {response.ReasonPhrase}");
    }
}
