using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Security;

namespace EmrSessionCredentials.Output;

/// <summary>The response of <c>GetSessionEndpoint</c> of EMR Serverless.</summary>
internal sealed class ServerlessSessionResponseShape() : ResponseShape<SparkConnectSessionCredential>(
    "EmrSessionCredentials.PlainText.ServerlessSessionResponse",
    "Amazon.EMRServerless.Model.GetSessionEndpointResponse")
{
    internal override IReadOnlyList<string> Paths { get; } =
    [
        "ApplicationId", "SessionId", "Endpoint", "AuthToken", "AuthTokenExpiresAt",
        "ResponseMetadata", "ResponseMetadata.RequestId", "HttpStatusCode",
    ];

    private protected override void Fill(
        PSObject response, SparkConnectSessionCredential credential, Func<SecureString, object> secret)
    {
        Add(response, "ApplicationId", credential.ApplicationId);
        Add(response, "SessionId", credential.SessionId);
        Add(response, "Endpoint", credential.Endpoint.OriginalString);
        Add(response, "AuthToken", secret(credential.Token!));
        Add(response, "AuthTokenExpiresAt", credential.ExpiresAt);
        Mask(response, "AuthToken");
    }
}
