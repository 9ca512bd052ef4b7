using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;

namespace EmrSessionCredentials.Output;

/// <summary>The response of <c>GetClusterSessionCredentials</c>.</summary>
internal sealed class ClusterResponseShape() : ResponseShape<ClusterSessionCredential>(
    "EmrSessionCredentials.PlainText.ClusterResponse",
    "Amazon.ElasticMapReduce.Model.GetClusterSessionCredentialsResponse")
{
    internal override IReadOnlyList<string> Paths { get; } =
    [
        "Credentials", "Credentials.UsernamePassword", "Credentials.UsernamePassword.Username",
        "Credentials.UsernamePassword.Password", "ExpiresAt",
        "ResponseMetadata", "ResponseMetadata.RequestId", "HttpStatusCode",
    ];

    private protected override void Fill(
        PSObject response, ClusterSessionCredential credential, Func<SecureString, object> secret)
    {
        Add(response, "Credentials", Nested(("UsernamePassword", Pair(credential.Username, secret(credential.Password)))));
        Add(response, "ExpiresAt", credential.ExpiresAt);
    }
}
