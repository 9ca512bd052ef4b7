using System;
using System.Linq;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Util;

namespace EmrSessionCredentials.Identity;

/// <summary>
/// What the EC2 instance metadata service knows. AWSSDK asks it; here it is kept short, for most computers are no
/// instances and AWSSDK would try for some twenty seconds: first a connection, within a second, then the question.
/// </summary>
internal static class InstanceMetadata
{
    private static readonly TimeSpan ConnectLimit = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(5);

    /// <summary>Why it cannot be asked, or null where something listens.</summary>
    internal static async Task<string?> FindObstacleAsync(CancellationToken cancellationToken)
    {
        if (!EC2InstanceMetadata.IsIMDSEnabled)
            return "switched off by AWS_EC2_METADATA_DISABLED";

        Uri endpoint;
        try
        {
            // AWSSDK fixes the endpoint when it starts; $env:AWS_EC2_METADATA_SERVICE_ENDPOINT may have changed since.
            FallbackInternalConfigurationFactory.Reset();
            endpoint = new Uri(EC2InstanceMetadata.ServiceEndpoint);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return $"its endpoint cannot be determined ({exception.GetType().Name})";
        }

        bool listens = await ConnectAsync(endpoint, cancellationToken).ConfigureAwait(false);
        return listens ? null : $"nothing listens at {endpoint.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped)}";
    }

    /// <summary>The credentials of the instance's role, or null where it has none.</summary>
    internal static async Task<AWSCredentials?> FindCredentialsAsync(CancellationToken cancellationToken)
    {
        string? role = await AskAsync(
            () => InstanceProfileAWSCredentials.GetAvailableRoles().FirstOrDefault(), cancellationToken)
            .ConfigureAwait(false);
        return role is null ? null : new InstanceProfileAWSCredentials(role);
    }

    /// <summary>The region the instance is in, or null where it does not say.</summary>
    internal static async Task<string?> FindRegionAsync(CancellationToken cancellationToken)
    {
        RegionEndpoint? region = await AskAsync(() => EC2InstanceMetadata.Region, cancellationToken)
            .ConfigureAwait(false);
        return region?.SystemName;
    }

    // AWSSDK's questions block, and pause between their tries: hence on a thread of their own.
    private static async Task<T?> AskAsync<T>(Func<T?> question, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await Waiting.UntilAsync(Task.Run(question, CancellationToken.None), AnswerLimit, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task<bool> ConnectAsync(Uri endpoint, CancellationToken cancellationToken)
    {
        using TcpClient client = new(endpoint.HostNameType == UriHostNameType.IPv6
            ? AddressFamily.InterNetworkV6
            : AddressFamily.InterNetwork);
        try
        {
            Task<bool> connected = FinishAsync(client.ConnectAsync(endpoint.DnsSafeHost, endpoint.Port));
            return await Waiting.UntilAsync(connected, ConnectLimit, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or TimeoutException or ArgumentException)
        {
            return false;
        }

        static async Task<bool> FinishAsync(Task connect)
        {
            await connect.ConfigureAwait(false);
            return true;
        }
    }
}
