using System;
using System.Collections.Generic;
using EmrSessionCredentials.Requests;
using Clusters = Amazon.ElasticMapReduce.Model;
using Serverless = Amazon.EMRServerless.Model;

namespace EmrSessionCredentials.Calls;

/// <summary>Turns the answers of the two <c>GetSessionEndpoint</c> operations into credentials, and refuses one that holds none.</summary>
internal static class SessionEndpointReader
{
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
            warnings.Add($"The service sent credentials of a kind that this version does not know: '{InvalidServiceResponse.Printable(unknown)}'.");

        return new SparkConnectSessionCredential(
            request,
            origin,
            EndpointOf(response.Endpoint),
            string.IsNullOrEmpty(response.AuthToken) ? null : CredentialReader.Protect(response.AuthToken!, "AuthToken"),
            response.AuthTokenExpirationTime.InUtc())
        {
            Username = hasPair ? pair!.Username : null,
            Password = hasPair ? CredentialReader.Protect(pair!.Password!, "a password") : null,
        };
    }

    internal static SparkConnectSessionCredential Read(
        ServerlessSessionRequest request,
        Serverless.GetSessionEndpointResponse response,
        CredentialOrigin origin,
        ICollection<string> warnings)
    {
        if (string.IsNullOrEmpty(response.AuthToken))
            throw InvalidServiceResponse.WithoutCredential("authToken", unknownMember: null);
        return new SparkConnectSessionCredential(
            request,
            origin,
            EndpointOf(response.Endpoint),
            CredentialReader.Protect(response.AuthToken!, "AuthToken"),
            response.AuthTokenExpiresAt.InUtc());
    }

    /// <summary>The endpoint as a URL. The services may give a bare host, which is meant as https.</summary>
    private static Uri EndpointOf(string? endpoint)
    {
        string url = endpoint?.IndexOf("://", StringComparison.Ordinal) > 0 ? endpoint : "https://" + endpoint;
        return !string.IsNullOrEmpty(endpoint) && Uri.TryCreate(url, UriKind.Absolute, out Uri? parsed)
            ? parsed
            : throw InvalidServiceResponse.WithoutCredential("an endpoint", unknownMember: null);
    }
}
