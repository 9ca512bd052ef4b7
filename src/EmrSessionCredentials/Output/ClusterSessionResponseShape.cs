using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;

namespace EmrSessionCredentials.Output;

/// <summary>The response of <c>GetSessionEndpoint</c> of EMR.</summary>
internal sealed class ClusterSessionResponseShape() : ResponseShape<SparkConnectSessionCredential>(
    "EmrSessionCredentials.PlainText.ClusterSessionResponse",
    "Amazon.ElasticMapReduce.Model.GetSessionEndpointResponse")
{
    internal override IReadOnlyList<string> Paths { get; } =
    [
        "Endpoint", "AuthToken", "AuthTokenExpirationTime", "Credentials", "Credentials.UsernamePassword",
        "Credentials.UsernamePassword.Username", "Credentials.UsernamePassword.Password",
        "ResponseMetadata", "ResponseMetadata.RequestId", "HttpStatusCode",
    ];

    private protected override void Fill(
        PSObject response, SparkConnectSessionCredential credential, Func<SecureString, object> secret)
    {
        Add(response, "Endpoint", credential.Endpoint.OriginalString);
        Add(response, "AuthToken", credential.Token is { } token ? secret(token) : null);
        Add(response, "AuthTokenExpirationTime", credential.ExpiresAt);
        Add(response, "Credentials", credential.Password is { } password
            ? Nested(("UsernamePassword", Pair(credential.Username, secret(password))))
            : null);
        Mask(response, "AuthToken");
    }
}
