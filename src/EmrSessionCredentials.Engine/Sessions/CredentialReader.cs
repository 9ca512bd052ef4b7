using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using EmrSessionCredentials.Requests;
using Clusters = Amazon.ElasticMapReduce.Model;
using Containers = Amazon.EMRContainers.Model;
using Serverless = Amazon.EMRServerless.Model;

namespace EmrSessionCredentials.Sessions;

/// <summary>
/// Turns the clients' responses into credentials, and refuses one that holds none. Plain text ends here: what leaves is
/// a <see cref="System.Security.SecureString"/>.
/// </summary>
internal static class CredentialReader
{
    internal static ManagedEndpointSessionCredential Read(
        ManagedEndpointRequest request,
        Containers.GetManagedEndpointSessionCredentialsResponse response,
        CredentialOrigin origin,
        ICollection<string> warnings)
    {
        string token = response.Credentials?.Token is { Length: > 0 } value
            ? value
            : throw InvalidServiceResponse.WithoutCredential("credentials.token", UnionMember.Of(response.Credentials));
        string? endpointToken = response.EndpointCredentials?.Token;
        if (string.IsNullOrEmpty(endpointToken) && UnionMember.Of(response.EndpointCredentials) is { } unknown)
        {
            // The token that was asked for is there, so the call succeeded; what could not be read is named all the
            // same.
            warnings.Add($"The service sent endpoint credentials of a kind that this version does not know: '{LineText.Of(unknown)}'.");
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
        Clusters.GetClusterSessionCredentialsResponse response,
        CredentialOrigin origin,
        ICollection<string> warnings)
    {
        if (response.Credentials?.UsernamePassword is not { Username: { Length: > 0 } username, Password: { Length: > 0 } password })
        {
            throw InvalidServiceResponse.WithoutCredential(
                "Credentials.UsernamePassword", UnionMember.Of(response.Credentials));
        }

        return new ClusterSessionCredential(
            request, origin, InvalidServiceResponse.ThrowIfControl(username, "a user name"), Protect(password, "a password"), response.ExpiresAt.InUtc());
    }

    internal static SparkConnectSessionCredential Read(
        ClusterSessionRequest request,
        Clusters.GetSessionEndpointResponse response,
        CredentialOrigin origin,
        ICollection<string> warnings)
    {
        Clusters.UsernamePassword? pair = response.Credentials?.UsernamePassword;
        bool hasPair = pair is { Username.Length: > 0, Password.Length: > 0 };
        if (string.IsNullOrEmpty(response.AuthToken) && !hasPair)
            throw InvalidServiceResponse.WithoutCredential("AuthToken", UnionMember.Of(response.Credentials));
        if (!hasPair && UnionMember.Of(response.Credentials) is { } unknown)
            warnings.Add(
                $"The service sent credentials of a kind that this version does not know: '{LineText.Of(unknown)}'.");

        return new SparkConnectSessionCredential(
            request,
            origin,
            EndpointOf(response.Endpoint),
            string.IsNullOrEmpty(response.AuthToken) ? null : Protect(response.AuthToken!, "AuthToken"),
            response.AuthTokenExpirationTime.InUtc())
        {
            Username = hasPair ? InvalidServiceResponse.ThrowIfControl(pair!.Username!, "a user name") : null,
            Password = hasPair ? Protect(pair!.Password!, "a password") : null,
        };
    }

    internal static SparkConnectSessionCredential Read(
        ServerlessSessionRequest request,
        Serverless.GetSessionEndpointResponse response,
        CredentialOrigin origin,
        ICollection<string> warnings)
    {
        InvalidServiceResponse.ThrowIfOther(request.ApplicationId, response.ApplicationId);
        InvalidServiceResponse.ThrowIfOther(request.SessionId, response.SessionId);
        if (string.IsNullOrEmpty(response.AuthToken))
            throw InvalidServiceResponse.WithoutCredential("authToken", unknownMember: null);
        return new SparkConnectSessionCredential(
            request,
            origin,
            EndpointOf(response.Endpoint),
            Protect(response.AuthToken!, "AuthToken"),
            response.AuthTokenExpiresAt.InUtc());
    }

    /// <summary>The endpoint as a URL. The services may give a bare host, which is meant as https.</summary>
    private static Uri EndpointOf(string? endpoint)
    {
        string url = endpoint?.IndexOf("://", StringComparison.Ordinal) > 0 ? endpoint : "https://" + endpoint;
        return !string.IsNullOrEmpty(endpoint)
            && !endpoint!.Any(char.IsControl)
            && Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed)
            && parsed.UserInfo.Length == 0
                ? parsed
                : throw InvalidServiceResponse.WithoutCredential("an endpoint", unknownMember: null);
    }

    /// <summary>
    /// A secret under protection, or the refusal of one that no service issues: it becomes a header or a variable.
    /// </summary>
    internal static SecureString Protect(string secret, string member) => secret.Length > Secrets.MaximumLength
        ? throw InvalidServiceResponse.TooLong(member)
        : Secrets.Protect(InvalidServiceResponse.ThrowIfControl(secret, member));
}
