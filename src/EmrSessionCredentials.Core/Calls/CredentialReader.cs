using System;
using System.Collections.Generic;
using System.Security;
using Amazon.ElasticMapReduce.Model;
using Amazon.EMRContainers.Model;
using EmrSessionCredentials.Requests;

namespace EmrSessionCredentials.Calls;

/// <summary>
/// Turns the clients' responses into credentials, and refuses one that holds none. Plain text ends here: what leaves is
/// a <see cref="System.Security.SecureString"/>.
/// </summary>
internal static class CredentialReader
{
    internal static ManagedEndpointSessionCredential Read(
        ManagedEndpointRequest request,
        GetManagedEndpointSessionCredentialsResponse response,
        CredentialOrigin origin,
        ICollection<string> warnings)
    {
        string token = response.Credentials?.Token is { Length: > 0 } value
            ? value
            : throw InvalidServiceResponse.WithoutCredential("credentials.token", UnionMember.Of(response.Credentials));
        string? endpointToken = response.EndpointCredentials?.Token;
        if (string.IsNullOrEmpty(endpointToken) && UnionMember.Of(response.EndpointCredentials) is { } unknown)
        {
            // The token that was asked for is there, so the call succeeded; what could not be read is named all the same.
            warnings.Add($"The service sent endpoint credentials of a kind that this version does not know: '{InvalidServiceResponse.Printable(unknown)}'.");
        }

        return new ManagedEndpointSessionCredential(
            request,
            origin,
            response.Id,
            Protect(token, "credentials.token"),
            string.IsNullOrEmpty(endpointToken) ? null : Protect(endpointToken!, "endpointCredentials.token"),
            response.ExpiresAt.InUtc());
    }

    internal static ClusterSessionCredential Read(
        ClusterRequest request,
        GetClusterSessionCredentialsResponse response,
        CredentialOrigin origin,
        ICollection<string> warnings)
    {
        if (response.Credentials?.UsernamePassword is not { Username: { Length: > 0 } username, Password: { Length: > 0 } password })
        {
            throw InvalidServiceResponse.WithoutCredential(
                "Credentials.UsernamePassword", UnionMember.Of(response.Credentials));
        }

        return new ClusterSessionCredential(
            request, origin, username, Protect(password, "a password"), response.ExpiresAt.InUtc());
    }

    /// <summary>A secret under protection, or the refusal of one that is longer than any is.</summary>
    internal static SecureString Protect(string secret, string member) => secret.Length <= Secrets.MaximumLength
        ? Secrets.Protect(secret)
        : throw InvalidServiceResponse.TooLong(member);
}
