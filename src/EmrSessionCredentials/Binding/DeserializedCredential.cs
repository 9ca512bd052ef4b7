using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using EmrSessionCredentials.Calls;
using EmrSessionCredentials.Identity;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Binding;

/// <summary>
/// A credential that came back from a job, a remote session or Import-Clixml: properties of the same names. What signed
/// stayed where it was, so it is renewed with the identity of this session, in the region that it is of.
/// </summary>
internal sealed class DeserializedCredential(PSObject properties, string type, IdentityOptions identity)
{
    private const string Prefix = "Deserialized.";

    /// <summary>Makes a credential of an object; null when it was not a credential.</summary>
    /// <param name="value">The object.</param>
    /// <param name="identity">Who signs when it is renewed.</param>
    /// <exception cref="ArgumentTransformationMetadataException">A property that is needed is not there.</exception>
    internal static SessionCredential? Read(PSObject value, IdentityOptions identity)
    {
        string? type = value.TypeNames.FirstOrDefault(name => name.StartsWith(Prefix, StringComparison.Ordinal))?.Substring(Prefix.Length);
        return type is null ? null : new DeserializedCredential(value, type, identity).Read();
    }

    private SessionCredential? Read()
    {
        if (type == typeof(ClusterSessionCredential).FullName)
            return Cluster();
        if (type == typeof(ManagedEndpointSessionCredential).FullName)
            return ManagedEndpoint();
        return type == typeof(SparkConnectSessionCredential).FullName ? SparkConnect() : null;
    }

    private ClusterSessionCredential Cluster() => new(
        new ClusterRequest
        {
            ClusterId = Needed<string>(nameof(ClusterSessionCredential.ClusterId)),
            ExecutionRoleArn = Find<string>(nameof(SessionCredential.ExecutionRoleArn)),
        },
        Origin(),
        Needed<string>(nameof(ClusterSessionCredential.Username)),
        Needed<SecureString>(nameof(ClusterSessionCredential.Password)),
        ExpiresAt());

    private ManagedEndpointSessionCredential ManagedEndpoint() => new(
        new ManagedEndpointRequest
        {
            EndpointIdentifier = Needed<string>(nameof(ManagedEndpointSessionCredential.EndpointIdentifier)),
            VirtualClusterIdentifier = Needed<string>(
                nameof(ManagedEndpointSessionCredential.VirtualClusterIdentifier)),
            ExecutionRoleArn = Needed<string>(nameof(SessionCredential.ExecutionRoleArn)),
            CredentialType = Needed<string>(nameof(ManagedEndpointSessionCredential.CredentialType)),
            Duration = Find<object>(nameof(ManagedEndpointSessionCredential.RequestedDuration)) as TimeSpan?,
            LogContext = Find<string>(nameof(ManagedEndpointSessionCredential.LogContext)),
        },
        Origin(),
        Find<string>(nameof(ManagedEndpointSessionCredential.Id)),
        Needed<SecureString>(nameof(ManagedEndpointSessionCredential.Token)),
        Find<SecureString>(nameof(ManagedEndpointSessionCredential.EndpointToken)),
        ExpiresAt());

    private SparkConnectSessionCredential SparkConnect()
    {
        string session = Needed<string>(nameof(SparkConnectSessionCredential.SessionId));
        SecureString? password = Find<SecureString>(nameof(SparkConnectSessionCredential.Password));
        SecureString? token = Find<SecureString>(nameof(SparkConnectSessionCredential.Token));
        return new SparkConnectSessionCredential(
            Find<string>(nameof(SparkConnectSessionCredential.ApplicationId)) is { } application
                ? new ServerlessSessionRequest { SessionId = session, ApplicationId = application }
                : new ClusterSessionRequest
                {
                    SessionId = session,
                    ClusterId = Needed<string>(nameof(SparkConnectSessionCredential.ClusterId)),
                },
            Origin(),
            Needed<Uri>(nameof(SparkConnectSessionCredential.Endpoint)),
            token ?? (password is null ? Needed<SecureString>(nameof(SparkConnectSessionCredential.Token)) : null),
            ExpiresAt())
        {
            Username = Find<string>(nameof(SparkConnectSessionCredential.Username)),
            Password = password,
        };
    }

    private CredentialOrigin Origin()
    {
        string region = Needed<string>(nameof(SessionCredential.Region));
        return new CredentialOrigin(region, Find<string>(nameof(SessionCredential.RequestId)), TimeProvider.System)
        {
            ClockOffset = Find<object>(nameof(SessionCredential.ClockOffset)) as TimeSpan?,
            Setup = new SessionSetup(identity with { Region = region }, new ClientOptions()),
        };
    }

    private DateTimeOffset? ExpiresAt() =>
        Find<object>(nameof(SessionCredential.ExpiresAt)) is DateTime moment ? new DateTimeOffset(moment) : null;

    private T Needed<T>(string property)
        where T : class => Find<T>(property) ?? throw new ArgumentTransformationMetadataException(
            "Request the credential in this session, or keep all its properties where it comes from: this deserialized "
            + $"{type.Substring(type.LastIndexOf('.') + 1)} has no {property}.");

    private T? Find<T>(string property)
        where T : class => ObjectMembers.Of(properties, property) as T;
}
