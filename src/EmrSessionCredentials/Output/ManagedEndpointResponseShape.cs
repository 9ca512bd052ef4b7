using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;

namespace EmrSessionCredentials.Output;

/// <summary>The response of <c>GetManagedEndpointSessionCredentials</c>.</summary>
internal sealed class ManagedEndpointResponseShape() : ResponseShape<ManagedEndpointSessionCredential>(
    "EmrSessionCredentials.PlainText.ManagedEndpointResponse",
    "Amazon.EMRContainers.Model.GetManagedEndpointSessionCredentialsResponse")
{
    internal override IReadOnlyList<string> Paths { get; } =
    [
        "Id", "Credentials", "Credentials.Token", "EndpointCredentials", "EndpointCredentials.Token", "ExpiresAt",
        "ResponseMetadata", "ResponseMetadata.RequestId", "HttpStatusCode",
    ];

    private protected override void Fill(
        PSObject response, ManagedEndpointSessionCredential credential, Func<SecureString, object> secret)
    {
        Add(response, "Id", credential.Id);
        Add(response, "Credentials", Token(credential.Token, secret));
        Add(response, "EndpointCredentials", credential.EndpointToken is { } token ? Token(token, secret) : null);
        Add(response, "ExpiresAt", credential.ExpiresAt);
    }

    private static PSObject Token(SecureString token, Func<SecureString, object> secret) =>
        Secretive("EmrSessionCredentials.PlainText.Token", ("Token", secret(token)));
}
