using System;
using System.Threading;
using System.Threading.Tasks;
using Amazon.EMRContainers;
using Amazon.EMRContainers.Model;
using Amazon.Runtime;

namespace EmrSessionCredentials.Benchmarks.Floor;

/// <summary>The service client alone, as any program that references AWSSDK would use it.</summary>
internal sealed class ClientCaller(AmazonEMRContainersConfig config) : ICaller
{
    private readonly AmazonEMRContainersClient _client =
        new(new BasicAWSCredentials(Known.AccessKey, Known.SecretKey), config);

    internal ClientCaller(Uri url)
        : this(new AmazonEMRContainersConfig { ServiceURL = url.AbsoluteUri, AuthenticationRegion = Known.Region })
    {
    }

    public async Task<bool> CallAsync(string endpoint, CancellationToken cancellationToken)
    {
        GetManagedEndpointSessionCredentialsResponse answer = await _client.GetManagedEndpointSessionCredentialsAsync(
            new GetManagedEndpointSessionCredentialsRequest
            {
                EndpointIdentifier = endpoint,
                VirtualClusterIdentifier = Known.VirtualCluster,
                ExecutionRoleArn = Known.Role,
                CredentialType = "TOKEN",
            },
            cancellationToken).ConfigureAwait(false);
        return answer.Credentials?.Token is { Length: > 0 };
    }

    public void Dispose() => _client.Dispose();
}
